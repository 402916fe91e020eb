import { inWords } from '../../guideline/in-words.ts';
import { lacksReference, type Trace } from '../../guideline/traceability.ts';
import { sources } from '../../guideline/data/sources.ts';
import { GradeBadge } from '../parts/grade-badge.tsx';
import { readingOf, shownFirstWords, statedByWords } from '../words/grades.ts';
import { ruleAnchor } from '../rule-anchor.ts';

const kindWords = { decision: 'Decision', missingness: 'Says what is missing', note: 'Note' } as const;
const overrideWords = { always: 'The clinician may override it.', 'once-severity-known': 'The clinician may override it once the severity is known and not severe.' } as const;

export const RuleLink = ({ id }: { readonly id: string }) => (
  <a href={`#${ruleAnchor(id)}`}>
    <code>{id}</code>
  </a>
);

/** One rule beside its condition, sources, facts, thresholds and the article's statements. */
export function GuidelineRule({ trace }: { readonly trace: Trace }) {
  const { rule, statements, facts, thresholds, rules } = trace;
  return (
    <article className="guideline-rule" id={ruleAnchor(rule.id)} aria-labelledby={`${ruleAnchor(rule.id)}-name`}>
      <h3 id={`${ruleAnchor(rule.id)}-name`}>
        <code>{rule.id}</code>
      </h3>
      <p>{rule.text}</p>
      <p>
        <GradeBadge rule={rule} />
      </p>
      <dl className="trace">
        <Row name="When">{inWords(rule.when)}</Row>
        {rule.details?.map((detail) => (
          <Row key={detail.text} name="Also">
            {detail.text} <span className="muted">When {inWords(detail.when)}</span>
          </Row>
        ))}
        <Row name="Kind">
          {kindWords[rule.kind]}. {statedByWords[rule.statedBy]} {rule.overridable === undefined ? '' : overrideWords[rule.overridable]}
        </Row>
        {rule.sourcesDiffer === undefined ? null : (
          <Row name="Sources differ">
            {rule.sourcesDiffer.note} {shownFirstWords[rule.sourcesDiffer.shownFirst]}
          </Row>
        )}
        <Row name="Sources">
          <ul>
            {rule.citations.map(({ source, at }) => (
              <li key={`${source} ${at ?? ''}`}>
                <a href={`#source-${source}`}>{sources[source].title}</a>
                {at === undefined ? '' : `: ${at}`} <span className="muted">({readingOf(rule, source)})</span>
              </li>
            ))}
          </ul>
        </Row>
        {rule.verification.unverified === undefined ? null : <Row name="Not verified">{rule.verification.unverified}</Row>}
        {statements.length > 0 ? (
          <Row name="Article">
            {statements.map((statement, index) => (
              <span key={statement.id}>
                {index > 0 ? ', ' : ''}
                <a href={`#statement-${statement.id}`}>
                  {statement.section}, line {statement.line}
                </a>
                {lacksReference(statement) ? ' †' : ''}
              </span>
            ))}
          </Row>
        ) : null}
        {facts.length > 0 ? <Row name="Facts">{facts.join(', ')}</Row> : null}
        {thresholds.length > 0 ? (
          <Row name="Thresholds">
            <ul>
              {thresholds.map((threshold) => (
                <li key={threshold.name}>
                  {threshold.name}: {threshold.value} {threshold.unit}{' '}
                  <span className="muted">
                    ({threshold.sources.join(', ')}; {threshold.verified}; checked {threshold.checked}
                    {threshold.note === undefined ? '' : `; ${threshold.note}`})
                  </span>
                </li>
              ))}
            </ul>
          </Row>
        ) : null}
        {rules.length > 0 ? (
          <Row name="Rests on">
            {rules.map((id, index) => (
              <span key={id}>
                {index > 0 ? ', ' : ''}
                <RuleLink id={id} />
              </span>
            ))}
          </Row>
        ) : null}
      </dl>
    </article>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
