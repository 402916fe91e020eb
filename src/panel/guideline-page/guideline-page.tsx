import { useEffect } from 'react';
import { chapters } from '../../guideline/guideline.ts';
import { statements } from '../../guideline/data/article.ts';
import { inWords } from '../../guideline/in-words.ts';
import { nextStepOrder } from '../../guideline/next-step.ts';
import { namedReadings } from '../../guideline/page.ts';
import { lacksReference, traces } from '../../guideline/traceability.ts';
import { nextStepTitles } from '../words/next-steps.ts';
import { Footer } from '../parts/footer.tsx';
import { GuidelineRule, RuleLink } from './guideline-rule.tsx';
import { SourcesTable } from './sources-table.tsx';

const traceOf = new Map(traces.map((trace) => [trace.rule.id, trace]));
const readings = [...namedReadings()];
const sections = [
  ...chapters.map(({ letter, title }) => ({ id: `chapter-${letter}`, title: `${letter}. ${title}` })),
  { id: 'readings', title: 'Named readings' },
  { id: 'sources', title: 'Sources' },
];

/** Everything the guideline holds: the article's statements, the order of steps, every rule with what it rests on, the sources. */
export function GuidelinePage() {
  // The browser looked for the rule that the address names before there was any.
  useEffect(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(), []);
  return (
    <>
      <header className="page-header">
        <h1>The guideline, rule by rule</h1>
      </header>
      <main className="guideline-page">
        <nav aria-label="Chapters">
          <ul className="chapter-list">
            {[{ id: 'article', title: 'The source article' }, { id: 'next-step', title: 'The next step' }, ...sections].map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-labelledby="article">
          <h2 id="article">The source article, statement by statement</h2>
          <p>What each line of the article asks or warns of, in our words, and the rules that carry it. Citations 6 and 7 of the article have no entry in its reference list; lines that rest on them are marked †.</p>
          <ul className="statements">
            {statements.map((statement) => (
              <li key={statement.id} id={`statement-${statement.id}`}>
                <p>
                  {statement.gist}
                  {lacksReference(statement) ? <abbr title="cites an entry that the reference list lacks"> †</abbr> : null}
                </p>
                <p className="muted">
                  {statement.section}, line {statement.line}
                  {statement.citations.length > 0 ? `; cites ${statement.citations.join(', ')}` : ''}. Rules:{' '}
                  {statement.rules.map((rule, index) => (
                    <span key={rule}>
                      {index > 0 ? ', ' : ''}
                      <RuleLink id={rule} />
                    </span>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="next-step">
          <h2 id="next-step">The next step</h2>
          <p>The first of these that applies. While an earlier one is undetermined there is no next step yet.</p>
          <ol>
            {nextStepOrder.map(({ rule, when }) => (
              <li key={rule}>
                <RuleLink id={rule} />: {nextStepTitles[rule]}
                {when.op === 'all' ? <span className="muted"> (when {inWords(when)})</span> : null}
              </li>
            ))}
          </ol>
        </section>
        {chapters.map(({ letter, title, rules }) => (
          <section key={letter} aria-labelledby={`chapter-${letter}`}>
            <h2 id={`chapter-${letter}`}>
              {letter}. {title}
            </h2>
            {rules.map((rule) => {
              const trace = traceOf.get(rule.id);
              return trace === undefined ? null : <GuidelineRule key={rule.id} trace={trace} />;
            })}
          </section>
        ))}
        <section aria-labelledby="readings">
          <h2 id="readings">Named readings</h2>
          <dl className="readings">
            {readings.map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <SourcesTable />
      </main>
      <Footer />
    </>
  );
}
