import {
  type ConnectionBody,
  type ConnectionSend,
  expressionPaths,
  parseExpression,
  sendsFor,
  type WireRecord,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readAsOfChange } from '../../data/history/read-as-of-change.ts';
import { evaluateOver } from '../runs/step-values.ts';
import { type ChangeEvent, recordAtChange } from '../triggers/change-event.ts';
import type { NewCall } from './call-rows.ts';
import { type ConnectionRow, readConnectionRows } from './connection-rows.ts';

/**
 * The calls by which connections tell of events, to be queued in the transaction that takes them off the outbox. A condition that
 * cannot be worked out makes a failed call to be looked at.
 */
export async function findSends(workspace: Workspace, events: readonly ChangeEvent[]): Promise<NewCall[]> {
  const wanted = [...workspace.snapshot.connections].flatMap(([connection, body]) => sendsOf(connection, body, events));
  if (wanted.length === 0) return [];
  const rows = new Map((await readConnectionRows(workspace)).map((row) => [row.name, row]));
  const calls: NewCall[] = [];
  for (const { connection, name, send, told } of wanted) {
    const row = rows.get(connection);
    if (!row || row.stopped) continue;
    for (const [event, applies] of await whichApply(workspace, { send, row, events: told })) {
      const call = { connection, action: send.action, key: `${event.id}_${name}`, send: name, change: changeOf(event) };
      if (applies) calls.push(applies === 'unknown' ? { ...call, ...unknowable } : call);
    }
  }
  return calls;
}

type MatchedSend = { connection: string; name: string; send: ConnectionSend; told: ChangeEvent[] };

/** What a connection sends, and of which events. */
function sendsOf(connection: string, body: ConnectionBody, events: readonly ChangeEvent[]): MatchedSend[] {
  const sends = new Map<string, MatchedSend>();
  for (const event of events)
    for (const [name, send] of sendsFor(body, event)) {
      const wanted = sends.get(name) ?? { connection, name, send, told: [] };
      wanted.told.push(event);
      sends.set(name, wanted);
    }
  return [...sends.values()];
}

const unknowable: Partial<NewCall> = {
  status: 'failed',
  problem: {
    zh: '条件无法计算：其中有设置此连接的人无权查看的字段，或字段已不存在',
    en: 'The condition cannot be worked out: it names a field that is gone, or that whoever set up this connection may not read',
  },
};

type Question = { send: ConnectionSend; row: ConnectionRow; events: readonly ChangeEvent[] };
type Applies = boolean | 'unknown';

/** With the rights of whoever set the connection up: fields that are hidden from them neither change nor count. */
async function whichApply(workspace: Workspace, { send, row, events }: Question): Promise<Map<ChangeEvent, Applies>> {
  const actor = await actorForUser(workspace, row.setUpBy, 'process');
  const [{ object } = { object: '' }] = events;
  // The calls will fail, and say so to whoever looks.
  if (!actor || !mayReadPath(workspace.snapshot, actor, object, 'id')) return new Map(events.map((event) => [event, true]));
  const mayRead = (field: string) => mayReadPath(workspace.snapshot, actor, object, field);
  const touched = events.filter(
    ({ action, changed }) =>
      action !== 'update' || !send.changed || send.changed.some((field) => changed.includes(field) && mayRead(field)),
  );
  if (send.when === undefined) return new Map(touched.map((event) => [event, true]));
  return judge(workspace, actor, { object, events: touched, condition: send.when });
}

type Condition = { object: string; events: readonly ChangeEvent[]; condition: string };

/** Each record as its change left it. */
async function judge(
  workspace: Workspace,
  actor: Actor,
  { object, events, condition }: Condition,
): Promise<Map<ChangeEvent, Applies>> {
  const parsed = parseExpression(condition);
  const select = parsed.ok ? [...new Set(expressionPaths(parsed.ast))] : [];
  const now = workspace.clock.now().toISOString();
  try {
    const records = await readAsOfChange(workspace, actor, { object, records: events.map(recordAtChange), select });
    const satisfies = (record: WireRecord | undefined) =>
      record !== undefined &&
      evaluateOver(condition, { record, object, now, timeZone: actor.timeZone }, workspace.snapshot) === true;
    return new Map(events.map((event) => [event, satisfies(records.get(event.id))]));
  } catch (error) {
    if (error instanceof TenonError && error.code === 'invalidQuery') return new Map(events.map((event) => [event, 'unknown']));
    throw error;
  }
}

/** What a call keeps of its event. Outside systems know three kinds of changes; what comes out of the trash, or is no change at all, is an update. */
export function changeOf({ id, at, object, record_id: record, action, changed }: ChangeEvent) {
  const known = action === 'create' || action === 'delete' ? action : ('update' as const);
  return { id, at, object, record, action: known, changed };
}
