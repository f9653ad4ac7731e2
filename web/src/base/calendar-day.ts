/** A day `YYYY-MM-DD` some days later: `addDays('2026-02-28', 1)` is `2026-03-01`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first Monday after a day. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? 1 : 8 - weekday);
}

/** The day that was typed, `2026/1/3` or `1-3` of the present year included; null when it is none. */
export function readDay(typed: string, today: string): string | null {
  const numbers = typed.normalize('NFKC').match(/\d+/g) ?? [];
  const [year = '', month = '', day = ''] = numbers.length === 2 ? [today.slice(0, 4), ...numbers] : numbers;
  if (year.length !== 4 || numbers.length > 3) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** Day and time on the clocks of a zone: `{ day: '2026-11-21', time: '08:00' }`. */
export function wallTime(instant: string, timeZone: string): { day: string; time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The instant at which the clocks of a zone show this day and time. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shift = (instant: number) => {
    const wall = wallTime(new Date(instant).toISOString(), timeZone);
    return Date.parse(`${wall.day}T${wall.time}:00Z`) - instant;
  };
  const guess = wanted - shift(wanted);
  return new Date(wanted - shift(guess)).toISOString();
}
