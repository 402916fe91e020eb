import type { Placed, Placing } from '../placing.ts';
import { texts } from '../words/panel-texts.ts';
import { Disclosure } from './disclosure.tsx';
import { RuleList } from './rule-list.tsx';
import { Section } from './section.tsx';

/** A part of the panel made of the rules that belong to it. */
export function PlacedSection({ title, none, placed }: { readonly title: string; readonly none: string; readonly placed: Placed }) {
  return (
    <Section title={title}>
      {placed.applies.length === 0 ? <p className="muted">{none}</p> : null}
      <RuleList results={placed.applies} open={placed.open} about={title} />
    </Section>
  );
}

const countWords = (applies: number, open: number): string =>
  [applies === 0 ? '' : `${applies} ${applies === 1 ? 'line' : 'lines'}`, open === 0 ? '' : `${open} not settled`].filter(Boolean).join(', ');

/** Lines that apply beside the next step and the warnings, chapter by chapter. */
export function OtherAdvice({ chapters }: Pick<Placing, 'chapters'>) {
  if (chapters.length === 0) return null;
  return (
    <Section title={texts.advice}>
      {chapters.map(({ title, applies, open }) => (
        <Disclosure key={title} label={`${title}: ${countWords(applies.length, open.length)}`}>
          <RuleList results={applies} open={open} about={title} />
        </Disclosure>
      ))}
    </Section>
  );
}
