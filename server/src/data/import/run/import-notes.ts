import type { RowProblem } from './import-problem.ts';

/** What was made of some cells of a column, told once: the first row with it, and how many there are. */
export type ImportNote = Pick<RowProblem, 'column' | 'problem'> & { row: number; count: number };

/** Kinds that are told. */
const most = 50;

/** The notes of so many more rows put to those before. */
export function addNotes(
  before: readonly ImportNote[] = [],
  rows: readonly { row: number; notes: readonly RowProblem[] }[],
): ImportNote[] {
  const notes = new Map(before.map((note) => [keyOf(note), note]));
  for (const { row, notes: more } of rows)
    for (const { column, problem } of more) {
      const key = keyOf({ column, problem });
      const known = notes.get(key);
      if (known) notes.set(key, { ...known, count: known.count + 1 });
      else if (notes.size < most) notes.set(key, { column, problem, row, count: 1 });
    }
  return [...notes.values()];
}

function keyOf({ column, problem }: Pick<RowProblem, 'column' | 'problem'>): string {
  return `${problem.code} ${column}`;
}
