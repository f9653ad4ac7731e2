import type { Label } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import type { CompiledField, StoredColumn } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import { fieldAccess } from '../field-access.ts';
import { prepared } from '../save/prepared-name.ts';
import { boundArray, elementType } from '../save/sql-array.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

type Set = { fields: readonly CompiledField[]; columns: readonly StoredColumn[] };
type Entry = { pendingRow: PendingRow; values: unknown[] };

/**
 * No two live records, nor two rows of the batch, hold the same values in fields that are unique. Two batches at the same time are
 * told apart by the unique index; `writeRecords` then runs the pipeline again and finds the other's record here. So does an import that trusts
 * the indexes at first, since nearly all of its rows are new.
 */
export async function checkUnique(write: Write): Promise<void> {
  await Promise.all(write.plan.unique.map((fields) => checkSet(write, { fields, columns: fields.map(comparedColumn) })));
}

function comparedColumn({ columns, valueColumn }: CompiledField): StoredColumn {
  return columns.find(({ name }) => name === valueColumn) as StoredColumn;
}

async function checkSet(write: Write, set: Set): Promise<void> {
  const entries = refuseRepeated(write, set, entriesOf(write, set));
  if (entries.length === 0 || write.mode.trustsIndexes) return;
  const taken = await findTaken(write, set, entries);
  for (const { pendingRow, values } of entries) if (taken.has(pendingRow.row)) refuseTaken(write, pendingRow, { set, values });
}

/** Rows that change a value of the set. Where one is empty, nothing is compared. */
function entriesOf(write: Write, { fields }: Set): Entry[] {
  const touched =
    write.action === 'restore'
      ? write.pendingRows
      : write.pendingRows.filter(({ values }) => fields.some(({ name }) => name in values));
  return touched
    .map((pendingRow) => ({ pendingRow, values: fields.map((field) => comparable(field, valueAfter(pendingRow, field.name))) }))
    .filter(({ values }) => values.every((value) => value != null));
}

function comparable({ type, definition }: CompiledField, value: unknown): unknown {
  if (value == null) return null;
  return type.comparable ? type.comparable(value, definition as never) : type.toRow(value, definition as never)[0];
}

function refuseRepeated(write: Write, set: Set, entries: Entry[]): Entry[] {
  const seen = new Map<string, Entry>();
  const kept: Entry[] = [];
  for (const entry of entries) {
    const key = keyOf(entry.values);
    const holder = seen.get(key);
    if (holder && holder.pendingRow.id !== entry.pendingRow.id)
      refuseTaken(write, entry.pendingRow, { set, values: entry.values });
    else {
      seen.set(key, entry);
      kept.push(entry);
    }
  }
  return kept;
}

function keyOf(values: readonly unknown[]): string {
  const folded = values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value));
  return folded.length === 1 ? String(folded[0]) : JSON.stringify(folded);
}

/**
 * One look into the unique index for each row. Without the limit PostgreSQL would join the whole of a table that it has no
 * statistics of yet, which is just what a first import fills.
 */
async function findTaken(write: Write, { columns }: Set, entries: Entry[]): Promise<globalThis.Set<number>> {
  const same = columns.map(({ name, type }, n) =>
    type === 'text' ? `lower(t.${quoteName(name)}) = lower(e.v${n})` : `t.${quoteName(name)} = e.v${n}`,
  );
  const text = `select e.row from unnest($1::int[], $2::uuid[], ${columns.map(({ type }, n) => `$${n + 3}::${elementType(type)}[]`).join(', ')})
    as e(row, id, ${columns.map((_, n) => `v${n}`).join(', ')})
    cross join lateral (select from ${write.object.table} t where t.deleted_at is null and t.id <> e.id and ${same.join(' and ')} limit 1) taken`;
  const values = [
    boundArray(
      'integer',
      entries.map(({ pendingRow }) => pendingRow.row),
    ),
    boundArray(
      'uuid',
      entries.map(({ pendingRow }) => pendingRow.id),
    ),
    ...columns.map(({ type }, n) =>
      boundArray(
        elementType(type),
        entries.map((entry) => entry.values[n]),
      ),
    ),
  ];
  const rows = await write.readTx.query<{ row: number }>(prepared(text, values, write.snapshot.revision));
  return new Set(rows.map(({ row }) => row));
}

/** Names the fields, and what they hold, as far as the writer may read them. */
function refuseTaken(write: Write, pendingRow: PendingRow, { set, values }: { set: Set; values: unknown[] }): void {
  const shown = set.fields.map(({ name }) => write.byPlatform || fieldAccess(write, name) !== 'unknown');
  const labels = set.fields.filter((_, index) => shown[index]).map(({ definition }) => definition.label);
  const label: Label = { zh: labels.map(({ zh }) => zh).join('＋'), en: labels.map(({ en }) => en).join(' + ') };
  const [first] = set.fields.filter((_, index) => shown[index]);
  const seen = values.filter((_, index) => shown[index]).map(String);
  refuseRow(write, pendingRow, problem('notUnique', first?.name ?? 'id', { label, seen: seen.join(' / ') }));
}
