import type { FormatToken } from './number-format.ts';
import { plainNumber } from './plain-number.ts';

const day = 86_400_000;
/** Of the calendar that begins in 1900 and believes that 29 February 1900 was a day, and of the one that begins in 1904. */
const [epoch1900, epoch1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const [lost, lastSerial] = [60, 2_958_466];

type Shape = { hasDay: boolean; hasSeconds: boolean };

/** Days, times and durations, which a workbook counts in days: `2025-01-15`, `2025-01-15 08:30:00`, `8:30`, `36:00`. */
export function showTime(value: number, tokens: readonly FormatToken[], { is1904 }: { is1904: boolean }): string {
  const elapsed = tokens.find(({ kind }) => kind === 'elapsed');
  const shape = shapeOf(tokens);
  if (elapsed) return duration(value, elapsed.sign, shape);
  if (value < 0 || value >= lastSerial) return plainNumber(value);
  if (!shape.hasDay && value < lost * 6) return clock(Math.round((value % 1) * 86_400), shape);
  if (!is1904 && Math.floor(value) === lost) return '1900-02-29';
  // Rounded to whole seconds, since a day's fraction hits none exactly.
  const seconds = Math.round(value * 86_400);
  const shift = !is1904 && value < lost ? day : 0;
  const date = new Date((is1904 ? epoch1904 : epoch1900) + shift + seconds * 1000);
  return date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('T', ' ')
    .replace(/\.000Z$/, '');
}

/** Whether a day is shown; `m` is a month unless it stands beside hours or seconds. */
function shapeOf(tokens: readonly FormatToken[]): Shape {
  const signs = tokens.filter(({ kind }) => kind === 'date').map(({ sign }) => sign);
  const has = (letter: string) => signs.some((sign) => sign.includes(letter));
  const isTime = has('h') || has('s') || has('a');
  return { hasDay: has('y') || has('d') || has('e') || (has('m') && !isTime), hasSeconds: has('s') };
}

function clock(seconds: number, shape: Shape): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${hours}:${two(minutes)}${shape.hasSeconds || rest > 0 ? `:${two(rest)}` : ''}`;
}

function duration(value: number, unit: string, { hasSeconds }: Shape): string {
  const seconds = Math.round(Math.abs(value) * 86_400);
  const minus = value < 0 ? '-' : '';
  if (unit === 's') return `${minus}${seconds}`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (unit === 'm') return `${minus}${minutes}${hasSeconds ? `:${two(rest)}` : ''}`;
  return `${minus}${Math.floor(minutes / 60)}:${two(minutes % 60)}${hasSeconds ? `:${two(rest)}` : ''}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
