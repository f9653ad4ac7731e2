export type TimeParts = { hour: number; minute: number; second: number; millisecond: number; offset?: string };

const pattern =
  /^(?:T\s*)?(上午|下午|AM|PM)?\s*(\d{1,2})(?::|时|点)(\d{1,2})?(?:分)?(?::?(\d{2})(?:[.,](\d{1,9}))?秒?)?\s*(AM|PM)?\s*(Z|UTC|GMT|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s*\([^()]{1,40}\))?$/i;

/** Reads a time of day with an optional zone offset: `08:55 PM`, `下午8:55`, `T12:00:00.5+08:00`, `08:00:00 +0800 (CST)`. An empty text is midnight. */
export function readTimeText(text: string): TimeParts | undefined {
  const clean = text.trim();
  if (clean === '') return { hour: 0, minute: 0, second: 0, millisecond: 0 };
  const match = pattern.exec(clean);
  if (!match) return undefined;
  const [, before, hourText, minuteText = '0', secondText = '0', fraction = '', after, offset] = match;
  const hour = onClockOf24(Number(hourText), before ?? after);
  const time = {
    hour,
    minute: Number(minuteText),
    second: Number(secondText),
    millisecond: Number(`${fraction}000`.slice(0, 3)),
  };
  // Where a day ends may be written as its 24th hour.
  const isEnd = time.hour === 24 && time.minute + time.second + time.millisecond === 0 && !(before ?? after);
  if ((time.hour > 23 && !isEnd) || time.minute > 59 || time.second > 59) return undefined;
  return offset ? { ...time, offset: writeOffset(offset) } : time;
}

function onClockOf24(hour: number, half: string | undefined): number {
  if (!half) return hour;
  const afternoon = half === '下午' || half.toUpperCase() === 'PM';
  if (afternoon) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

function writeOffset(offset: string): string {
  return /[+-]/.test(offset) ? offset.replace(/^[A-Z]*(.\d{2}):?(\d{2})$/i, '$1:$2') : 'Z';
}
