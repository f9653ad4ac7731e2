import { problem } from '../../../base/errors.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import { onlyFinds } from '../columns/importable.ts';
import { seenText } from '../file/cell-text.ts';
import { comparable, type Found, findRecords } from '../links/find-records.ts';
import type { ImportBatch } from './import-batch.ts';
import { rowProblem } from './import-problem.ts';
import type { ImportRow } from './read-cells.ts';

export type Keyed = { row: ImportRow; key: unknown[] };

/** The values that find the record of a row, made comparable; none where it is known already. */
export function keyOf({ key }: CheckedPlan, row: ImportRow): unknown[] {
  return row.into ? [] : key.map((field) => comparable(field, row.values[field.name]));
}

/** A key with a blank in it finds nothing. */
export function isComplete(key: readonly unknown[]): boolean {
  return key.length > 0 && key.every((value) => value !== null);
}

export type Known = { row: ImportRow; id: string };

/** New rows and rows of records that exist already. */
export async function sortOutRows(batch: ImportBatch, open: readonly Keyed[]): Promise<{ fresh: Keyed[]; known: Known[] }> {
  const { plan } = batch;
  if (plan.mode === 'create' && open.every(({ row }) => !row.into)) return { fresh: [...open], known: [] };
  const complete = open.filter(({ key, row }) => isComplete(key) && !row.into);
  const found = await findRecords(batch, { object: plan.object, fields: plan.key, tuples: complete.map(({ key }) => key) });
  const byRow = new Map<ImportRow, Found>(complete.map(({ row }, at) => [row, found[at] as Found]));
  const [fresh, known]: [Keyed[], Known[]] = [[], []];
  for (const each of open) {
    const id = each.row.into?.id ?? byRow.get(each.row) ?? 'none';
    if (id === 'several') refuse(batch, each.row, 'ambiguous');
    else if (id !== 'none') known.push({ row: each.row, id });
    else if (plan.mode === 'create') fresh.push(each);
    else if (plan.mode === 'upsert' && !(isComplete(each.key) && plan.key.some(onlyFinds))) fresh.push(each);
    else refuse(batch, each.row, 'notFound');
  }
  return { fresh, known };
}

function refuse({ plan: { key, columns } }: ImportBatch, row: ImportRow, code: 'ambiguous' | 'notFound'): void {
  const [field] = key;
  if (!field) return;
  const column = columns.find((each) => each.field === field);
  const seen = column ? seenText(row.cells, column) : '';
  const problemHere =
    code === 'ambiguous' ? problem(code, field.name, { seen }) : { code: 'recordNotFound' as const, field: field.name };
  row.problems.push(rowProblem(problemHere, { column: column?.name, seen }));
}
