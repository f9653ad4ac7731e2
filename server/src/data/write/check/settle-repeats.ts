import type { PendingRow, Write } from '../write.ts';

/** Of rows that name one record, the first that is right makes it, and the last that is right changes it: the others would leave nothing behind. */
export function settleRepeats(write: Write): void {
  const { repeats, action } = write;
  if (!repeats) return;
  const standing = new Map<string, PendingRow>();
  const inOrder = [...write.pendingRows, ...write.unchanged].sort((a, b) => a.row - b.row);
  for (const pendingRow of inOrder)
    if (action === 'update' || !standing.has(pendingRow.id)) standing.set(pendingRow.id, pendingRow);
  const stands = (pendingRow: PendingRow) => standing.get(pendingRow.id) === pendingRow;
  repeats.gaveWay.push(...inOrder.filter((pendingRow) => !stands(pendingRow)).map(({ row }) => row));
  repeats.same.push(...write.unchanged.map(({ row }) => row));
  write.pendingRows = write.pendingRows.filter(stands);
  write.unchanged = write.unchanged.filter(stands);
}
