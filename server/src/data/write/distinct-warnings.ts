import type { FailedRow } from './write-request.ts';

/** As many different ones as anybody reads. */
const most = 20;

/** What rules warn of in many rows, each of the same words once. */
export function distinctWarnings(rows: readonly FailedRow[] | undefined, before: readonly FailedRow[] = []): FailedRow[] {
  const known = new Map(before.map((each) => [JSON.stringify(each.problems), each]));
  for (const each of rows ?? []) {
    const words = JSON.stringify(each.problems);
    if (known.size < most && !known.has(words)) known.set(words, each);
  }
  return [...known.values()];
}
