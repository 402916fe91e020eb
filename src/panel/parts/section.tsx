import { useId, type ReactNode, type Ref } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'step' | 'warning' | 'plain';
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly id?: string;
}

/** A part of the panel with its heading, as a region that can be jumped to. */
export function Section({ title, children, tone = 'plain', headingRef, id }: SectionProps) {
  const headingId = useId();
  return (
    <section className={`section section-${tone}`} aria-labelledby={headingId} id={id}>
      <h2 id={headingId} ref={headingRef} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
