import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import { dateIn } from '../../../../metadata/zoned-time.ts';

export type TimelineDay = { day: string; items: TimelineItem[] };

/** Items under the day they fall on in the user's zone, in the order they come. */
export function groupByDay(items: TimelineItem[], timeZone: string): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const day = dateIn(new Date(item.at), timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
