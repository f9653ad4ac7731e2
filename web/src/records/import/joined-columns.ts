import type { ImportColumn, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';

/** The columns of a plan that fill a text together, first to last; none when a single column fills it. */
export function joinedColumns(
  { columns }: Pick<ImportPlan, 'columns'>,
  field: string | null,
  object: ObjectModel,
): ImportColumn[] {
  if (field === null || !object.fields[field]?.joins) return [];
  const together = columns.filter((column) => column.field === field).sort((a, b) => placeOf(a) - placeOf(b));
  return together.length > 1 ? together : [];
}

/** The plan's columns with this one first among those that it is joined with. */
export function putFirst(plan: ImportPlan, column: ImportColumn, object: ObjectModel): ImportColumn[] {
  const rest = joinedColumns(plan, column.field, object).filter((each) => each.column !== column.column);
  const order = [column, ...rest].map((each) => each.column);
  return plan.columns.map((each) => (order.includes(each.column) ? { ...each, place: order.indexOf(each.column) + 1 } : each));
}

export function joinedName(columns: readonly ImportColumn[]): string {
  return columns.map(({ column }) => column).join(' + ');
}

/** Those without one come last, as they stand in the file. */
function placeOf({ place }: ImportColumn): number {
  return place ?? Number.MAX_SAFE_INTEGER;
}
