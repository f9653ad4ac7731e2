import type { Locale } from '../../../metadata/label.ts';

type LocaleAndZone = { locale: Locale; timeZone: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an `Intl.DateTimeFormat` is slow, using one is not, and a list shows a hundred dates. */
function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], options);
  formats.set(key, known);
  return known;
}

/** `2026-11-21` in Chinese, `Nov 21, 2026` in English; takes a date or an instant. */
export function formatDate(value: string, { locale, timeZone }: LocaleAndZone): string {
  const isDay = value.length === 10;
  const options: Intl.DateTimeFormatOptions =
    locale === 'zh' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { year: 'numeric', month: 'short', day: 'numeric' };
  const text = dateFormat(locale, { ...options, timeZone: isDay ? 'UTC' : timeZone }).format(new Date(value));
  return locale === 'zh' ? text.replaceAll('/', '-') : text;
}

/** `11-21`, `Nov 21`: a day that is near. */
export function formatMonthDay(day: string, locale: Locale): string {
  if (locale === 'zh') return day.slice(5);
  return dateFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

/** `11月21日 星期六`, `Saturday, November 21`. */
export function formatLongDate(day: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' };
  return dateFormat(locale, options).format(new Date(day));
}

/** `2026-11-21 14:05`. */
export function formatDateTime(instant: string, place: LocaleAndZone): string {
  const time = dateFormat(place.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: place.timeZone,
  });
  return `${formatDate(instant, place)} ${time.format(new Date(instant))}`;
}

/** The exact moment with its zone, for hovers: `2026-11-21 14:05:09 GMT+8`. */
export function formatExactTime(instant: string, place: LocaleAndZone): string {
  const time = dateFormat(place.locale, {
    timeStyle: 'long',
    hourCycle: 'h23',
    timeZone: place.timeZone,
  });
  return `${formatDate(instant, place)} ${time.format(new Date(instant))}`;
}

const distances = new Map<Locale, Intl.RelativeTimeFormat>();

function distanceFormat(locale: Locale): Intl.RelativeTimeFormat {
  const known = distances.get(locale) ?? new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  distances.set(locale, known);
  return known;
}

/** Relative up to seven days away, then the date. Empty for the last minute: the caller says “just now”. */
export function formatRelativeTime(instant: string, place: LocaleAndZone, now = Date.now()): string {
  const away = new Date(instant).getTime() - now;
  const distance = Math.abs(away);
  if (distance < minute) return '';
  if (distance > 7 * day) return formatDate(instant, place);
  const words = distanceFormat(place.locale);
  if (distance < hour) return words.format(Math.trunc(away / minute), 'minute');
  if (distance < day) return words.format(Math.trunc(away / hour), 'hour');
  return words.format(Math.trunc(away / day), 'day');
}
