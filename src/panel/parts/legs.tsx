import type { Leg } from '../../guideline/assess.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';
import { Disclosure } from './disclosure.tsx';
import { FactLine } from './fact-line.tsx';
import { NeedsList } from './needs-list.tsx';
import { RuleFoot } from './rule-line.tsx';
import { Section } from './section.tsx';

const metWords = { yes: 'met', no: 'not met', unknown: 'unknown' } as const;
const verdicts = { yes: 'Yes: refractory', no: 'Not yet', unknown: 'Not known yet' } as const;

/** Is it refractory yet: each condition with its evidence, and the verdict with its rule. */
export function Legs() {
  const { pathway } = usePanel();
  const { legs, rules } = pathway.assessment;
  const established = rules.find(({ rule }) => rule.id === 'refractory-established');
  const notEstablished = rules.find(({ rule }) => rule.id === 'refractory-not-established');
  const verdict = established?.outcome === 'applies' ? 'yes' : notEstablished?.outcome === 'applies' ? 'no' : 'unknown';
  const result = verdict === 'yes' ? established : notEstablished;
  const met = legs.filter((leg) => leg.met === 'yes').length;
  return (
    <Section title={texts.legs} id="refractory">
      <p className={`verdict verdict-${verdict}`}>
        {verdicts[verdict]} <span className="muted">({met} of {legs.length} met)</span>
      </p>
      <ul className="legs">
        {legs.map((leg) => (
          <LegLine key={leg.id} leg={leg} />
        ))}
      </ul>
      {verdict === 'unknown' || result === undefined ? null : (
        <>
          <p className="rule-text">{result.rule.text}</p>
          <RuleFoot result={result} />
        </>
      )}
    </Section>
  );
}

function LegLine({ leg }: { readonly leg: Leg }) {
  const count = leg.met === 'unknown' ? leg.needs.length : leg.because.length;
  return (
    <li className={`leg leg-${leg.met}`}>
      <span className="leg-state">
        <LegSign met={leg.met} /> {metWords[leg.met]}
      </span>
      <div className="leg-body">
        {count === 0 ? (
          leg.title
        ) : (
          <Disclosure label={leg.title} about={leg.met === 'unknown' ? 'what is missing' : 'evidence'}>
            {leg.met === 'unknown' ? (
              <NeedsList needs={leg.needs} />
            ) : (
              <ul>
                {leg.because.map((id) => (
                  <li key={id}>
                    <FactLine id={id} withSources />
                  </li>
                ))}
              </ul>
            )}
          </Disclosure>
        )}
      </div>
    </li>
  );
}

function LegSign({ met }: { readonly met: Leg['met'] }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      {met === 'yes' ? <path d="M4.5 8.5l2.5 2.5 4.5-5" /> : null}
      {met === 'no' ? <path d="M5 5l6 6M11 5l-6 6" /> : null}
      {met === 'unknown' ? <path d="M6 6.2c0-2.7 4-2.7 4 0 0 1.6-2 1.5-2 3.3M8 11.6v.6" /> : null}
    </svg>
  );
}
