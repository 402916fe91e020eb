/**
 * Reduced ordered decision diagrams over variables with several values. A function of the unknown facts has exactly one
 * diagram: it is undetermined exactly when that is not a constant, and it depends on a fact exactly when the fact occurs in it.
 * (Bryant, "Graph-based algorithms for Boolean function manipulation", 1986; Srinivasan et al. 1990 for several values.)
 */
export type Node = number;
export const FALSE: Node = 0;
export const TRUE: Node = 1;

const CONSTANT_LEVEL = Number.POSITIVE_INFINITY;

export class Diagram {
  readonly #levels: number[] = [CONSTANT_LEVEL, CONSTANT_LEVEL];
  readonly #children: (readonly Node[])[] = [[], []];
  readonly #unique = new Map<string, Node>();
  readonly #conjunctions = new Map<string, Node>();
  readonly #negations = new Map<Node, Node>([
    [FALSE, TRUE],
    [TRUE, FALSE],
  ]);
  readonly #supports = new Map<Node, ReadonlySet<number>>();

  /** The function that is `children[i]` where the variable at `level` has its i-th possible value. */
  node(level: number, children: readonly Node[]): Node {
    const first = children[0] ?? FALSE;
    if (children.every((child) => child === first)) return first;
    const key = `${level}:${children.join()}`;
    const existing = this.#unique.get(key);
    if (existing !== undefined) return existing;
    const made = this.#levels.push(level) - 1;
    this.#children.push(children);
    this.#unique.set(key, made);
    return made;
  }

  not(node: Node): Node {
    const known = this.#negations.get(node);
    if (known !== undefined) return known;
    const result = this.node(this.#level(node), this.#childrenOf(node).map((child) => this.not(child)));
    this.#negations.set(node, result);
    this.#negations.set(result, node);
    return result;
  }

  and(a: Node, b: Node): Node {
    if (a === FALSE || b === FALSE) return FALSE;
    if (a === TRUE || a === b) return b;
    if (b === TRUE) return a;
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const level = Math.min(this.#level(a), this.#level(b));
    const left = this.#cofactors(a, level);
    const right = this.#cofactors(b, level);
    const width = Math.max(left.length, right.length);
    const children = Array.from({ length: width }, (_, i) => this.and(left[i] ?? a, right[i] ?? b));
    const result = this.node(level, children);
    this.#conjunctions.set(key, result);
    return result;
  }

  or(a: Node, b: Node): Node {
    return this.not(this.and(this.not(a), this.not(b)));
  }

  /** The levels of the variables on which the function depends. */
  support(node: Node): ReadonlySet<number> {
    const known = this.#supports.get(node);
    if (known) return known;
    const levels = new Set<number>();
    if (node !== FALSE && node !== TRUE) {
      levels.add(this.#level(node));
      for (const child of this.#childrenOf(node)) for (const level of this.support(child)) levels.add(level);
    }
    this.#supports.set(node, levels);
    return levels;
  }

  #level(node: Node): number {
    return this.#levels[node] ?? CONSTANT_LEVEL;
  }

  #childrenOf(node: Node): readonly Node[] {
    return this.#children[node] ?? [];
  }

  /** The children at `level`, or none where the function does not branch there. */
  #cofactors(node: Node, level: number): readonly Node[] {
    return this.#level(node) === level ? this.#childrenOf(node) : [];
  }
}
