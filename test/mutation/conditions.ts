import { ruleBase } from '../../src/guideline/assess.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import { nextStepOrder } from '../../src/guideline/next-step.ts';
import { states } from '../../src/guideline/states.ts';
import type { Facts } from '../../src/patient/fact.ts';
import { patient } from '../guideline/patients.ts';
import { stories } from '../guideline/stories/all.ts';
import { deviations, type Story } from '../guideline/story.ts';
import { holders, places, thresholds, withCondition, withExchanged, withFigure } from './guideline-in-memory.ts';
import { slipsOf, stepOf } from './mutants.ts';
import { difference, snapshot, type Difference } from './nearest.ts';

/**
 * Mutants of the conditions themselves: each condition of the guideline with one slip in it, put in place in memory, and the stories
 * told again. A mutant is killed where a story then deviates.
 */

export interface Survivor {
  readonly place: string;
  readonly kind: string;
  readonly what: string;
  readonly difference: Difference;
}

export interface Tally {
  readonly killed: number;
  readonly survivors: readonly Survivor[];
  readonly byKind: Readonly<Record<string, { killed: number; total: number }>>;
}

interface Mutant {
  readonly place: string;
  readonly kind: string;
  readonly what: string;
  readonly within: <T>(run: () => T) => T;
}

const never = { op: 'constant', value: false } as const;

function* mutants(): Generator<Mutant> {
  for (const place of places) {
    const leftOut = /^(next step|state)/.test(place.name) ? [{ kind: 'left out', what: 'left out', condition: never }] : [];
    for (const { kind, what, condition } of [...leftOut, ...slipsOf(place.condition)]) {
      yield { place: place.name, kind, what, within: (run) => withCondition(place, condition, run) };
    }
  }
  for (const threshold of thresholds) {
    for (const by of [-stepOf(threshold), stepOf(threshold)]) {
      const value = Math.round((threshold.value + by) * 1000) / 1000;
      if (value >= 0) yield { place: `figure ${threshold.name}`, kind: 'figure', what: `${value} for ${threshold.value} ${threshold.unit}`, within: (run) => withFigure(threshold, value, run) };
    }
  }
  const lists: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
    ['next steps', nextStepOrder, nextStepOrder.map(({ rule }) => rule)],
    ...states.map((state) => [`state ${state.id}`, state.cases, state.cases.map(({ value }) => value)] as const),
  ];
  for (const [name, list, words] of lists) {
    for (let index = 0; index + 1 < list.length; index++) {
      yield { place: `order of ${name}`, kind: 'order', what: `${words[index + 1]} before ${words[index]}`, within: (run) => withExchanged(list, index, run) };
    }
  }
}

/** The outcome of every condition of the guideline for one patient, in a word. */
function outcomes(facts: Facts): string {
  const evaluation = new Evaluation(ruleBase, facts);
  return holders()
    .map(({ name, condition }) => `${name}:${evaluation.outcome(condition)}`)
    .join();
}

interface Told {
  readonly story: Story;
  readonly facts: Facts;
  readonly outcomes: string;
  /** It tells of questions, which depend on more than outcomes. */
  readonly ofQuestions: boolean;
}

const told: Told[] = Object.values(stories).flatMap((chapter) =>
  Object.values(chapter).map((story) => {
    const facts = patient(story.changes);
    return { story, facts, outcomes: outcomes(facts), ofQuestions: Boolean(story.why ?? story.asks ?? story.asksAlso ?? story.asksNot) };
  }),
);

/** Where no condition has another outcome, only questions can be told otherwise: the whole assessment is made for the others alone. */
function deviates({ story, facts, outcomes: before, ofQuestions }: Told): boolean {
  try {
    return (ofQuestions || outcomes(facts) !== before) && deviations(story).length > 0;
  } catch {
    return true;
  }
}

/** The story that kills goes to the front: neighbours of a mutant are often killed by the same one. */
function killed(mutant: Mutant): boolean {
  return mutant.within(() => {
    const index = told.findIndex(deviates);
    const killer = told[index];
    if (!killer) return false;
    told.splice(index, 1);
    told.unshift(killer);
    return true;
  });
}

/**
 * Runs every mutant.
 * @param only some words of the places that are to be tried.
 * @throws where a story deviates before anything was changed.
 */
export function runConditions(only?: string): Tally {
  const wrong = told.filter(({ story }) => deviations(story).length > 0);
  if (wrong.length > 0) throw new Error(`${wrong.length} stories deviate before anything was changed.`);
  const before = snapshot();
  const byKind: Record<string, { killed: number; total: number }> = {};
  const survivors: Survivor[] = [];
  let count = 0;
  for (const mutant of mutants()) {
    if (only !== undefined && !mutant.place.includes(only)) continue;
    const kind = (byKind[mutant.kind] ??= { killed: 0, total: 0 });
    kind.total++;
    if (killed(mutant)) {
      kind.killed++;
      count++;
    } else survivors.push({ place: mutant.place, kind: mutant.kind, what: mutant.what, difference: difference(before, mutant.within(snapshot)) });
  }
  return { killed: count, survivors, byKind };
}

export const said = ({ difference: found }: Survivor): string => {
  if (found.kind === 'same') return 'equivalent: no patient tells them apart';
  if (found.kind === 'about knowledge') return `reads what is known (${found.where})`;
  return `would differ (${found.where}): ${JSON.stringify(found.changes)}`;
};
