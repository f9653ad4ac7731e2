import type { ImportMap, ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportColumn, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { type PreviewColumn, suggestedPlan } from './plan.ts';

/** Kept for a file with the same columns, in whatever order. */
export function fitsFile({ plan }: ImportMap, preview: ImportPreview): boolean {
  const kept = new Set(plan.columns.map(({ column }) => headerKey(column)));
  return preview.columns.length === kept.size && preview.columns.every(({ column }) => kept.has(headerKey(column)));
}

/** How many columns of the file a kept plan knows. */
export function knownColumns({ plan }: ImportMap, preview: ImportPreview): number {
  const kept = new Set(plan.columns.map(({ column }) => headerKey(column)));
  return preview.columns.filter(({ column }) => kept.has(headerKey(column))).length;
}

/** The kept plan for this file; columns it does not know are taken as suggested. */
export function applyMap({ plan }: ImportMap, preview: ImportPreview, object: ObjectModel): ImportPlan {
  const suggested = suggestedPlan(preview, object);
  const kept = new Map(plan.columns.map((column) => [headerKey(column.column), column]));
  const taken = new Set(plan.columns.flatMap(({ field }) => field ?? []));
  const columns = preview.columns.map((column, at): ImportColumn => {
    const known = kept.get(headerKey(column.column));
    if (known) return { ...known, column: column.column, ...readingOf(known, column) };
    const own = suggested.columns[at] ?? { column: column.column, field: null };
    return own.field !== null && taken.has(own.field) ? { column: column.column, field: null } : own;
  });
  const key = plan.key?.filter((field) => columns.some((column) => column.field === field));
  return { ...plan, object: object.name, columns, ...(key && { key }) };
}

/** What dates and numbers of this file say themselves counts more than what those of the last one said. */
function readingOf(kept: ImportColumn, { dateOrder, decimalSign }: PreviewColumn): Partial<ImportColumn> {
  return {
    ...(kept.dateOrder && dateOrder && dateOrder !== 'ambiguous' && { dateOrder }),
    ...(kept.decimalSign && decimalSign && decimalSign !== 'ambiguous' && { decimalSign }),
  };
}

function headerKey(column: string): string {
  return column.normalize('NFKC').trim().toLowerCase();
}
