/**
 * Reduced ordered decision diagrams over variables with several values. A function of the unknown facts has exactly one
 * diagram: it is undetermined exactly when that is not a constant, and it depends on a fact exactly when the fact occurs in it.
 * (Bryant, "Graph-based algorithms for Boolean function manipulation", 1986; Srinivasan et al. 1990 for several values.)
 */
export type Node = number;
export const FALSE: Node = 0;
export const TRUE: Node = 1;

const CONSTANT_LEVEL = Number.POSITIVE_INFINITY;
/** Two node numbers in one safe integer: 2^26 nodes are far more than any chart makes. */
const NODE_LIMIT = 2 ** 26;

export class Diagram {
  readonly #levels: number[] = [CONSTANT_LEVEL, CONSTANT_LEVEL];
  readonly #children: (readonly Node[])[] = [[], []];
  readonly #unique = new Map<number, Node[]>();
  readonly #conjunctions = new Map<number, Node>();
  readonly #negations = new Map<Node, Node>([
    [FALSE, TRUE],
    [TRUE, FALSE],
  ]);

  /** The function that is `children[i]` where the variable at `level` has its i-th possible value. */
  node(level: number, children: readonly Node[]): Node {
    const first = children[0] ?? FALSE;
    let hash = level;
    let same = true;
    for (const child of children) {
      hash = (Math.imul(hash, 31) + child) | 0;
      same &&= child === first;
    }
    if (same) return first;
    const candidates = this.#unique.get(hash);
    const existing = candidates?.find((node) => this.#level(node) === level && equal(this.#childrenOf(node), children));
    if (existing !== undefined) return existing;
    const made = this.#levels.push(level) - 1;
    this.#children.push(children);
    if (candidates) candidates.push(made);
    else this.#unique.set(hash, [made]);
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
    const key = a < b ? a * NODE_LIMIT + b : b * NODE_LIMIT + a;
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const levelA = this.#level(a);
    const levelB = this.#level(b);
    const level = Math.min(levelA, levelB);
    const branching = this.#childrenOf(levelA === level ? a : b);
    const children = branching.map((_, i) => this.and(levelA === level ? this.#childrenOf(a)[i] ?? FALSE : a, levelB === level ? this.#childrenOf(b)[i] ?? FALSE : b));
    const result = this.node(level, children);
    this.#conjunctions.set(key, result);
    return result;
  }

  or(a: Node, b: Node): Node {
    return this.not(this.and(this.not(a), this.not(b)));
  }

  /** The levels of the variables on which the function depends. */
  support(node: Node): ReadonlySet<number> {
    const levels = new Set<number>();
    const seen = new Set<Node>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === FALSE || next === TRUE || seen.has(next)) continue;
      seen.add(next);
      levels.add(this.#level(next));
      open.push(...this.#childrenOf(next));
    }
    return levels;
  }

  #level(node: Node): number {
    return this.#levels[node] ?? CONSTANT_LEVEL;
  }

  #childrenOf(node: Node): readonly Node[] {
    return this.#children[node] ?? [];
  }
}

const equal = (a: readonly Node[], b: readonly Node[]): boolean => a.length === b.length && a.every((node, i) => node === b[i]);
