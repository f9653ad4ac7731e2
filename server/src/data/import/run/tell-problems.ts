import { isDeepStrictEqual } from 'node:util';
import type { FailedRow } from '../../write/write-request.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import { seenText } from '../file/cell-text.ts';
import type { Refused } from './create-rows.ts';
import { rowProblem } from './import-problem.ts';
import type { ImportRow } from './read-cells.ts';

/** What rules warn of is noted of the row, once though it may be tried again. */
export function noteWarnings(plan: CheckedPlan, rows: readonly { row: ImportRow }[], warnings: readonly FailedRow[] = []): void {
  for (const { row: at, problems } of warnings) {
    const { row } = rows[at] as { row: ImportRow };
    for (const { row: _, ...found } of problems) {
      const note = rowProblem(found, placeOf(plan, row, found.field));
      if (!row.notes.some((noted) => isDeepStrictEqual(noted, note))) row.notes.push(note);
    }
  }
}

/** Why a row is left out, at the cell that it is about. */
export function tellWhy(plan: CheckedPlan, { row, problems }: Refused): void {
  for (const { row: _, ...found } of problems) row.problems.push(rowProblem(found, placeOf(plan, row, found.field)));
}

function placeOf({ columns }: CheckedPlan, { cells }: ImportRow, field: string | undefined) {
  const column = columns.find((each) => each.field.name === field);
  return { column: column?.name, seen: column && seenText(cells, column) };
}
