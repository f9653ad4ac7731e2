import { isDeepStrictEqual } from 'node:util';
import { isRefused } from './check/refuse-rows.ts';
import type { Draft, Write } from './write.ts';

/** Leaves only what differs from the stored record; a record that is already as asked for is not written at all. */
export function keepChanges(write: Write): void {
  const linked = new Set(write.plan.links.map(({ name }) => name));
  for (const draft of write.drafts)
    for (const name of Object.keys(draft.values))
      if (isSame(draft.values[name], draft.before?.[name], linked.has(name))) delete draft.values[name];
  const changed: Draft[] = [];
  for (const draft of write.drafts) (hasValues(draft) || isRefused(write, draft) ? changed : write.unchanged).push(draft);
  write.drafts = changed;
}

function hasValues({ values }: Draft): boolean {
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
