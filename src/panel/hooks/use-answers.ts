import { useCallback, useEffect, useReducer } from 'react';
import type { Chart } from '../../chart/chart.ts';
import type { Pathway } from '../../pathway.ts';
import { withAnswers, type GivenAnswers, type ResponseContext } from '../answers/response.ts';
import type { Values } from '../answers/typed.ts';
import { factLabel } from '../fact-words.ts';
import { nextStepTitle } from '../next-step-title.ts';

export type RunPathway = (chart: Chart) => Pathway;

export interface AnswersState {
  readonly chart: Chart;
  readonly given: GivenAnswers;
  readonly authored: Date | undefined;
  readonly pathway: Pathway;
  /** What the last answer did, for the live region. */
  readonly announcement: string;
  /** An answer that could not be worked through; it was not taken, and everything else stands. */
  readonly refused: { readonly linkId: string; readonly message: string } | undefined;
  /** Why a chart that was read again could not be worked through; the one before it stands until another is accepted. */
  readonly chartRefused: string | undefined;
}

type Change =
  | { readonly kind: 'answer'; readonly linkId: string; readonly values: Values; readonly date?: string; readonly at: Date }
  | { readonly kind: 'withdraw'; readonly linkId: string; readonly at: Date }
  | { readonly kind: 'chart'; readonly chart: Chart };

const dateOf = (linkId: string): string => `${linkId}-date`;

function changed(given: GivenAnswers, change: Change): GivenAnswers {
  if (change.kind === 'chart') return given;
  const next = new Map(given);
  next.delete(change.linkId);
  next.delete(dateOf(change.linkId));
  if (change.kind === 'answer') {
    next.set(change.linkId, change.values);
    if (change.date !== undefined) next.set(dateOf(change.linkId), [{ valueDate: change.date }]);
  }
  return next;
}

function announce(change: Change, before: Pathway, after: Pathway): string {
  const done = change.kind === 'chart' ? 'The chart was read again.' : `${factLabel(change.linkId)}: ${change.kind === 'answer' ? 'recorded' : 'answer withdrawn'}.`;
  const title = nextStepTitle(after.assessment.nextStep);
  const same = title === nextStepTitle(before.assessment.nextStep);
  return `${done} ${same ? 'The next step stays' : 'The next step is now'}: ${title}.`;
}

/**
 * The answers of this window and what the guideline says with them. Every answer goes the way of one from the EHR: it becomes
 * part of a QuestionnaireResponse beside the chart, and the whole pathway runs again.
 */
export function useAnswers(chart: Chart, run: RunPathway, context: Omit<ResponseContext, 'authored'>, now: () => Date) {
  const compute = (on: Chart, given: GivenAnswers, authored: Date | undefined): Pathway =>
    run(authored === undefined ? on : withAnswers(on, given, { ...context, authored }));

  const reduce = (state: AnswersState, change: Change): AnswersState => {
    const on = change.kind === 'chart' ? change.chart : state.chart;
    const given = changed(state.given, change);
    const authored = change.kind === 'chart' ? state.authored : change.at;
    try {
      const pathway = compute(on, given, authored);
      const chartRefused = change.kind === 'chart' ? undefined : state.chartRefused;
      return { chart: on, given, authored, pathway, announcement: announce(change, state.pathway, pathway), refused: undefined, chartRefused };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return change.kind === 'chart' ? { ...state, chartRefused: message } : { ...state, refused: { linkId: change.linkId, message } };
    }
  };

  const [state, dispatch] = useReducer(reduce, chart, (first): AnswersState => ({
    chart: first,
    given: new Map(),
    authored: undefined,
    pathway: compute(first, new Map(), undefined),
    announcement: '',
    refused: undefined,
    chartRefused: undefined,
  }));

  useEffect(() => {
    if (chart !== state.chart) dispatch({ kind: 'chart', chart });
  }, [chart, state.chart]);

  const { given: givenNow, chart: chartNow } = state;
  const foresee = useCallback(
    (linkId: string, values: Values): string | undefined => {
      const at = now();
      try {
        const ahead = run(withAnswers(chartNow, changed(givenNow, { kind: 'answer', linkId, values, at }), { ...context, authored: at }));
        return nextStepTitle(ahead.assessment.nextStep);
      } catch {
        // A look ahead that fails is only not shown; the answer itself reports what went wrong.
        return undefined;
      }
    },
    [run, now, context, chartNow, givenNow],
  );

  return {
    ...state,
    foresee,
    /** No values are no answer: one given before is withdrawn. */
    answer: (linkId: string, values: Values, date?: string) =>
      dispatch(values.length === 0 ? { kind: 'withdraw', linkId, at: now() } : { kind: 'answer', linkId, values, at: now(), ...(date === undefined ? {} : { date }) }),
    withdraw: (linkId: string) => dispatch({ kind: 'withdraw', linkId, at: now() }),
  };
}
