import { describe, expect, test } from 'vitest';
import { Diagram, FALSE, TRUE, type Node } from '../../src/guideline/logic/diagram.ts';

/**
 * What the whole logic rests on: one function, one node, however it was come by. Then "settled" is a look at a number, and the facts that
 * occur are the facts that matter.
 */

/** A function of four facts, as its 16 values; the fact at level 0 is the highest bit. */
type Table = number;
const facts = 4;
const rows = 2 ** facts;
const everyTable = 2 ** rows - 1;
const valueIn = (table: Table, row: number): Node => ((table >>> row) & 1 ? TRUE : FALSE);

/** The diagram of a table, built from the first fact down. */
function built(diagram: Diagram, table: Table, level = 0, row = 0): Node {
  if (level === facts) return valueIn(table, row);
  return diagram.node(level, [built(diagram, table, level + 1, row * 2), built(diagram, table, level + 1, row * 2 + 1)]);
}
/** The table of a diagram, read off row by row: a row belongs to the function where the two have something in common. */
function readOff(diagram: Diagram, node: Node): Table {
  const oneRow = Array.from({ length: rows }, (_, row) => built(diagram, 1 << row));
  return oneRow.reduce((table, only, row) => (diagram.and(node, only) === FALSE ? table : table | (1 << row)), 0);
}
const tables: readonly Table[] = Array.from({ length: 3000 }, (_, index) => (Math.imul(index + 1, 2654435761) >>> 7) & everyTable);

describe('A decision diagram', () => {
  test('has one node for one function, in whatever order functions are built', () => {
    const diagram = new Diagram();
    const first = new Map(tables.map((table) => [table, built(diagram, table)]));
    expect(new Set(first.values()).size).toBe(first.size);
    for (const table of tables.toReversed()) expect(built(diagram, table)).toBe(first.get(table));
  });

  test('negates, joins and intersects as tables of values do, and comes to the same node', () => {
    const diagram = new Diagram();
    for (let index = 0; index + 1 < tables.length; index += 3) {
      const [a = 0, b = 0] = [tables[index], tables[index + 1]];
      const [left, right] = [built(diagram, a), built(diagram, b)];
      expect(diagram.not(left)).toBe(built(diagram, ~a & everyTable));
      expect(diagram.not(diagram.not(left))).toBe(left);
      expect(diagram.and(left, right)).toBe(built(diagram, a & b));
      expect(diagram.and(right, left)).toBe(built(diagram, a & b));
      expect(diagram.or(left, right)).toBe(built(diagram, a | b));
      expect(diagram.and(left, diagram.not(left))).toBe(FALSE);
      expect(diagram.or(left, diagram.not(left))).toBe(TRUE);
    }
  });

  test('knows both constants', () => {
    const diagram = new Diagram();
    const fact = diagram.node(0, [FALSE, TRUE]);
    expect([diagram.not(TRUE), diagram.not(FALSE), diagram.and(TRUE, FALSE), diagram.or(TRUE, FALSE)]).toEqual([FALSE, TRUE, FALSE, TRUE]);
    expect([diagram.and(fact, TRUE), diagram.and(TRUE, fact), diagram.and(fact, FALSE), diagram.and(FALSE, fact), diagram.and(fact, fact)]).toEqual([fact, fact, FALSE, FALSE, fact]);
    expect([diagram.or(fact, TRUE), diagram.or(fact, FALSE)]).toEqual([TRUE, fact]);
  });

  test('leaves out a fact that makes no difference', () => {
    const diagram = new Diagram();
    const fact = diagram.node(2, [FALSE, TRUE]);
    expect(diagram.node(1, [fact, fact])).toBe(fact);
    expect(diagram.node(1, [TRUE, TRUE, TRUE])).toBe(TRUE);
    expect(diagram.node(1, [])).toBe(FALSE);
    expect(diagram.node(1, [FALSE, FALSE, TRUE])).not.toBe(FALSE);
    expect(diagram.node(1, [FALSE, TRUE, FALSE])).not.toBe(FALSE);
  });

  test('tells facts of the same values apart by their level, and values of one fact by their number', () => {
    const diagram = new Diagram();
    const three = [diagram.node(1, [FALSE, TRUE, TRUE]), diagram.node(2, [FALSE, TRUE, TRUE]), diagram.node(1, [FALSE, TRUE]), diagram.node(1, [FALSE, FALSE, TRUE]), diagram.node(1, [TRUE, FALSE])];
    expect(new Set(three).size).toBe(5);
    expect(diagram.and(three[0] ?? FALSE, three[3] ?? FALSE)).toBe(three[3]);
  });

  test('tells functions apart whose nodes are filed under one number', () => {
    const diagram = new Diagram();
    const deeper = Array.from({ length: 60 }, (_, index) => diagram.node(100 + index, [FALSE, TRUE]));
    expect(deeper).toEqual(expect.arrayContaining([3, 4, 9, 40]));
    // 31 · 3 + 40 = 31 · 4 + 9: the file number of both (`node` in diagram.ts).
    const one = diagram.node(99, [FALSE, 3, 40]);
    const other = diagram.node(99, [FALSE, 4, 9]);
    expect(other).not.toBe(one);
    expect([diagram.node(99, [FALSE, 3, 40]), diagram.node(99, [FALSE, 4, 9])]).toEqual([one, other]);
  });

  test('depends on the facts that occur in it, and on no others', () => {
    const diagram = new Diagram();
    const [a, b, c] = [0, 1, 2].map((level) => diagram.node(level, [FALSE, TRUE])) as [Node, Node, Node];
    const support = (node: Node): readonly number[] => [...diagram.support(node)].toSorted((x, y) => x - y);
    expect(support(TRUE)).toEqual([]);
    expect(support(FALSE)).toEqual([]);
    expect(support(diagram.and(a, c))).toEqual([0, 2]);
    expect(support(diagram.or(diagram.and(a, b), c))).toEqual([0, 1, 2]);
    // Whatever b is, a decides.
    expect(support(diagram.or(diagram.and(a, b), diagram.and(a, diagram.not(b))))).toEqual([0]);
  });

  test('says of every row what its table says', () => {
    const diagram = new Diagram();
    for (const table of tables.slice(0, 60)) expect(readOff(diagram, built(diagram, table))).toBe(table);
  });
});
