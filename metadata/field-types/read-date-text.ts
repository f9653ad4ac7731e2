import { type DateParts, isCalendarDate } from '../calendar.ts';
import { cleanText } from './clean-text.ts';

export type DateOrder = 'ymd' | 'mdy' | 'dmy';
/** `rest` is what follows the date: a time of day, or nothing. */
export type DateReading = (DateParts & { rest: string }) | 'ambiguous' | undefined;

/** Nobody writes a longer one. */
const longest = 200;
/** `Tue, ` of mail and `Tue ` of JavaScript; it says nothing that the date does not. */
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the dates that files contain: `2026-01-03`, `2026/1/3`, `2026年1月3日`, `20260103`, `3 Jan 2026`, `Jan 3, 2026`, `Tue, 3 Jan 2026`,
 * and `10/25/2016` or `02/23/26` in the given order. Without an order only a day above 12 decides.
 */
export function readDateText(text: string, order?: DateOrder): DateReading {
  if (text.length > longest) return undefined;
  const clean = cleanText(text).replace(weekday, '');
  return readYearFirst(clean) ?? readNamedMonth(clean) ?? readNumbers(clean, order);
}

function readYearFirst(text: string): DateReading {
  const match =
    /^([+-]?\d{4,6})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号])?(?!\d)(.*)$/s.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/s.exec(text);
  return match ? build(Number(match[1]), Number(match[2]), Number(match[3]), match[4]) : undefined;
}

function readNamedMonth(text: string): DateReading {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)(.*)$/is.exec(text);
  if (dayFirst) return build(fullYear(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), dayFirst[4]);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})(?![\d:])(.*)$/is.exec(text);
  return monthFirst ? build(fullYear(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), monthFirst[4]) : undefined;
}

function readNumbers(text: string, order?: DateOrder): DateReading {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s.exec(text);
  if (!match) return undefined;
  const [, a = '', , b = '', c = '', rest = ''] = match;
  if (order === 'ymd' && c.length === 2) return build(fullYear(a), Number(b), Number(c), rest);
  const monthFirst = build(fullYear(c), Number(a), Number(b), rest);
  const dayFirst = build(fullYear(c), Number(b), Number(a), rest);
  if (order === 'mdy') return monthFirst;
  if (order === 'dmy') return dayFirst;
  return monthFirst && dayFirst && a !== b ? 'ambiguous' : (monthFirst ?? dayFirst);
}

function monthOf(name = ''): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Two digits mean 1970 to 2069. */
function fullYear(digits = ''): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

function build(year: number, month: number, day: number, rest = ''): DateReading {
  return isCalendarDate(year, month, day) ? { year, month, day, rest: rest.trim() } : undefined;
}
