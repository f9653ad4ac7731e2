import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import type { InputColumn } from './statement-parts.ts';

/** Fields that at least one row writes. Rows that do not write one of them get back what they hold; they are locked. */
export function writtenFields({ plan, pendingRows }: Write): CompiledField[] {
  const names = new Set<string>();
  for (const { values } of pendingRows) for (const name in values) names.add(name);
  return plan.stored.filter(({ name }) => names.has(name));
}

/** The column values of a field, for every row. */
export function fieldColumns(field: CompiledField, pendingRows: readonly PendingRow[]): InputColumn[] {
  const columns = field.columns.map(({ name, type }) => ({
    name,
    type,
    values: new Array<unknown>(pendingRows.length).fill(null),
  }));
  pendingRows.forEach((pendingRow, row) => {
    const value = valueAfter(pendingRow, field.name);
    if (value === null) return;
    const cells = field.type.toRow(value, field.definition as never);
    columns.forEach((column, n) => {
      column.values[row] = cells[n] ?? null;
    });
  });
  return columns;
}
