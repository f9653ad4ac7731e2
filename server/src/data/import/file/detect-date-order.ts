export type DateOrderFound = 'ymd' | 'mdy' | 'dmy' | 'ambiguous';

const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/;
const yearFirst = /^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/;

/** In which order day, month and year stand in a column of dates; undefined when it mostly holds something else. */
export function detectDateOrder(values: readonly string[]): DateOrderFound | undefined {
  const needed = Math.max(1, values.length * 0.8);
  if (values.filter((value) => yearFirst.test(value)).length >= needed) return 'ymd';
  const dates = values.map((value) => numeric.exec(value)).filter((match) => match !== null);
  if (dates.length < needed) return undefined;
  const first = Math.max(...dates.map((match) => Number(match[1])));
  const second = Math.max(...dates.map((match) => Number(match[3])));
  if (first > 31) return 'ymd';
  if (first > 12) return second > 12 ? 'ambiguous' : 'dmy';
  return second > 12 ? 'mdy' : 'ambiguous';
}
