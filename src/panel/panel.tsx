import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Chart } from '../chart/chart.ts';
import type { Pathway } from '../pathway.ts';
import { localDay } from '../patient/local-time.ts';
import { windowResponse } from './answers/response.ts';
import type { Draft } from './answers/typed.ts';
import { useAnswers, type RunPathway } from './hooks/use-answers.ts';
import { useOutOfView } from './hooks/use-out-of-view.ts';
import { useSaving } from './hooks/use-saving.ts';
import { useUnsavedWarning } from './hooks/use-unsaved-warning.ts';
import { nextStepTitle } from './next-step-title.ts';
import { PanelContext, type PanelValue } from './panel-context.ts';
import { placeRules } from './placing.ts';
import { Boundary } from './parts/boundary.tsx';
import { ChartNotice } from './parts/chart-notice.tsx';
import { Disclosure } from './parts/disclosure.tsx';
import { Footer } from './parts/footer.tsx';
import { Legs } from './parts/legs.tsx';
import { NextStep } from './parts/next-step.tsx';
import { PatientBanner } from './parts/patient-banner.tsx';
import { PlacedSection, OtherAdvice } from './parts/placed-sections.tsx';
import { Plans } from './parts/plans.tsx';
import { Questions } from './parts/questions.tsx';
import { SaveBar } from './parts/save-bar.tsx';
import { Warnings } from './parts/warnings.tsx';
import type { SaveAnswers } from './save-answers.ts';
import { texts } from './words/panel-texts.ts';

// Opened by those who want to check: not part of what the first view waits for.
const FactsTable = lazy(() => import('./parts/facts-table.tsx'));
const Medicines = lazy(() => import('./parts/medicines.tsx'));
const NotRead = lazy(() => import('./parts/not-read.tsx'));
const WholeGuideline = lazy(() => import('./parts/whole-guideline.tsx'));
const DifferingSources = lazy(() => import('./parts/differing-sources.tsx'));

export interface PanelProps {
  readonly chart: Chart;
  readonly run: RunPathway;
  /** Whether the EHR leaves it to the app to show whose chart this is. */
  readonly needPatientBanner: boolean;
  /** Absent where the granted scopes do not allow it. */
  readonly save?: SaveAnswers | undefined;
  readonly author?: string | undefined;
  readonly encounterId?: string | undefined;
  readonly readAgain?: (() => void) | undefined;
  readonly reading?: boolean;
  /** Shown above everything, such as that the session has ended. */
  readonly notice?: ReactNode;
  readonly now?: () => Date;
}

const clock = (): Date => new Date();

/** The whole panel on one chart; answers are worked in at once, by the way that answers from the EHR go. */
export function Panel({ chart, run, needPatientBanner, save, author, encounterId, readAgain, reading = false, notice, now = clock }: PanelProps) {
  const patientId = chart.patient.id ?? '';
  const about = useMemo(
    () => ({ patientId, ...(author === undefined ? {} : { author }), ...(encounterId === undefined ? {} : { encounterId }) }),
    [patientId, author, encounterId],
  );
  const { pathway, given, authored, announcement, refused, chartRefused, answer, withdraw, foresee } = useAnswers(chart, run, about, now);
  const saving = useSaving(save, given, authored === undefined ? undefined : { ...about, authored });
  useUnsavedWarning(saving.unsaved);
  const [drafts] = useState(() => new Map<string, Draft>());
  const [allQuestions, unfoldQuestions] = useState(false);
  const placing = useMemo(() => placeRules(pathway), [pathway]);
  const stepHeading = useRef<HTMLHeadingElement>(null);
  const problems = useMemo(() => problemsOf(pathway, refused), [pathway, refused]);
  const value: PanelValue = { pathway, given, today: localDay(now()), answer, withdraw, foresee, drafts, allQuestions, unfoldQuestions, problems };

  return (
    <PanelContext value={value}>
      <StepReminder heading={stepHeading} title={nextStepTitle(pathway.assessment.nextStep)} />
      <header className="page-header">
        <h1>{texts.app}</h1>
        {needPatientBanner ? <PatientBanner patient={chart.patient} /> : null}
      </header>
      <main className="panel">
        <div className="column">
          {notice}
          {chartRefused === undefined ? null : (
            <p className="notice notice-partial" role="alert">
              The chart was read again, but could not be worked through ({chartRefused}). What is shown is the reading before it.
            </p>
          )}
          <ChartNotice searches={pathway.chart.searches} readAgain={readAgain} reading={reading} />
          <Part what={texts.nextStep}>
            <NextStep headingRef={stepHeading} />
          </Part>
          <Part what={texts.avoid}>
            <Warnings placing={placing} />
          </Part>
          <Part what={texts.questions}>
            <Questions />
            <SaveBar count={given.size} saving={saving} />
          </Part>
        </div>
        <div className="column">
          <Part what={texts.legs}>
            <Legs />
          </Part>
          <Part what={texts.special}>
            <PlacedSection title={texts.special} none={texts.specialNone} placed={placing.special} />
          </Part>
          <Part what={texts.monitoring}>
            <PlacedSection title={texts.monitoring} none={texts.monitoringNone} placed={placing.monitoring} />
          </Part>
          <Part what={texts.advice}>
            <OtherAdvice chapters={placing.chapters} />
          </Part>
          <More />
        </div>
      </main>
      <Footer />
      <output className="only-heard">{announcement}</output>
    </PanelContext>
  );
}

/** Why answers of this window were not used: the reader set them aside, or the pathway could not be run with them. */
function problemsOf({ patient }: Pathway, refused: { readonly linkId: string; readonly message: string } | undefined): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const { resource, detail = '' } of patient.setAside) {
    const parts = resource === windowResponse ? /^(?<linkId>[a-z0-9-]+): (?<problem>.+)$/su.exec(detail)?.groups : undefined;
    if (parts?.['linkId'] !== undefined && parts['problem'] !== undefined) problems.set(parts['linkId'], parts['problem']);
  }
  if (refused !== undefined) problems.set(refused.linkId, `something went wrong (${refused.message})`);
  return problems;
}

function Part({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  return <Boundary what={what}>{children}</Boundary>;
}

/** Repeats the next step at the top edge while its card is scrolled away, so that a change is seen where one answers. */
function StepReminder({ heading, title }: { readonly heading: React.RefObject<HTMLElement | null>; readonly title: string }) {
  const away = useOutOfView(heading);
  return (
    <div className={away ? 'reminder' : 'reminder reminder-hidden'} aria-hidden="true">
      <span className="eyebrow">{texts.nextStep}</span>
      <span key={title} className="reminder-title">
        {title}
      </span>
    </div>
  );
}

function More() {
  return (
    <div className="more">
      <Part what={texts.plans}>
        <h2 className="only-heard">To say and to check</h2>
        <Plans />
      </Part>
      <Later what={texts.facts}>
        <FactsTable />
      </Later>
      <Later what={texts.medicines}>
        <Medicines />
      </Later>
      <Later what={texts.notRead}>
        <NotRead />
      </Later>
      <Later what={texts.sources}>
        <DifferingSources />
      </Later>
      <Later what={texts.settled}>
        <WholeGuideline />
      </Later>
    </div>
  );
}

/** A part that is folded, and fetched when it is first unfolded. */
function Later({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  return (
    <Disclosure label={what} kind="section">
      <Part what={what}>
        <Suspense fallback={<output>Loading …</output>}>{children}</Suspense>
      </Part>
    </Disclosure>
  );
}
