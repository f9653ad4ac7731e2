import { problem } from '../../../base/errors.ts';
import { sysTable } from '../save/sys-table.ts';
import type { PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

type NewFile = { pendingRow: PendingRow; id: string };

/** A record takes files that its writer uploaded and that no other record has, or that were its own before. */
export async function checkFiles(write: Write): Promise<void> {
  for (const { name, definition } of write.plan.files) {
    const added = write.pendingRows.flatMap((pendingRow) => newFiles(pendingRow, name));
    if (added.length === 0) continue;
    const free = await takeable(write, added);
    for (const { pendingRow, id } of added)
      if (!free.has(`${id} ${pendingRow.id}`))
        refuseRow(write, pendingRow, problem('notFound', name, { label: definition.label, seen: id }));
  }
}

/** Files that the row names and did not hold so far. */
export function newFiles(pendingRow: PendingRow, field: string): NewFile[] {
  const before = new Set(idsOf(pendingRow.before?.[field]));
  return idsOf(pendingRow.values[field])
    .filter((id) => !before.has(id))
    .map((id) => ({ pendingRow, id }));
}

function idsOf(value: unknown): string[] {
  return value == null ? [] : (value as { id: string }[]).map(({ id }) => id);
}

async function takeable(write: Write, added: NewFile[]): Promise<Set<string>> {
  const rows = await write.tx.query<{ id: string; record: string }>({
    text: `select f.id, a.record from unnest($1::uuid[], $2::uuid[]) as a(file, record) join ${sysTable(write, 'sys_file')} f on f.id = a.file
      where (f.record_id is null and f.created_by = $3 and f.key_id is not distinct from $5) or (f.object = $4 and f.record_id = a.record) for no key update of f`,
    values: [
      added.map(({ id }) => id),
      added.map(({ pendingRow }) => pendingRow.id),
      write.actor.userId,
      write.object.name,
      write.actor.keyId ?? null,
    ],
  });
  return new Set(rows.map(({ id, record }) => `${id} ${record}`));
}
