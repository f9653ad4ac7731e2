import type { FieldOf } from '../define/field.ts';
import type { Locale } from '../label.ts';
import { type DecimalSign, readNumberText } from './read-number-text.ts';

export const durationUnits = { hour: 3600, minute: 60, second: 1 } as const;
export type DurationUnit = keyof typeof durationUnits;

/** A hundred years. */
export const longestDuration = 3_155_760_000;

const unitWords: Record<Locale, Record<DurationUnit, string>> = {
  zh: { hour: '小时', minute: '分', second: '秒' },
  en: { hour: 'h', minute: 'min', second: 's' },
};

const words: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?|天|日)$/i, 86_400],
  [/^(h|hrs?|hours?|个?小时|时|钟头)$/i, 3600],
  [/^(m|mins?|minutes?|分钟?)$/i, 60],
  [/^(s|secs?|seconds?|秒钟?)$/i, 1],
];

/** Nobody writes a longer one. */
const longest = 60;
const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/;
const part = /([\d.,]+)\s*([a-z]+|[个小时钟头天日分秒]+)[\s,，]*/giy;

/**
 * Seconds of a duration as people write it, or undefined when it is none: `1:30` (hours and minutes), `1 h 30 min`, `1.5小时`, `2天`, which is
 * twice 24 hours; a bare number counts in `unit`, and is none without one.
 */
export function readDurationText(text: string, { unit, sign }: { unit?: DurationUnit; sign?: DecimalSign }): number | undefined {
  const written = text.length <= longest ? text.normalize('NFKC').trim() : '';
  const [, hours, minutes, seconds = '0'] = clock.exec(written) ?? [];
  if (hours !== undefined) return inBounds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  const bare = unit && readNumberText(written, sign);
  if (unit && bare !== undefined) return inBounds(times(bare, durationUnits[unit]));
  return readParts(written, sign);
}

/** Each unit once, the bigger ones first. */
function readParts(text: string, sign: DecimalSign | undefined): number | undefined {
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const [all, digits = '', word = ''] of text.matchAll(part)) {
    const size = words.find(([names]) => names.test(word))?.[1];
    const number = readNumberText(digits, sign);
    if (size === undefined || number === undefined || size >= before) return undefined;
    sum += times(number, size);
    before = size;
    end += all.length;
  }
  return end === text.length && end > 0 ? inBounds(sum) : undefined;
}

/** Of decimal digits, exactly; NaN where no whole number comes out. */
function times(number: string, size: number): number {
  const [digits = '', decimals = ''] = number.split('.');
  const scaled = Number(digits + decimals) * size;
  const scale = 10 ** decimals.length;
  return Number.isSafeInteger(scaled) && scaled % scale === 0 ? scaled / scale : Number.NaN;
}

function inBounds(seconds: number): number | undefined {
  return seconds >= 0 && seconds <= longestDuration ? seconds : undefined;
}

/** What a number that stands alone counts in a field. */
export function bareUnit({ unit }: Pick<FieldOf<'duration'>, 'unit'>): DurationUnit {
  return unit ?? 'minute';
}

/** `1 h 30 min`; days are not made, since nobody knows how many hours they have at work. */
export function durationText(seconds: number, locale: Locale): string {
  const words = unitWords[locale];
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(durationUnits) as [DurationUnit, number][]) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${words[unit]}`);
  }
  return parts.length > 0 ? parts.join(' ') : `0 ${words.minute}`;
}
