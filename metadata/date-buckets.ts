import type { DateBucket } from './query.ts';

/** The first day of the next bucket after the one that starts on `first`, both as `YYYY-MM-DD`. */
export function nextBucket(first: string, bucket: DateBucket): string {
  const { days, months } = lengths[bucket];
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

const lengths: Record<DateBucket, { days: number; months: number }> = {
  day: { days: 1, months: 0 },
  week: { days: 7, months: 0 },
  month: { days: 0, months: 1 },
  quarter: { days: 0, months: 3 },
  year: { days: 0, months: 12 },
};

/** Years without a figure would squeeze the others: beyond so many periods in which nothing happened, none is filled in. */
const mostEmpty = 60;

/** Every bucket from the first to the last of some, in the order of time; undefined when too much lies between them. */
export function everyBucket(firsts: readonly string[], bucket: DateBucket): string[] | undefined {
  const found = [...new Set(firsts)].sort();
  const last = found.at(-1);
  const every: string[] = [];
  for (let day = found[0]; day !== undefined && last !== undefined && day <= last; day = nextBucket(day, bucket)) {
    every.push(day);
    if (every.length > found.length + mostEmpty) return undefined;
  }
  return every;
}
