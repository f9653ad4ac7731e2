import { wallTime } from '../../base/calendar-day.ts';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';

const weekMs = 7 * 86_400_000;

/** How long ago; of older things the time of day, for the day stands above them. Exact on hover. */
export function EntryTime({ at }: { at: string }) {
  const format = useFormat();
  const { timeZone } = useMe();
  const isRecent = Math.abs(Date.now() - Date.parse(at)) < weekMs;
  return (
    <time dateTime={at} title={format.exactTime(at)}>
      {isRecent ? format.relativeTime(at) : wallTime(at, timeZone).time}
    </time>
  );
}
