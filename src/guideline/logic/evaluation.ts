import type { FactId } from '../../patient/catalogue.ts';
import type { Fact, Facts } from '../../patient/fact.ts';
import { Diagram, FALSE, TRUE, type Node } from './diagram.ts';
import type { Expression, StateTest } from './expression.ts';
import { possibleRegions, type Region } from './regions.ts';
import { passes, type Variable } from './variables.ts';

export type Outcome = 'applies' | 'does-not-apply' | 'undetermined';

/** What an evaluation needs of the guideline: its rules' conditions, and the variables they read. */
export interface RuleBase {
  readonly condition: (rule: string) => Expression;
  readonly variables: ReadonlyMap<FactId, Variable>;
  /** Whether the next step, or a decision about a drug current or considered, is undetermined. */
  readonly adviceOpen: (evaluation: Evaluation) => boolean;
}

/** An unknown fact that stays without an assessment; otherwise it counts like the first region. */
interface Possibility {
  readonly region: Region | undefined;
  readonly assessed: boolean;
}

const stateTests: Readonly<Record<StateTest, (fact: Fact | undefined) => boolean>> = {
  unknown: (fact) => fact?.state !== 'known',
  missing: (fact) =>
    fact === undefined ||
    (fact.state === 'unknown' && (fact.reason === 'not-in-chart' || fact.reason === 'out-of-date' || fact.reason === 'must-ask') && fact.voided !== true),
  conflicting: (fact) => fact?.state === 'unknown' && fact.reason === 'conflicting',
  interval: (fact) => fact?.state === 'known' && fact.comparator !== undefined,
  derived: (fact) => fact?.state === 'known' && fact.derived === true,
};

/**
 * The guideline's conditions over one patient's facts. Every condition becomes a decision diagram over the facts that are still
 * open; the outcome, the facts needed and those that decided are read off it.
 */
export class Evaluation {
  readonly #diagram = new Diagram();
  readonly #possibilities = new Map<FactId, readonly Possibility[]>();
  readonly #asStated = new Map<Expression, Node>();
  readonly #asOpen = new Map<Expression, Node>();
  readonly #base: RuleBase;
  /** Unknown facts that a reading counts as absent. */
  readonly #countedAbsent = new Set<FactId>();
  readonly facts: Facts;
  readonly #factAtLevel: ReadonlyMap<number, FactId>;

  constructor(base: RuleBase, facts: Facts) {
    this.#base = base;
    this.facts = facts;
    this.#factAtLevel = new Map([...base.variables.values()].map(({ fact, level }) => [level, fact]));
  }

  outcome(expression: Expression): Outcome {
    const node = this.#node(expression, this.#asStated);
    if (node === TRUE) return 'applies';
    return node === FALSE ? 'does-not-apply' : 'undetermined';
  }

  /** The facts on which the outcome still depends: two completions that differ only in one of them differ in outcome. */
  needs(expression: Expression): readonly FactId[] {
    return this.#factsOf(this.#node(expression, this.#asStated));
  }

