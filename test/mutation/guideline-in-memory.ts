import { ruleBase } from '../../src/guideline/assess.ts';
import { refractoryLegs } from '../../src/guideline/chapters/a-scope.ts';
import { renalCeilings } from '../../src/guideline/data/renal-ceilings.ts';
import * as thresholdTables from '../../src/guideline/data/thresholds.ts';
import type { Threshold } from '../../src/guideline/data/threshold.ts';
import { rules } from '../../src/guideline/guideline.ts';
import type { Expression } from '../../src/guideline/logic/expression.ts';
import { regionsOf } from '../../src/guideline/logic/regions.ts';
import { walk, type Variable } from '../../src/guideline/logic/variables.ts';
import { nextStepOrder } from '../../src/guideline/next-step.ts';
import { states } from '../../src/guideline/states.ts';
import type { FactId } from '../../src/patient/catalogue.ts';

/** A condition of the guideline, and where it hangs: whatever is put there, the whole assessment goes by it. */
export interface Place {
  readonly name: string;
  readonly condition: Expression;
  readonly put: (condition: Expression) => void;
}

interface Holder {
  readonly name: string;
  readonly owner: object;
  readonly key: string;
  readonly condition: Expression;
  /** Where it hangs under a rule, that rule's own condition: it is seen only while the rule applies. */
  readonly under?: Expression;
}

const hold = (name: string, owner: object, key: string, condition: Expression | undefined, under?: Expression): readonly Holder[] =>
  condition ? [{ name, owner, key, condition, ...(under ? { under } : {}) }] : [];

/** Every condition that is nobody else's part, as it is now. */
export const holders = (): readonly Holder[] => [
  ...rules.flatMap((rule) => [
    ...hold(`rule ${rule.id}`, rule, 'when', rule.when),
    ...hold(`what ${rule.id} is about`, rule, 'about', rule.about),
    ...hold(`when ${rule.id} asks`, rule, 'asksWhen', rule.asksWhen),
    ...(rule.details ?? []).flatMap((detail) => hold(`line of ${rule.id} "${detail.text.slice(0, 40)}"`, detail, 'when', detail.when, rule.when)),
  ]),
  ...nextStepOrder.flatMap((candidate) => hold(`next step ${candidate.rule}`, candidate, 'when', candidate.when)),
  ...states.flatMap((state) => state.cases.flatMap((one) => hold(`state ${state.id} ${one.value}`, one, 'when', one.when))),
  ...refractoryLegs.flatMap((leg) => hold(`leg ${leg.id}`, leg, 'holds', leg.holds)),
];

/** Every node of a named reading: the functions that make readings make the same one anew for each rule. */
const readings = new Map<string, (Expression & { readonly op: 'named' })[]>();
for (const { condition } of holders()) {
  walk(condition, (expression) => {
    if (expression.op !== 'named') return;
    const same = readings.get(expression.name) ?? [];
    readings.set(expression.name, same);
    if (!same.includes(expression)) same.push(expression);
  });
}
for (const [name, nodes] of readings) {
  if (new Set(nodes.map((node) => JSON.stringify(node))).size > 1) throw new Error(`Two readings are named "${name}".`);
}

/** The places: rules, their lines, what they are about, the next steps, summaries, legs, and each named reading once. */
export const places: readonly Place[] = [
  ...holders().map(({ name, owner, key, condition }): Place => ({ name, condition, put: (other) => Object.assign(owner, { [key]: other }) })),
  ...[...readings].flatMap(([name, nodes]): readonly Place[] => {
    const first = nodes[0];
    if (!first) return [];
    return [{ name: `reading ${name}`, condition: first.of, put: (other) => nodes.forEach((node) => Object.assign(node, { of: other })) }];
  }),
];

/** The figures of the guideline that some condition reads. */
export const thresholds: readonly Threshold[] = [
  ...Object.values(thresholdTables).flatMap((table) => Object.values(table)),
  ...Object.values(renalCeilings).flatMap((bands) => Object.values(bands).map(({ ceiling }) => ceiling)),
].filter((threshold) => factsAt(threshold).length > 0);

function factsAt(threshold: Threshold): readonly FactId[] {
  const facts = new Set<FactId>();
  for (const { condition } of holders()) {
    walk(condition, (expression) => {
      if (expression.op === 'number' && expression.threshold === threshold) facts.add(expression.fact);
    });
  }
  return [...facts];
}

const pristine: ReadonlyMap<FactId, Variable> = new Map(ruleBase.variables);
const cuts = new Map<FactId, Set<number>>();
for (const { condition } of holders()) {
  walk(condition, (expression) => {
    if (expression.op !== 'number') return;
    const own = cuts.get(expression.fact) ?? new Set();
    cuts.set(expression.fact, own.add(expression.threshold.value));
  });
}

function setVariable(fact: FactId, variable: Variable): void {
  // The engine reads its variables only; here they have to follow what is put in.
  (ruleBase.variables as Map<FactId, Variable>).set(fact, variable);
}

/** Cuts the regions so that a condition's thresholds lie on borders; a fact that no condition read becomes a variable. */
function fit(condition: Expression): void {
  const further = new Map<FactId, Set<number>>();
  walk(condition, (expression) => {
    if (!('fact' in expression)) return;
    const values = further.get(expression.fact) ?? new Set(cuts.get(expression.fact));
    further.set(expression.fact, expression.op === 'number' ? values.add(expression.threshold.value) : values);
  });
  for (const [fact, values] of further) {
    const before = pristine.get(fact);
    setVariable(fact, { fact, level: before?.level ?? ruleBase.variables.size, mayStayUnassessed: before?.mayStayUnassessed ?? false, regions: regionsOf(fact, [...values]) });
  }
}

function restoreVariables(): void {
  const now = ruleBase.variables as Map<FactId, Variable>;
  now.clear();
  for (const [fact, variable] of pristine) now.set(fact, variable);
}

/** Runs something with another condition in its place, and puts the guideline back as it was. */
export function withCondition<T>(place: Place, condition: Expression, run: () => T): T {
  fit(condition);
  place.put(condition);
  try {
    return run();
  } finally {
    place.put(place.condition);
    restoreVariables();
  }
}

/** Runs something with a figure changed wherever it is read. */
export function withFigure<T>(threshold: Threshold, value: number, run: () => T): T {
  const before = threshold.value;
  for (const fact of factsAt(threshold)) {
    const variable = pristine.get(fact);
    if (variable) setVariable(fact, { ...variable, regions: regionsOf(fact, [...(cuts.get(fact) ?? []), value]) });
  }
  Object.assign(threshold, { value });
  try {
    return run();
  } finally {
    Object.assign(threshold, { value: before });
    restoreVariables();
  }
}

/** Runs something with two neighbours of a list exchanged. */
export function withExchanged<T>(list: readonly unknown[], index: number, run: () => T): T {
  const own = list as unknown[];
  const exchange = () => own.splice(index, 2, own[index + 1], own[index]);
  exchange();
  try {
    return run();
  } finally {
    exchange();
  }
}
