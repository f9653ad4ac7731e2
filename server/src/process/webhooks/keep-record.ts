import type { WebhookTrigger } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRecords } from '../../data/read/read-records.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';

type Keeping = { trigger: WebhookTrigger; values: Values; tx: Transaction };

/** The record that something is about, and whether it was made for it. */
export type KeptRecord = { id: string; isNew: boolean };

/** Finds the record by its key and has it take the values over, or makes one. Throws `recordMissing` where none is to be made, and what a write does. */
export async function keepRecord(workspace: Workspace, actor: Actor, { trigger, values, tx }: Keeping): Promise<KeptRecord> {
  const { object, key, missing } = trigger;
  const found = key === undefined ? undefined : await findByKey(workspace, actor, { trigger, values, tx });
  if (found === undefined) {
    if (missing === 'refuse') throw new TenonError('recordMissing', { params: whatIsMissing(workspace, trigger, values) });
    const { ids } = await writeRecords(workspace, actor, { object, action: 'create', records: [values] }, tx);
    return { id: ids[0] as string, isNew: true };
  }
  const { [key as string]: _known, ...changed } = values;
  const records = [{ id: found, values: changed }];
  if (Object.keys(changed).length > 0) await writeRecords(workspace, actor, { object, action: 'update', records }, tx);
  return { id: found, isNew: false };
}

/** The newest where there are several. Whoever looks for the same value meanwhile waits, so that it is not made twice. */
async function findByKey(workspace: Workspace, actor: Actor, { trigger, values, tx }: Keeping): Promise<string | undefined> {
  const { object, key = '' } = trigger;
  const value = values[key];
  await tx.query({
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [JSON.stringify([workspace.id, object, key, String(value).trim().toLowerCase()])],
  });
  const filter = { field: key, op: 'eq' as const, value };
  const sort = [{ field: 'created_at', direction: 'desc' as const }];
  const { records } = await readRecords(workspace, actor, { object, filter, sort, select: ['id'], limit: 1 }, tx);
  return records[0]?.id;
}

function whatIsMissing({ snapshot }: Workspace, { object, key = '' }: WebhookTrigger, values: Values) {
  const field = snapshot.objects.get(object)?.fields.get(key)?.definition.label ?? key;
  return { field, seen: String(values[key]).slice(0, 100) };
}