  /**
   * The facts whose answer can still change the outcome. More than `needs` only where a reading lets a fact count as absent until
   * it is known (`onceKnown`).
   */
  changedBy(expression: Expression): readonly FactId[] {
    const needs = this.needs(expression);
    const open = this.#factsOf(this.#node(expression, this.#asOpen));
    return [...needs, ...open.filter((fact) => this.#countedAbsent.has(fact) && !needs.includes(fact))];
  }

  /** The known facts that decided a settled outcome: of several sufficient reasons the first in the order of the text. */
  because(expression: Expression): readonly FactId[] {
    const outcome = this.outcome(expression);
    if (outcome === 'undetermined') return [];
    const facts = new Set<FactId>();
    this.#collectReasons(expression, outcome === 'applies', facts);
    return [...facts];
  }

  #factsOf(node: Node): readonly FactId[] {
    return [...this.#diagram.support(node)]
      .toSorted((a, b) => a - b)
      .map((level) => this.#factAtLevel.get(level))
      .filter((fact) => fact !== undefined);
  }

  #node(expression: Expression, memory: Map<Expression, Node>): Node {
    const known = memory.get(expression);
    if (known !== undefined) return known;
    const node = this.#build(expression, memory);
    memory.set(expression, node);
    return node;
  }

  #build(expression: Expression, memory: Map<Expression, Node>): Node {
    const diagram = this.#diagram;
    switch (expression.op) {
      case 'constant':
        return expression.value ? TRUE : FALSE;
      case 'all':
        return this.#combine(expression.of, FALSE, memory, (a, b) => diagram.and(a, b));
      case 'any':
        return this.#combine(expression.of, TRUE, memory, (a, b) => diagram.or(a, b));
      case 'not':
        return diagram.not(this.#node(expression.of, memory));
      case 'named':
        return this.#node(expression.of, memory);
      case 'rule':
        return this.#node(this.#base.condition(expression.rule), memory);
      case 'number':
        return this.#atom(expression.fact, ({ region }) => region !== undefined && passes(region, expression.comparison, expression.threshold.value));
      case 'choice':
        return this.#atom(expression.fact, ({ region }) => region?.kind === 'code' && expression.codes.includes(region.code));
      case 'yes':
        return this.#atom(expression.fact, ({ region }) => region?.kind === 'yes');
      case 'assessed':
        return this.#atom(expression.fact, (possibility) => possibility.assessed);
      case 'once-known':
        if (this.facts[expression.fact]?.state === 'known') return this.#node(expression.of, memory);
        this.#countedAbsent.add(expression.fact);
        return memory === this.#asStated ? FALSE : this.#node(expression.of, memory);
      case 'state':
        return stateTests[expression.test](this.facts[expression.fact]) ? TRUE : FALSE;
      case 'possible':
        return this.outcome(expression.of) === 'does-not-apply' ? FALSE : TRUE;
      case 'certain':
        return this.outcome(expression.of) === 'applies' ? TRUE : FALSE;
      case 'open-only-by': {
        const needs = this.needs(expression.of);
        return needs.length > 0 && needs.every((fact) => expression.facts.includes(fact)) ? TRUE : FALSE;
      }
      case 'advice-open':
        return this.#base.adviceOpen(this) ? TRUE : FALSE;
    }
  }

  #combine(parts: readonly Expression[], absorbing: Node, memory: Map<Expression, Node>, join: (a: Node, b: Node) => Node): Node {
    let result: Node = absorbing === FALSE ? TRUE : FALSE;
    for (const part of parts) {
      result = join(result, this.#node(part, memory));
      if (result === absorbing) return absorbing;
    }
    return result;
  }

  #atom(fact: FactId, holds: (possibility: Possibility) => boolean): Node {
    const variable = this.#variable(fact);
    return this.#diagram.node(
      variable.level,
      this.#possibilitiesOf(variable).map((possibility) => (holds(possibility) ? TRUE : FALSE)),
    );
  }

  #variable(fact: FactId): Variable {
    const variable = this.#base.variables.get(fact);
    if (!variable) throw new Error(`The guideline does not read the fact "${fact}".`);
    return variable;
  }

  #possibilitiesOf(variable: Variable): readonly Possibility[] {
    const known = this.#possibilities.get(variable.fact);
    if (known) return known;
    const fact = this.facts[variable.fact];
    const possibilities: Possibility[] = possibleRegions(fact, variable.regions).map((index) => ({ region: variable.regions[index], assessed: true }));
    if (variable.mayStayUnassessed && fact?.state !== 'known') possibilities.push({ region: variable.regions[0], assessed: false });
    this.#possibilities.set(variable.fact, possibilities);
    return possibilities;
  }

  #collectReasons(expression: Expression, value: boolean, facts: Set<FactId>): void {
    const settled = (part: Expression) => this.outcome(part) === (value ? 'applies' : 'does-not-apply');
    switch (expression.op) {
      case 'constant':
      case 'advice-open':
        return;
      case 'all':
      case 'any': {
        const everyPart = (expression.op === 'all') === value;
        const parts = everyPart ? expression.of : [expression.of.find(settled)].filter((part) => part !== undefined);
        // No single part decides (they only do so together): every part is a reason.
        for (const part of parts.length > 0 ? parts : expression.of) this.#collectReasons(part, value, facts);
        return;
      }
      case 'not':
        this.#collectReasons(expression.of, !value, facts);
        return;
      case 'named':
      case 'possible':
      case 'certain':
      case 'open-only-by':
        this.#collectReasons(expression.of, value, facts);
        return;
      case 'once-known':
        facts.add(expression.fact);
        if (this.facts[expression.fact]?.state === 'known') this.#collectReasons(expression.of, value, facts);
        return;
      case 'rule':
        this.#collectReasons(this.#base.condition(expression.rule), value, facts);
        return;
      case 'number':
      case 'choice':
      case 'yes':
      case 'assessed':
      case 'state':
        facts.add(expression.fact);
    }
  }
}
