import type { Locale } from '../../../metadata/label.ts';
import type { DateBucket } from '../../../metadata/query.ts';

/** How a bucket that starts on `first` is written: `2026-07`, `Q3 2026` (`2026 Q3` in Chinese), `2026`; days and weeks by their first day. */
export function bucketText(first: string, bucket: DateBucket, locale: Locale): string {
  return texts[bucket](first, locale);
}

const texts: Record<DateBucket, (first: string, locale: Locale) => string> = {
  day: (first) => first,
  week: (first) => first,
  month: (first) => first.slice(0, 7),
  quarter: (first, locale) => {
    const quarter = `Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
    return locale === 'zh' ? `${first.slice(0, 4)} ${quarter}` : `${quarter} ${first.slice(0, 4)}`;
  },
  year: (first) => first.slice(0, 4),
};
