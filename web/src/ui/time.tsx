import { useFormat } from '../base/use-format.ts';

/** A moment: relative up to seven days, then the date; exact with its zone on hover. */
export function Time({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.exactTime(at)}>
      {format.relativeTime(at)}
    </time>
  );
}
