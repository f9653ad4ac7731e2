import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { type Draft, valueAfter, type Write } from '../write.ts';
import type { InputColumn } from './statement-parts.ts';

/** Fields that at least one row writes. Rows that do not write one of them get back what they hold; they are locked. */
export function writtenFields({ plan, drafts }: Write): CompiledField[] {
  const names = new Set<string>();
  for (const { values } of drafts) for (const name in values) names.add(name);
  return plan.stored.filter(({ name }) => names.has(name));
}

/** The column values of a field, for every row. */
export function fieldColumns(field: CompiledField, drafts: readonly Draft[]): InputColumn[] {
  const columns = field.columns.map(({ name, type }) => ({
    name,
    type,
    values: new Array<unknown>(drafts.length).fill(null),
  }));
  drafts.forEach((draft, row) => {
    const value = valueAfter(draft, field.name);
    if (value === null) return;
    const cells = field.type.toRow(value, field.definition as never);
    columns.forEach((column, n) => {
      column.values[row] = cells[n] ?? null;
    });
  });
  return columns;
}
