import { wallClock } from '../../../../metadata/zoned-time.ts';
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
      {isRecent ? format.relativeTime(at) : wallClock(new Date(at), timeZone).time.slice(0, 5)}
    </time>
  );
}
