import type { Locale } from '../../../metadata/label.ts';
import type { DateBucket } from '../../../metadata/query.ts';

type In = { locale: Locale; yearStart: number };

/**
 * How a bucket that starts on `first` is written: `2026-07`, `Q3 2026` (`2026 Q3` in Chinese), `2026`; days and weeks by their first day. Years that do
 * not begin with January go by both years that they lie in: `2026/27`.
 */
export function bucketText(first: string, bucket: DateBucket, written: In): string {
  return texts[bucket](first, written);
}

const texts: Record<DateBucket, (first: string, written: In) => string> = {
  day: (first) => first,
  week: (first) => first,
  month: (first) => first.slice(0, 7),
  quarter: (first, { locale, yearStart }) => {
    const monthsIn = (Number(first.slice(5, 7)) - yearStart + 12) % 12;
    const quarter = `Q${Math.floor(monthsIn / 3) + 1}`;
    const began = Number(first.slice(0, 4)) - (Number(first.slice(5, 7)) < yearStart ? 1 : 0);
    return locale === 'zh' ? `${yearText(began, yearStart)} ${quarter}` : `${quarter} ${yearText(began, yearStart)}`;
  },
  year: (first, { yearStart }) => yearText(Number(first.slice(0, 4)), yearStart),
};

function yearText(began: number, yearStart: number): string {
  return yearStart === 1 ? String(began) : `${began}/${String(began + 1).slice(-2)}`;
}
