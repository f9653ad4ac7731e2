import { addDays, dateParts, isCalendarDate } from '../calendar.ts';
import type { CalendarDay, WorkingHours } from './calendar-body.ts';

/** Of one event; what is longer is no holiday. */
const longest = 60;
const most = 2000;
/** How calendars of holidays mark a day that is worked instead. */
const worked = /[（(]?(补班|上班|班)[)）]?$|\bwork(ing)?\b/i;

/**
 * Whole days of a calendar file (`.ics`): days off, or worked where the event says so (`国庆节(班)`), in `hours`. Events with a time of day and
 * those that come again are left out, and counted.
 */
export function readIcs(text: string, hours: WorkingHours): { days: CalendarDay[]; leftOut: number } {
  const days = new Map<string, CalendarDay>();
  let leftOut = 0;
  for (const event of eventsOf(text)) {
    const from = dateOf(event.get('DTSTART'));
    const until = dateOf(event.get('DTEND')) ?? (from && addDays(from, 1));
    if (!from || !until || event.has('RRULE')) {
      leftOut += 1;
      continue;
    }
    const name = (event.get('SUMMARY') ?? '').slice(0, 80);
    const isWorked = worked.test(name.trim()) || worked.test((event.get('DESCRIPTION') ?? '').trim());
    let date = from;
    for (let count = 0; count < longest && (date < until || count === 0) && days.size < most; count += 1) {
      days.set(date, { date, name, hours: isWorked ? hours : [], source: 'ics' });
      date = addDays(date, 1);
    }
  }
  return { days: [...days.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1)), leftOut };
}

/** The properties of each event, by name without parameters. */
function eventsOf(text: string): Map<string, string>[] {
  const events: Map<string, string>[] = [];
  let event: Map<string, string> | undefined;
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line === 'BEGIN:VEVENT') event = new Map();
    else if (line === 'END:VEVENT') {
      if (event) events.push(event);
      event = undefined;
    } else if (event) {
      const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined && !event.has(name)) event.set(name, plainText(value));
    }
  }
  return events;
}

function plainText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign));
}

function dateOf(value: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined) return undefined;
  const parts = dateParts(date);
  return isCalendarDate(parts.year, parts.month, parts.day) ? date : undefined;
}
