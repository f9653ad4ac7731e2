import { quoteName } from '../quote-name.ts';

/** SQL that turns a column's values into another type without loss, for `alter column … using`; undefined when there is none. */
export function convertColumn(column: string, from: string, to: string): string | undefined {
  const value = quoteName(column);
  if (from === to) return value;
  const before = numberShape(from);
  if (to === 'text' && (before || from === 'date')) return `${value}::text`;
  if (from === 'text' && to === 'text[]') return `case when ${value} is not null then array[${value}] end`;
  const after = numberShape(to);
  return before && after && after.whole >= before.whole && after.decimals >= before.decimals ? `${value}::${to}` : undefined;
}

/** Digits before and after the point that a type of numbers can hold. */
function numberShape(type: string): { whole: number; decimals: number } | undefined {
  if (type === 'integer') return { whole: 10, decimals: 0 };
  if (type === 'bigint') return { whole: 19, decimals: 0 };
  const numeric = /^numeric\((\d+),(\d+)\)$/.exec(type);
  return numeric ? { whole: Number(numeric[1]) - Number(numeric[2]), decimals: Number(numeric[2]) } : undefined;
}
