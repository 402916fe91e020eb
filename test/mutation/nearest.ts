import { ruleBase } from '../../src/guideline/assess.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import { partsOf, type Expression } from '../../src/guideline/logic/expression.ts';
import { ruleById } from '../../src/guideline/guideline.ts';
import { possibleRegions } from '../../src/guideline/logic/regions.ts';
import { variablesOf, walk } from '../../src/guideline/logic/variables.ts';
import type { Facts } from '../../src/patient/fact.ts';
import { factIn } from '../guideline/opaque.ts';
import { patient } from '../guideline/patients.ts';
import { holders } from './guideline-in-memory.ts';

/** A copy of every condition as it is now, with references to other rules written out: it stays when the guideline is changed. */
export function snapshot(): ReadonlyMap<string, Expression> {
  const memory = new Map<Expression, Expression>();
  const copy = (expression: Expression): Expression => {
    const known = memory.get(expression);
    if (known) return known;
    const made = written(expression);
    memory.set(expression, made);
    return made;
  };
  const written = (expression: Expression): Expression => {
    switch (expression.op) {
      case 'all':
      case 'any':
        return { op: expression.op, of: expression.of.map(copy) };
      case 'not':
        return { op: 'not', of: copy(expression.of) };
      case 'named':
        return copy(expression.of);
      case 'rule':
        return copy(ruleById(expression.rule).when);
      case 'once-known':
        // Counted as absent until known: both states of knowledge are possibilities.
        return { op: 'all', of: [{ op: 'assessed', fact: expression.fact }, copy(expression.of)] };
      case 'possible':
      case 'certain':
      case 'open-only-by':
        return { ...expression, of: copy(expression.of) };
      default:
        return { ...expression };
    }
  };
  const said = new Map<string, Expression>();
  const earlier = new Map<string, Expression[]>();
  for (const { name, condition, under } of holders()) {
    // Of steps and of the cases of a summary only the first that holds is seen.
    const list = /^next step|^state \S+/.exec(name)?.[0];
    if (list === undefined) said.set(name, under ? { op: 'all', of: [copy(under), copy(condition)] } : copy(condition));
    else {
      const before = earlier.get(list) ?? [];
      said.set(name, { op: 'all', of: [copy(condition), { op: 'not', of: { op: 'any', of: [...before] } }] });
      earlier.set(list, [...before, copy(condition)]);
    }
  }
  return said;
}

export type Difference =
  | { readonly kind: 'same' }
  /** It reads what is known rather than what is so, or is seen in questions only: completions of one chart do not show all of it. */
  | { readonly kind: 'about knowledge'; readonly where: string }
  | { readonly kind: 'patient'; readonly where: string; readonly changes: Readonly<Record<string, unknown>> };

const readsKnowledge = (condition: Expression): boolean => {
  let reads = false;
  walk(condition, ({ op }) => {
    if (['state', 'possible', 'certain', 'open-only-by', 'advice-open'].includes(op)) reads = true;
  });
  return reads;
};

/** A condition without its parts. */
const shell = (condition: Expression): string => JSON.stringify({ ...condition, of: undefined });

/** Two conditions that mean the same: word for word, by every patient, or part by part where they read what is known. Enough, not necessary. */
function sameMeaning(a: Expression, b: Expression): boolean {
  if (JSON.stringify(a) === JSON.stringify(b)) return true;
  if (!readsKnowledge(a) && !readsKnowledge(b)) return nearestPatient(apart(a, b)) === undefined;
  const parts = partsOf(a);
  const others = partsOf(b);
  return shell(a) === shell(b) && parts.length > 0 && parts.length === others.length && parts.every((part, index) => sameMeaning(part, others[index] ?? part));
}

const apart = (a: Expression, b: Expression): Expression => ({
  op: 'any',
  of: [
    { op: 'all', of: [a, { op: 'not', of: b }] },
    { op: 'all', of: [b, { op: 'not', of: a }] },
  ],
});

/** Whether some patient tells two snapshots apart, over all combinations of all facts; if so, one near the baseline. */
export function difference(before: ReadonlyMap<string, Expression>, after: ReadonlyMap<string, Expression>): Difference {
  let knowledge: string | undefined;
  for (const [where, condition] of before) {
    const other = after.get(where);
    if (!other || JSON.stringify(other) === JSON.stringify(condition)) continue;
    if (readsKnowledge(condition) || /^(what|when) /.test(where)) {
      if (!sameMeaning(condition, other)) knowledge ??= where;
      continue;
    }
    const changes = nearestPatient(apart(condition, other));
    if (changes) return { kind: 'patient', where, changes };
  }
  return knowledge === undefined ? { kind: 'same' } : { kind: 'about knowledge', where: knowledge };
}

/** A patient who fulfils the condition, as few facts off the baseline as going through them in order finds. */
function nearestPatient(condition: Expression): Readonly<Record<string, unknown>> | undefined {
  const variables = variablesOf([{ when: condition }]);
  const base = { ...ruleBase, variables };
  const fulfilled = (facts: Facts) => new Evaluation(base, facts).outcome(condition) !== 'does-not-apply';
  if (!fulfilled({})) return undefined;
  const baseline = patient();
  const changes: Record<string, unknown> = {};
  let facts: Facts = {};
  for (const { fact, regions } of variables.values()) {
    const own = baseline[fact];
    if (own && possibleRegions(own, regions).length === 1 && fulfilled({ ...facts, [fact]: own })) {
      facts = { ...facts, [fact]: own };
      continue;
    }
    const found = regions.map(factIn).find((value) => fulfilled({ ...facts, [fact]: value }));
    if (found) facts = { ...facts, [fact]: found };
    changes[fact] = found?.state === 'known' ? found.value : null;
  }
  return changes;
}
