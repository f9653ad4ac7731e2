import type { Aggregate } from '../../../../metadata/query.ts';
import { useFormat } from '../../base/use-format.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import type { Column } from './use-list.ts';

type Props = { column: Column; aggregate: Aggregate; value: unknown };

const counts = new Set<Aggregate>(['count', 'countDistinct']);

/** A figure over a column: counts are numbers, the rest is what the column's values are. */
export function TotalValue({ column, aggregate, value }: Props) {
  const format = useFormat();
  if (value === null || value === undefined) return null;
  if (counts.has(aggregate)) return <span>{format.number(value as string)}</span>;
  const rounded = aggregate === 'avg' || aggregate === 'median' ? Number(value).toFixed(2) : value;
  return <FieldValue compact field={column.field} value={rounded} />;
}
