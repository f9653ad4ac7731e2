import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { LockingStep } from '../commit-order.ts';
import { sysTable } from '../save/sys-table.ts';
import type { LockingWrite, PendingRow } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

type Takeable = { name: string; type: string; size: string };
type NewFile = { pendingRow: PendingRow; id: string };
type Added = { field: CompiledField; files: NewFile[] };

/** A record takes files that its writer uploaded and that no other record has, or that were its own before. */
export const checkFiles: LockingStep<readonly Added[]> = {
  look({ plan, pendingRows }) {
    const added = plan.files
      .map((field) => ({ field, files: pendingRows.flatMap((pendingRow) => newFiles(pendingRow, field.name)) }))
      .filter(({ files }) => files.length > 0);
    return added.length > 0 ? added : undefined;
  },
  async lock(write, added) {
    for (const { field, files } of added) await checkField(write, field, files);
  },
};

async function checkField(
  write: LockingWrite,
  { name, definition, type }: CompiledField,
  files: readonly NewFile[],
): Promise<void> {
  const free = await takeable(write, files);
  const { label } = definition;
  const takes = type.takesFiles?.(definition as never);
  for (const { pendingRow, id } of files) {
    const file = free.get(`${id} ${pendingRow.id}`);
    if (!file) refuseRow(write, pendingRow, problem('notFound', name, { label, seen: id }));
    else if (takes && !takes.fits({ ...file, size: Number(file.size) }))
      refuseRow(write, pendingRow, problem('wrongType', name, { label, expected: takes.expected, seen: file.name }));
  }
}

/** Files that the row names and did not hold so far. */
export function newFiles(pendingRow: PendingRow, field: string): NewFile[] {
  const held = idsOf(pendingRow.values[field]);
  if (held.length === 0) return [];
  const before = new Set(idsOf(pendingRow.before?.[field]));
  return held.filter((id) => !before.has(id)).map((id) => ({ pendingRow, id }));
}

function idsOf(value: unknown): string[] {
  return value == null ? [] : (value as { id: string }[]).map(({ id }) => id);
}

async function takeable(write: LockingWrite, added: readonly NewFile[]): Promise<Map<string, Takeable>> {
  const rows = await write.tx.query<Takeable & { id: string; record: string }>({
    text: `select f.id, a.record, f.name, f.type, f.size from unnest($1::uuid[], $2::uuid[]) as a(file, record) join ${sysTable(write, 'sys_file')} f on f.id = a.file
      where (f.record_id is null and f.created_by = $3 and f.key_id is not distinct from $5) or (f.object = $4 and f.record_id = a.record) for no key update of f`,
    values: [
      added.map(({ id }) => id),
      added.map(({ pendingRow }) => pendingRow.id),
      write.actor.userId,
      write.object.name,
      write.actor.keyId ?? null,
    ],
  });
  return new Map(rows.map((row) => [`${row.id} ${row.record}`, row]));
}
