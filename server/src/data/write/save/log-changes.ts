import { asksBefore, awaitsChange, type RecordTrigger, sendsFor } from '@tenon/metadata';
import type { CopyColumn } from '../../../base/database/copy-bytes.ts';
import { newId } from '../../../base/ids.ts';
import { maySatisfy } from '../check/may-satisfy.ts';
import { isAwaitedByRuns } from '../unfinished-runs.ts';
import type { PendingRow, Write } from '../write.ts';
import { searchColumnNames } from './search-columns.ts';
import { bind, type InputColumn, type StatementParts } from './statement-parts.ts';
import { sysTable } from './sys-table.ts';

type Changes = Record<string, [unknown, unknown]>;

/**
 * What history and outbox keep of each row. `changes` is `{ field: [old, new] }` in wire form, of stored fields only. A new record keeps
 * none, for it tells itself what it began with (`first-values.ts`), and no id either: the change that made it has the record's own.
 */
export function changeColumns(write: Write): InputColumn[] {
  const { pendingRows, action } = write;
  const parts = partColumns(write);
  if (action === 'create' && !pendingRows.some((pendingRow) => waitingFor(write, pendingRow, {}).isAwaited)) return parts;
  const changes = pendingRows.map((pendingRow) => changesOf(write, pendingRow));
  if (action === 'create') return [...parts, ...eventColumns(write, changes)];
  return [
    ...parts,
    { name: '#change', type: 'uuid', values: pendingRows.map(() => newId()) },
    { name: '#changes', type: 'jsonb', values: changes },
    ...eventColumns(write, changes),
  ];
}

/** Where each record has a batch of its own. */
function partColumns({ batch, pendingRows }: Write): InputColumn[] {
  const parts = batch?.parts;
  if (!parts) return [];
  return (['id', 'cause'] as const).map((name) => ({
    ...{ name: `#batch_${name}`, type: 'uuid' },
    values: pendingRows.map(({ row }) => parts[row]?.[name]),
  }));
}

/** Events are for whoever waits for them: rows that nobody waits for have none. */
function eventColumns(write: Write, changes: readonly Changes[]): InputColumn[] {
  const waiting = changes.map((change, row) => waitingFor(write, write.pendingRows[row] as PendingRow, change));
  if (!waiting.some(({ isAwaited }) => isAwaited)) return [];
  const changed = changes.map((change) => Object.keys(change).join(' '));
  const asked = waiting.map(({ asksBefore: asks }) => asks);
  return [
    { name: '#changed', type: 'text', values: changed },
    { name: '#awaited', type: 'boolean', values: waiting.map(({ isAwaited }) => isAwaited) },
    ...(asked.includes(true) ? [{ name: '#before', type: 'boolean', values: asked }] : []),
  ];
}

/**
 * History and outbox rows of the batch, written by the statement that writes the records: neither can be there without the other.
 * A change has one id in both tables.
 */
export function logChanges(write: Write, parts: StatementParts, columns: readonly InputColumn[]): void {
  const [now, object, actor, source, action, follows] = [
    ...[write.now, write.object.name, write.by, write.actor.source, write.action],
    write.follows || null,
  ].map((value) => bind(parts, value));
  parts.expressions.push(
    `logged as (insert into ${sysTable(write, 'sys_history')} (id, object, record_id, at, actor, source, action, changes, batch, follows)
      select ${changeId(columns)}, ${object}, i.id, ${now}, ${actor}, ${source}, ${action}, ${has(columns, '#changes') ? 'i."#changes"' : 'null'},
        ${batchId(write, parts, columns)}, ${follows}::boolean from i)`,
  );
  addEvents(write, parts, { columns, records: 'join saved r on r.id = i.id' });
  logBatch(write, parts, columns);
}

function batchId({ batch }: Write, parts: StatementParts, columns: readonly InputColumn[]): string {
  return has(columns, '#batch_id') ? 'i."#batch_id"' : `${bind(parts, batch?.id ?? null)}::uuid`;
}

/** What an event keeps of the row that `alias` stands for: by what conditions it is judged later, however it looks by then. */
export function keepsRecord(alias: string): string {
  return `to_jsonb(${alias}) - '{${searchColumnNames.join()}}'::text[]`;
}

/** What a statement that saves rows answers of each, for `addEvents`. */
export function savedColumns({ action }: Write, columns: readonly InputColumn[]): string {
  if (!has(columns, '#awaited')) return 't.id';
  return `t.id, ${action === 'create' ? keepsRecord('t') : `case when i."#awaited" then ${keepsRecord('t')} end`} as record`;
}

/** The same history rows of new records, to be copied. */
export function historyColumns({ pendingRows, object, now, by, actor, action, batch }: Write): CopyColumn[] {
  const ids = pendingRows.map(({ id }) => id);
  return [
    { name: 'id', type: 'uuid', values: ids },
    { name: 'record_id', type: 'uuid', values: ids },
    { name: 'object', type: 'text', always: object.name },
    { name: 'at', type: 'timestamp with time zone', always: now },
    { name: 'actor', type: 'uuid', always: by },
    { name: 'source', type: 'text', always: actor.source },
    { name: 'action', type: 'text', always: action },
    { name: 'batch', type: 'uuid', always: batch?.id },
  ];
}

