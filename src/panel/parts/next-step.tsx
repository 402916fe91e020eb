import type { Ref } from 'react';
import type { RuleResult } from '../../guideline/assess.ts';
import { factLabel, isAbsence } from '../fact-words.ts';
import { nextStepTitle } from '../next-step-title.ts';
import { usePanel } from '../panel-context.ts';
import { comesAfter, companions } from '../sections.ts';
import { texts } from '../words/panel-texts.ts';
import { Disclosure } from './disclosure.tsx';
import { FactLine } from './fact-line.tsx';
import { NeedsList } from './needs-list.tsx';
import { firstQuestions, missingBehindStep, stepResult } from '../first-questions.ts';
import { OwnDrugs } from './own-drugs.tsx';
import { Question } from './question.tsx';
import { RuleFoot, RuleLine } from './rule-line.tsx';
import { Section } from './section.tsx';

/** The headline: what to do next, why, and whether an answer could still change it. */
export function NextStep({ headingRef }: { readonly headingRef: Ref<HTMLHeadingElement> }) {
  const { pathway } = usePanel();
  const { nextStep } = pathway.assessment;
  const result = stepResult(pathway);
  return (
    <Section
      tone="step"
      headingRef={headingRef}
      title={
        <>
          {nextStep.rule === undefined ? null : <span className="eyebrow">{texts.nextStep}</span>}
          <span className="step-title">{nextStepTitle(nextStep)}</span>
        </>
      }
    >
      {result === undefined ? <NoStepYet needs={nextStep.why} /> : <Step result={result} />}
    </Section>
  );
}

function Step({ result }: { readonly result: RuleResult }) {
  const { pathway } = usePanel();
  const { rules } = pathway.assessment;
  const under = (companions[result.rule.id] ?? []).flatMap((id) => rules.find(({ rule, outcome }) => rule.id === id && outcome === 'applies') ?? []);
  return (
    <>
      <p className="step-text">{result.rule.text}</p>
      {result.details.length > 0 ? (
        <ul className="rule-details">
          {result.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
      <OwnDrugs ruleId={result.rule.id} />
      <Reasons facts={result.because} />
      <PassedOver stepId={result.rule.id} />
      <Firmness />
      <RuleFoot result={result} />
      {under.length > 0 ? (
        <div className="companions">
          <h3>How</h3>
          {under.map((companion) => (
            <RuleLine key={companion.rule.id} result={companion} />
          ))}
        </div>
      ) : null}
    </>
  );
}

const reasonsAtOnce = 6;

/** The facts that decided it: those that hold one by one, those that make it refractory and those that are ruled out in one line each. */
function Reasons({ facts }: { readonly facts: readonly string[] }) {
  const { pathway } = usePanel();
  const { legs, rules } = pathway.assessment;
  const refractory = rules.some(({ rule, outcome }) => rule.id === 'refractory-established' && outcome === 'applies') && legs.every(({ because }) => because.every((id) => facts.includes(id)));
  const told = new Set<string>([...givenByScope, ...(refractory ? legs.flatMap(({ because }) => because) : [])]);
  const known = facts.filter((id) => pathway.patient.facts[id]?.state === 'known');
  const absent = known.filter((id) => isAbsence(pathway.patient.facts[id]));
  const present = known.filter((id) => !absent.includes(id) && !told.has(id));
  const rest = present.slice(reasonsAtOnce);
  if (!refractory && present.length + absent.length === 0) return null;
  return (
    <div className="reasons">
      <h3>Because</h3>
      <ul>
        {refractory ? (
          <li>
            <span className="fact-value">Refractory</span>: <a href="#refractory">all {legs.length} conditions met</a>
          </li>
        ) : null}
        {present.slice(0, reasonsAtOnce).map((id) => (
          <li key={id}>
            <FactLine id={id} />
          </li>
        ))}
      </ul>
      {rest.length + absent.length > 0 ? (
        <Disclosure label={[rest.length > 0 ? `${rest.length} more` : '', absent.length > 0 ? `${absent.length} ruled out` : ''].filter(Boolean).join(', ')} about="reasons for the next step">
          <ul>
            {rest.map((id) => (
              <li key={id}>
                <FactLine id={id} />
              </li>
            ))}
          </ul>
          {absent.length > 0 ? <p className="ruled-out">Ruled out: {absent.map(factLabel).join('; ')}.</p> : null}
        </Disclosure>
      ) : null}
    </div>
  );
}

/** Why the step that would have come before was not taken. */
function PassedOver({ stepId }: { readonly stepId: string }) {
  const { pathway } = usePanel();
  const before = comesAfter[stepId];
  const result = pathway.assessment.rules.find(({ rule, outcome }) => rule.id === before?.rule && outcome === 'does-not-apply');
  const reasons = (result?.because ?? []).filter((id) => !givenByScope.has(id) && !isAbsence(pathway.patient.facts[id]));
  if (before === undefined || reasons.length === 0) return null;
  return (
    <div className="reasons">
      <h3>{before.words}</h3>
      <ul>
        {reasons.map((id) => (
          <li key={id}>
            <FactLine id={id} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Facts of every adult with RLS: true, and no help to the reader as a reason; they stand in the unfolded basis. */
const givenByScope: ReadonlySet<string> = new Set(['age', 'rls-diagnosis']);

/** Whether an answer could still change the step, in one line. */
function Firmness() {
  const { pathway } = usePanel();
  const count = pathway.assessment.prompts.filter(({ changesNextStep }) => changesNextStep).length;
  if (missingBehindStep(pathway).length > 0) return <AnswerHere />;
  if (count === 0) return <p className="firmness firmness-settled">Settled: no missing fact can change this step.</p>;
  return (
    <p className="firmness firmness-open">
      {count === 1 ? 'One answer can still change this step.' : `${count} answers can still change this step.`} <a href="#questions">To the questions</a>
    </p>
  );
}

/** A step that is due because something is missing: what is known already can be said here. */
function AnswerHere() {
  const { pathway } = usePanel();
  const first = firstQuestions(pathway);
  return (
    <>
      <p className="firmness firmness-open">{texts.missingIsTheStep}</p>
      <ol className="question-list first-questions">
        {first.map((prompt) => (
          <Question key={prompt.fact} prompt={prompt} foreseen />
        ))}
      </ol>
    </>
  );
}

/** What stands before the first step that is still open: asked here, in place. */
function NoStepYet({ needs }: { readonly needs: readonly string[] }) {
  const { pathway } = usePanel();
  const first = firstQuestions(pathway);
  const others = needs.filter((id) => !first.some(({ fact }) => fact === id));
  return (
    <>
      <p>{first.length > 0 ? texts.answerFirst : texts.noNextStepWhy}</p>
      <ol className="question-list first-questions">
        {first.map((prompt) => (
          <Question key={prompt.fact} prompt={prompt} foreseen />
        ))}
      </ol>
      {others.length > 0 ? (
        <>
          {first.length > 0 ? <p>{texts.alsoOpen}</p> : null}
          <NeedsList needs={others} />
        </>
      ) : null}
    </>
  );
}
