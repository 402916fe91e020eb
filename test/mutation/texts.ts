/**
 * What Stryker leaves alone: the words of the guideline and what they cite. Conditions, facts, codes, kinds and figures stay mutated.
 */

/** The part of a syntax node that is read here. */
interface SyntaxNode {
  readonly type: string;
  readonly key?: SyntaxNode;
  readonly id?: SyntaxNode;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
}
interface SyntaxPath {
  readonly node: SyntaxNode;
  readonly parent?: SyntaxNode;
}

/** Properties of rules, thresholds, chapters and summaries that are words. */
const WORDS = new Set(['text', 'citations', 'sourcesDiffer', 'verification', 'strength', 'certainty', 'statedBy', 'title', 'letter', 'name', 'note', 'unit', 'sources', 'verified', 'checked', 'schedule']);
/** Constants that hold nothing but words. */
const NAMES = new Set(['CHECKED', 'drugNames', 'bandNames', 'listedAsStrong']);
/** Functions and those of their arguments that are words. */
const WORDY_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  named: [0],
  define: [0, 2, 3, 4, 5],
  ceiling: [0, 2, 3, 4, 6],
  Error: [0],
};

function isWords({ node, parent }: SyntaxPath): boolean {
  if (node.type === 'ObjectProperty') return WORDS.has(node.key?.name ?? String(node.key?.value));
  if (node.type === 'VariableDeclarator') return NAMES.has(node.id?.name ?? '');
  const wordy = WORDY_ARGUMENTS[parent?.callee?.name ?? ''];
  return wordy?.some((index) => parent?.arguments?.[index] === node) ?? false;
}

const texts = {
  shouldIgnore: (path: unknown): string | undefined => (isWords(path as SyntaxPath) ? 'texts and citations are not mutated' : undefined),
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'texts', value: texts }];
