import type { Draft, Write } from '../write.ts';

/** Of rows that name one record, the first that is right makes it, and the last that is right changes it: the others would leave nothing behind. */
export function settleRepeats(write: Write): void {
  const { repeats, action } = write;
  if (!repeats) return;
  const standing = new Map<string, Draft>();
  const inOrder = [...write.drafts, ...write.unchanged].sort((a, b) => a.row - b.row);
  for (const draft of inOrder) if (action === 'update' || !standing.has(draft.id)) standing.set(draft.id, draft);
  const stands = (draft: Draft) => standing.get(draft.id) === draft;
  repeats.gaveWay.push(...inOrder.filter((draft) => !stands(draft)).map(({ row }) => row));
  repeats.same.push(...write.unchanged.map(({ row }) => row));
  write.drafts = write.drafts.filter(stands);
  write.unchanged = write.unchanged.filter(stands);
}