/** `records`: joins to `i` the rows as they are saved, as `r`. */
export function addEvents(
  write: Write,
  parts: StatementParts,
  { columns, records }: { columns: readonly InputColumn[]; records: string },
): void {
  if (!has(columns, '#awaited')) return;
  const [now, object, actor, source, action, keyRoles, told] = [
    ...[write.now, write.object.name, write.by, write.actor.source, write.action],
    ...[write.actor.keyRoles ?? null, isTold(write)],
  ].map((value) => bind(parts, value));
  // The statement sees rows as they were before it.
  const before = has(columns, '#before');
  const earlier = before ? `left join ${write.object.table} o on o.id = i.id and i."#before"` : '';
  parts.expressions.push(
    `told as (insert into ${sysTable(write, 'sys_event')} (id, at, object, record_id, action, changed, record, before, actor, key_roles, source, run,
        told, pending)
      select ${changeId(columns)}, ${now}, ${object}, i.id, ${action}, string_to_array(i."#changed", ' '), r.record,
        ${before ? `case when o.id is not null then ${keepsRecord('o')} end` : 'null'}, ${actor},
        ${keyRoles}::text[], ${source}, ${runId(write, parts, columns)}, ${told}::boolean, true
      from i ${records} ${earlier} where i."#awaited")`,
  );
}

/** What a process does in a run has the run's id as its batch. */
function runId(write: Write, parts: StatementParts, columns: readonly InputColumn[]): string {
  return write.batch?.kind === 'process' ? batchId(write, parts, columns) : 'null';
}

function changeId(columns: readonly InputColumn[]): string {
  return has(columns, '#change') ? 'i."#change"' : 'i.id';
}

function has(columns: readonly InputColumn[], name: string): boolean {
  return columns.some((column) => column.name === name);
}

type Waiting = { isAwaited: boolean; asksBefore: boolean };

/** Whether anything waits for the change of a row, and whether it asks how that was before. */
function waitingFor(write: Write, pendingRow: PendingRow, change: Changes): Waiting {
  const triggers = triggersFor(write, pendingRow, change);
  const asks = write.action === 'update' && triggers.some(asksBefore);
  return { isAwaited: triggers.length > 0 || isAwaitedByRun(write) || isSentOut(write, change), asksBefore: asks };
}

function isAwaitedByRun({ snapshot, object, action }: Write): boolean {
  return (action === 'create' || action === 'update') && isAwaitedByRuns(snapshot, object);
}

/** Changes of people, keys and processes are told, and batches that say so; other imports and installs are not. */
function isTold({ actor: { source }, batch }: Pick<Write, 'actor' | 'batch'>): boolean {
  return source === 'web' || source === 'api' || source === 'process' || batch?.awaited === true;
}

/** What people, keys and processes change is told to other systems; an import only when it says so. */
function isSentOut(write: Write, change: Changes): boolean {
  if (!isTold(write)) return false;
  const event = { object: write.object.name, action: write.action, changed: Object.keys(change) };
  return [...write.snapshot.connections.values()].some((connection) => sendsFor(connection, event).length > 0);
}

/** What of the processes the change may set off. */
function triggersFor(write: Write, pendingRow: PendingRow, change: Changes): RecordTrigger[] {
  const { snapshot, object, plan, action, actor } = write;
  if (snapshot.processes.size === 0) return [];
  const awaited = { object: object.name, action, changed: Object.keys(change), source: actor.source, told: isTold(write) };
  return [...snapshot.processes.values()].flatMap((process) => {
    const trigger = awaitsChange(process, awaited);
    return trigger && maySatisfy(plan, pendingRow, trigger.when) ? [trigger] : [];
  });
}

function changesOf({ plan }: Write, { values, before }: PendingRow): Changes {
  const changes: Changes = {};
  for (const { name } of plan.told) {
    if (!(name in values)) continue;
    const [was, is] = [before?.[name] ?? null, values[name]];
    if (was !== null || is !== null) changes[name] = [was, is];
  }
  return changes;
}

/** Several writes may make up one batch; the first one names it. */
export function logBatch(
  { batch, object, by, now, pendingRows, actor: { keyId }, ...write }: Write,
  parts: StatementParts,
  columns: readonly InputColumn[],
): void {
  if (!batch) return;
  const own = has(columns, '#batch_id');
  const [kind, of, at, actor, key, button] = [...[batch.kind, object.name, now, by, keyId ?? null, batch.button ?? null]].map(
    (value) => bind(parts, value),
  );
  const [id, cause, count] = own
    ? ['i."#batch_id"', 'i."#batch_cause"', '1']
    : [batch.id, batch.cause ?? null, pendingRows.length].map((value) => bind(parts, value));
  parts.expressions.push(
    `batched as (insert into ${sysTable(write, 'sys_batch')} as b (id, kind, object, at, actor, key_id, button, cause, records)
      select ${id}::uuid, ${kind}::text, ${of}::text, ${at}::timestamptz, ${actor}::uuid, ${key}::uuid, ${button}::text, ${cause}::uuid, ${count}::integer
      ${own ? 'from i' : ''} on conflict (id) do update set records = b.records + excluded.records)`,
  );
}
