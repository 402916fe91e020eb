import type { Fact } from '../../patient/fact.ts';
import { dateWords, factLabel, factStateWords } from '../fact-words.ts';
import { usePanel } from '../panel-context.ts';
import { SourceList } from './source-list.tsx';

/** One fact: what it is called, its value and date or why it is not known, and the resources behind it. */
export function FactLine({ id, withSources = false }: { readonly id: string; readonly withSources?: boolean }) {
  const fact = useFact(id);
  return (
    <>
      <span className="fact-name">{factLabel(id)}:</span> <FactValueWords id={id} fact={fact} />
      {withSources && fact !== undefined ? <FactOrigin fact={fact} /> : null}
    </>
  );
}

/** A fact of the patient, or a summary of the assessment. */
export function useFact(id: string): Fact | undefined {
  const { pathway } = usePanel();
  return pathway.patient.facts[id] ?? pathway.assessment.states[id];
}

export function FactValueWords({ id, fact }: { readonly id: string; readonly fact: Fact | undefined }) {
  const known = fact?.state === 'known';
  return (
    <>
      <span className={known ? 'fact-value' : 'fact-unknown'}>{factStateWords(id, fact)}</span>
      {known && fact.date !== undefined ? <span className="fact-date"> ({dateWords(fact.date)})</span> : null}
      {known && fact.answered ? <span className="fact-date"> answered</span> : null}
    </>
  );
}

/** How a fact was read, the words of the chart, and the resources it rests on. */
export function FactOrigin({ fact }: { readonly fact: Fact }) {
  const words = fact.state === 'known' ? fact.how : fact.detail;
  const sources = fact.sources ?? [];
  return (
    <span className="fact-origin">
      {words === undefined ? null : <span className="fact-how">{words}</span>}
      {fact.raw === undefined ? null : <q className="fact-raw">{fact.raw}</q>}
      <SourceList sources={sources} />
    </span>
  );
}
