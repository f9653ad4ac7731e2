import { type ConnectionSend, expressionPaths, parseExpression, sendsFor } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/get-record.ts';
import type { ChangeEvent } from '../run-process.ts';
import { evaluateOver } from '../step-values.ts';
import type { NewCall } from './call-rows.ts';
import { type ConnectionRow, readConnectionRows } from './connection-rows.ts';

/**
 * The calls by which connections tell of an event, to be queued in the transaction that takes it off the outbox. A condition that
 * cannot be worked out makes a failed call to be looked at.
 */
export async function findSends(workspace: Workspace, event: ChangeEvent): Promise<NewCall[]> {
  const wanted = [...workspace.snapshot.connections].flatMap(([connection, body]) =>
    sendsFor(body, event).map(([name, send]) => ({ connection, name, send })),
  );
  if (wanted.length === 0) return [];
  const rows = new Map((await readConnectionRows(workspace)).map((row) => [row.name, row]));
  const calls: NewCall[] = [];
  for (const { connection, name, send } of wanted) {
    const row = rows.get(connection);
    if (!row || row.stopped) continue;
    const call = { connection, action: send.action, key: `${event.id}_${name}`, send: name, change: changeOf(event) };
    const applies = await doesApply(workspace, { send, row, event });
    if (applies === 'unknown') calls.push({ ...call, ...unknowable });
    else if (applies) calls.push(call);
  }
  return calls;
}

const unknowable: Partial<NewCall> = {
  status: 'failed',
  problem: {
    zh: '条件无法计算：其中有设置此连接的人无权查看的字段，或字段已不存在',
    en: 'The condition cannot be worked out: it names a field that is gone, or that whoever set up this connection may not read',
  },
};

type Question = { send: ConnectionSend; row: ConnectionRow; event: ChangeEvent };

/** With the rights of whoever set the connection up: fields that are hidden from them neither change nor count. */
async function doesApply(workspace: Workspace, { send, row, event }: Question): Promise<boolean | 'unknown'> {
  const actor = await actorForUser(workspace, row.setUpBy, 'process');
  const { object, action, changed } = event;
  // The call will fail, and say so to whoever looks.
  if (!actor || !mayReadPath(workspace.snapshot, actor, object, 'id')) return true;
  const seen = changed.filter((field) => mayReadPath(workspace.snapshot, actor, object, field));
  if (action === 'update' && send.changed && !send.changed.some((field) => seen.includes(field))) return false;
  return send.when === undefined || satisfies(workspace, actor, { event, condition: send.when });
}

async function satisfies(
  workspace: Workspace,
  actor: Actor,
  { event, condition }: { event: ChangeEvent; condition: string },
): Promise<boolean | 'unknown'> {
  const parsed = parseExpression(condition);
  const select = parsed.ok ? [...new Set(expressionPaths(parsed.ast))] : [];
  const { object, record_id: id, action } = event;
  try {
    const [record] = await getRecords(workspace, actor, { object, ids: [id], select, trash: action === 'delete' });
    const now = workspace.clock.now().toISOString();
    return (
      record !== undefined &&
      evaluateOver(condition, { record, object, now, timeZone: actor.timeZone }, workspace.snapshot) === true
    );
  } catch (error) {
    if (error instanceof TenonError && error.code === 'invalidQuery') return 'unknown';
    throw error;
  }
}

/** What a call keeps of its event. */
export function changeOf({ id, at, object, record_id: record, action, changed }: ChangeEvent) {
  return { id, at, object, record, action, changed };
}
