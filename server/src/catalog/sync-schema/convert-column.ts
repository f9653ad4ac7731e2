import { quoteName } from '../quote-name.ts';

/** How values of a column take another type, for `alter column … using`; `loses` is true of rows that the new type cannot hold. */
export type Conversion = { using: string; loses?: string };

/** The conversion of a column's values from one type to another; undefined when there is none. */
export function convertColumn(column: string, from: string, to: string): Conversion | undefined {
  const value = quoteName(column);
  if (from === to) return { using: value };
  const [before, after] = [numberDigits(from), numberDigits(to)];
  if (to === 'text' && (before || from === 'date')) return { using: `${value}::text` };
  if (from === 'text' && to === 'text[]') return { using: `case when ${value} is not null then array[${value}] end` };
  if (!before || !after) return undefined;
  const using = `${value}::${to}`;
  if (after.holds >= before.has && after.decimals >= before.decimals) return { using };
  return { using, loses: `${value} <> round(${value}, ${after.decimals}) or abs(${value}) >= 1e${after.holds}::numeric` };
}

/** Digits before the point: so many every number may have, so many one can have; and those after it. */
function numberDigits(type: string): { holds: number; has: number; decimals: number } | undefined {
  if (type === 'integer') return { holds: 9, has: 10, decimals: 0 };
  if (type === 'bigint') return { holds: 18, has: 19, decimals: 0 };
  const numeric = /^numeric\((\d+),(\d+)\)$/.exec(type);
  if (!numeric) return undefined;
  const whole = Number(numeric[1]) - Number(numeric[2]);
  return { holds: whole, has: whole, decimals: Number(numeric[2]) };
}
