import { useId, useState } from 'react';
import { catalogue } from '../../patient/catalogue.ts';
import { questions } from '../../patient/questions.ts';
import { factGroup, factLabel } from '../fact-words.ts';
import { usePanel } from '../panel-context.ts';
import { factGroups } from '../words/facts.ts';
import { AnswerControl } from './answer-control.tsx';
import { Disclosure } from './disclosure.tsx';
import { confirmableLists, ListRead } from './list-read.tsx';
import { FactOrigin, FactValueWords, useFact } from './fact-line.tsx';

/** Every fact the guideline reads: value, date, source and how it was read, or why it is not known; to be corrected in place. */
export default function FactsTable() {
  const { pathway } = usePanel();
  const ids = [...new Set([...Object.keys(catalogue), ...Object.keys(pathway.patient.facts)])];
  const stateOf = (id: string) => pathway.patient.facts[id]?.state ?? 'unknown';
  return (
    <>
      <p className="muted">Read as of {pathway.chart.asOf}. An answer of yours counts before the chart for the fact it names.</p>
      {confirmableLists.map((linkId) => (
        <ListRead key={linkId} linkId={linkId} />
      ))}
      {factGroups.map(({ title }) => {
        const group = ids.filter((id) => factGroup(id) === title);
        const known = group.filter((id) => stateOf(id) === 'known');
        if (group.length === 0) return null;
        return (
          <Disclosure key={title} label={`${title}: ${known.length} known, ${group.length - known.length} not known`}>
            <table className="facts">
              <caption className="only-heard">{title}</caption>
              <thead>
                <tr>
                  <th scope="col">Fact</th>
                  <th scope="col">Value and source</th>
                </tr>
              </thead>
              <tbody>
                {[...known, ...group.filter((id) => stateOf(id) !== 'known')].map((id) => (
                  <FactRow key={id} id={id} />
                ))}
              </tbody>
            </table>
          </Disclosure>
        );
      })}
    </>
  );
}

function FactRow({ id }: { readonly id: string }) {
  const fact = useFact(id);
  const labelId = useId();
  return (
    <tr>
      <th scope="row" id={labelId}>
        {factLabel(id)}
      </th>
      <td>
        <FactValueWords id={id} fact={fact} />
        {fact?.state === 'known' && fact.derived ? <span className="muted"> computed</span> : null}
        {fact === undefined ? null : <FactOrigin fact={fact} />}
        {questions.has(id) ? <Correction linkId={id} labelId={labelId} known={fact?.state === 'known'} /> : null}
      </td>
    </tr>
  );
}

function Correction({ linkId, labelId, known }: { readonly linkId: string; readonly labelId: string; readonly known: boolean }) {
  const { answer } = usePanel();
  const [open, setOpen] = useState(false);
  return (
    <div className="correction">
      <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {known ? 'Correct' : 'Answer'}
        <span className="only-heard"> {factLabel(linkId)}</span>
      </button>
      {open ? (
        <>
          <p>{questions.get(linkId)?.text}</p>
          <AnswerControl
            linkId={linkId}
            labelledBy={labelId}
            onAnswer={(values, date) => {
              answer(linkId, values, date);
              setOpen(false);
            }}
          />
        </>
      ) : null}
    </div>
  );
}
