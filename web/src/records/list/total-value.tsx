import type { Aggregate } from '../../../../metadata/query.ts';
import { useFormat } from '../../base/use-format.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { fieldWidget } from '../../fields/index.ts';
import type { ListColumn } from './list-columns.ts';

type Props = { column: ListColumn; aggregate: Aggregate; value: unknown };

const counts = new Set<Aggregate>(['count', 'countDistinct']);

/** A figure over a column: counts are numbers, the rest is what the column's values are. */
export function TotalValue({ column, aggregate, value }: Props) {
  const format = useFormat();
  if (value === null || value === undefined) return null;
  if (counts.has(aggregate)) return <span>{format.number(value as string)}</span>;
  const rounded = aggregate === 'avg' || aggregate === 'median' ? Number(value).toFixed(2) : value;
  const { Short } = fieldWidget(column.field);
  if (Short && isLong(rounded, column.width)) return <Short field={column.field} value={rounded} />;
  return <FieldValue compact field={column.field} value={rounded} />;
}

/** Longer than its column, with a sign before it and marks between its thousands. */
function isLong(value: unknown, width: number): boolean {
  const digits = String(Math.trunc(Number(typeof value === 'object' ? (value as { amount?: string }).amount : value))).length;
  return (digits * 4) / 3 + signs > (width - padding) / digitWidth;
}

const signs = 4;
const padding = 20;
const digitWidth = 8;
