import { useId, useState, type ReactNode } from 'react';

interface DisclosureProps {
  readonly label: ReactNode;
  /** Beside the label for those who hear the page: what it is about. */
  readonly about?: string;
  readonly children: ReactNode;
  readonly kind?: 'line' | 'section';
  readonly startsOpen?: boolean;
}

/** A button that shows and hides what belongs to it; what is hidden is not rendered. */
export function Disclosure({ label, about, children, kind = 'line', startsOpen = false }: DisclosureProps) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className={`disclosure disclosure-${kind}`}>
      <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span className="disclosure-mark" aria-hidden="true" />
        <span>
          {label}
          {about === undefined ? null : <span className="only-heard">: {about}</span>}
        </span>
      </button>
      <div id={id} className="disclosure-content" hidden={!open}>
        {open ? children : null}
      </div>
    </div>
  );
}
