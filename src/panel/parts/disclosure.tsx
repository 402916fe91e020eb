import { useId, useState, type ReactNode } from 'react';

interface DisclosureProps {
  readonly label: ReactNode;
  /** Beside the label for those who hear the page: what it is about. */
  readonly about?: string;
  readonly children: ReactNode;
  readonly kind?: 'line' | 'section';
  /** Given where something else unfolds it too; otherwise it keeps that itself, and starts folded. */
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
}

/** A button that shows and hides what belongs to it; what is hidden is not rendered. */
export function Disclosure({ label, about, children, kind = 'line', open: openGiven, onOpen }: DisclosureProps) {
  const [openHere, setOpenHere] = useState(false);
  const open = openGiven ?? openHere;
  const id = useId();
  return (
    <div className={`disclosure disclosure-${kind}`}>
      <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={id} onClick={() => (onOpen ?? setOpenHere)(!open)}>
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
