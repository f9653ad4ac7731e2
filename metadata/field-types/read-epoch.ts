/** Seconds and milliseconds since 1970, of the years 2001 to 2030: fewer digits are days of a spreadsheet, more may be a date without signs. */
const seconds = /^1[0-8]\d{8}$/;
const milliseconds = /^1[0-8]\d{11}$/;

/** The instant that a program has written as a plain count since 1970: `1767427200`, `1767427200000`. */
export function readEpoch(text: string): Date | undefined {
  if (milliseconds.test(text)) return new Date(Number(text));
  return seconds.test(text) ? new Date(Number(text) * 1000) : undefined;
}
