import type { PlannedColumn } from './import-plan.ts';

/** Columns that fill one text together become one column, in the order of their places; it stands where the first of them stood. */
export function joinColumns(columns: readonly PlannedColumn[]): PlannedColumn[] {
  const groups = Map.groupBy(columns, ({ field, part }) => (field.type.join && part === undefined ? field : undefined));
  return columns.flatMap((column) => {
    const group = groups.get(column.field) ?? [];
    if (group.length < 2 || !group.includes(column)) return [column];
    return column === group[0] ? [join(group)] : [];
  });
}

function join(group: readonly PlannedColumn[]): PlannedColumn {
  const inOrder = [...group].sort((a, b) => placeOf(a) - placeOf(b));
  const [first] = inOrder as [PlannedColumn];
  return { ...first, name: inOrder.map(({ name }) => name).join(' + '), values: new Map(), joined: inOrder };
}

/** Those without one come last, as they stand in the plan. */
function placeOf({ place }: PlannedColumn): number {
  return place ?? Number.MAX_SAFE_INTEGER;
}
