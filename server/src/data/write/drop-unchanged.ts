import { isDeepStrictEqual } from 'node:util';
import { isRefused } from './check/refuse-rows.ts';
import type { PendingRow, Write } from './write.ts';

/** Leaves only what differs from the stored record; a record that is already as asked for is not written at all. */
export function dropUnchanged(write: Write): void {
  const linked = new Set(write.plan.links.map(({ name }) => name));
  for (const pendingRow of write.pendingRows)
    for (const name of Object.keys(pendingRow.values))
      if (isSame(pendingRow.values[name], pendingRow.before?.[name], linked.has(name))) delete pendingRow.values[name];
  const changed: PendingRow[] = [];
  for (const pendingRow of write.pendingRows)
    (hasValues(pendingRow) || isRefused(write, pendingRow) ? changed : write.unchanged).push(pendingRow);
  write.pendingRows = changed;
}

function hasValues({ values }: PendingRow): boolean {
  for (const _ in values) return true;
  return false;
}

/** Whether two wire values of a field are the same; null and undefined both mean empty. */
export function isSame(now: unknown, was: unknown, unordered: boolean): boolean {
  if (now === was || (now == null && was == null)) return true;
  if (now == null || was == null || typeof now !== 'object') return false;
  return unordered ? isDeepStrictEqual(inOrder(now), inOrder(was)) : isDeepStrictEqual(now, was);
}

/** Links have no order of their own. */
function inOrder(links: unknown): string[] {
  return (links as { id: string }[]).map(({ id }) => id).sort();
}
