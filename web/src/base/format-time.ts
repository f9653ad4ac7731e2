import type { Locale } from '../../../metadata/label.ts';

type LocaleAndZone = { locale: Locale; timeZone: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };

/** `2026-11-21` in Chinese, `Nov 21, 2026` in English; takes a date or an instant. */
export function formatDate(value: string, { locale, timeZone }: LocaleAndZone): string {
  const isDay = value.length === 10;
  const options: Intl.DateTimeFormatOptions =
    locale === 'zh' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { year: 'numeric', month: 'short', day: 'numeric' };
  const text = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: isDay ? 'UTC' : timeZone }).format(new Date(value));
  return locale === 'zh' ? text.replaceAll('/', '-') : text;
}

/** `11-21`, `Nov 21`: a day that is near. */
export function formatMonthDay(day: string, locale: Locale): string {
  if (locale === 'zh') return day.slice(5);
  return new Intl.DateTimeFormat(tags.en, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

/** `11月21日 星期六`, `Saturday, November 21`. */
export function formatLongDate(day: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(tags[locale], options).format(new Date(day));
}

/** `2026-11-21 14:05`. */
export function formatDateTime(instant: string, place: LocaleAndZone): string {
  const time = new Intl.DateTimeFormat(tags[place.locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: place.timeZone,
  });
  return `${formatDate(instant, place)} ${time.format(new Date(instant))}`;
}

/** The exact moment with its zone, for hovers: `2026-11-21 14:05:09 GMT+8`. */
export function formatExactTime(instant: string, place: LocaleAndZone): string {
  const time = new Intl.DateTimeFormat(tags[place.locale], {
    timeStyle: 'long',
    hourCycle: 'h23',
    timeZone: place.timeZone,
  });
  return `${formatDate(instant, place)} ${time.format(new Date(instant))}`;
}

/** Relative up to seven days away, then the date. Empty for the last minute: the caller says “just now”. */
export function formatRelativeTime(instant: string, place: LocaleAndZone, now = Date.now()): string {
  const away = new Date(instant).getTime() - now;
  const distance = Math.abs(away);
  if (distance < minute) return '';
  if (distance > 7 * day) return formatDate(instant, place);
  const words = new Intl.RelativeTimeFormat(tags[place.locale], { numeric: 'auto' });
  if (distance < hour) return words.format(Math.trunc(away / minute), 'minute');
  if (distance < day) return words.format(Math.trunc(away / hour), 'hour');
  return words.format(Math.trunc(away / day), 'day');
}
