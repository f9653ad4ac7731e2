import type { WireRecord } from '@tenon/metadata';
import { systemActor } from '../../../access/actors.ts';
import { getRecords } from '../../read/get-record.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';

/** Values that rules look at and a record does not keep of itself. */
export type Related = { has(path: string): boolean; valueOf(pendingRow: PendingRow, path: string): unknown };

export const nothingRelated: Related = { has: () => false, valueOf: () => null };

/** Whether rules look at other records than the one that is written, so that these must be read. */
export function readsRelated(write: Write): boolean {
  return write.plan.rules.paths.length > 0 && relatedPaths(write).length > 0;
}

/**
 * Reads, for the whole batch, what rules look at in the records that rows point at, and what is summed up of records that point here. Rules
 * are part of the model: they count for what they say, also where the writer may not read what they look at.
 */
export async function readRelated(write: Write): Promise<Related> {
  const { object } = write;
  const wanted = relatedPaths(write);
  const found = new Map<string, ReadonlyMap<string, WireRecord>>();
  for (const [first, paths] of Map.groupBy(wanted, firstStep)) {
    const target = first === '' ? object.name : (object.fields.get(first)?.targets[0] as string);
    const ids = write.pendingRows.flatMap((pendingRow) => idAt(pendingRow, first) ?? []);
    const select = paths.map((path) => (first === '' ? path : path.slice(first.length + 1)));
    found.set(first, await readAll(write, { object: target, ids: [...new Set(ids)], select }));
  }
  const paths = new Set(wanted);
  return {
    has: (path) => paths.has(path),
    valueOf(pendingRow, path) {
      const first = firstStep(path);
      const id = idAt(pendingRow, first);
      const record = id === undefined ? undefined : found.get(first)?.get(id);
      return record?.[first === '' ? path : path.slice(first.length + 1)] ?? null;
    },
  };
}

function relatedPaths(write: Write): string[] {
  return write.plan.rules.paths.filter((path) => path.includes('.') || isSummedUp(write, path));
}

function isSummedUp({ object }: Write, path: string): boolean {
  const field = object.fields.get(path);
  return field !== undefined && field.columns.length === 0 && field.type.source !== 'linkTable';
}

/** The relation that a path begins with; none where the record itself is asked. */
function firstStep(path: string): string {
  return path.includes('.') ? (path.split('.', 1)[0] as string) : '';
}

function idAt(pendingRow: PendingRow, relation: string): string | undefined {
  if (relation === '') return pendingRow.before ? pendingRow.id : undefined;
  const value = valueAfter(pendingRow, relation) as { id: string } | null;
  return value?.id;
}

async function readAll(
  { workspace, actor, readTx }: Write,
  request: { object: string; ids: string[]; select: string[] },
): Promise<ReadonlyMap<string, WireRecord>> {
  const reader = { ...actor, rights: systemActor(workspace).rights };
  const records = request.ids.length === 0 ? [] : await getRecords(workspace, reader, { ...request, tx: readTx });
  return new Map(records.map((record) => [record.id, record]));
}
