import { setImmediate as breathe } from 'node:timers/promises';
import { copyBytes } from '../../base/copy-bytes.ts';
import { changeColumns, historyColumns, logBatch, tellEvents } from './log-changes.ts';
import { departmentsOfOwners, rowColumns, valueColumns } from './row-columns.ts';
import { bindFiles, bindLinks } from './save-links.ts';
import { bindStages, stageColumns } from './save-stages.ts';
import { bindInput, type InputColumn, type StatementParts } from './statement-parts.ts';
import { sysTable } from './sys-table.ts';
import type { Write } from './write.ts';

/** From this many rows on it takes less time to copy them than to hand them to a statement. */
const worthCopying = 100;

export function isCopied({ action, drafts, plan }: Write): boolean {
  return action === 'create' && plan.canCopy && drafts.length >= worthCopying;
}

/**
 * Copies new records and their history into their tables, which takes a third of the time; what else hangs on them follows. In between
 * it lets others have a turn, who would wait for the whole batch otherwise.
 */
export async function copyRows(write: Write): Promise<number> {
  const own = [...rowColumns(write), ...madeNow(write), ...valueColumns(write)];
  const records = [...own, ...(await departmentColumns(write, own))];
  await breathe();
  const changes = changeColumns(write);
  const history = historyColumns(write);
  const [recordBytes, historyBytes] = [copyBytes(records), copyBytes(history)];
  const rest = bindRest(write, records, changes);
  await write.turn;
  const [saved] = await Promise.all([
    write.tx.copy(write.object.table, records.map(nameOf), recordBytes),
    write.tx.copy(sysTable(write, 'sys_history'), history.map(nameOf), historyBytes),
    ...(rest.expressions.length > 0
      ? [write.tx.query({ text: `with ${rest.expressions.join(',\n')}\nselect`, values: rest.values })]
      : []),
  ]);
  return saved;
}

function madeNow({ drafts, now, by }: Write): InputColumn[] {
  return [
    { name: 'updated_at', type: 'timestamp with time zone', values: drafts.map(() => now) },
    { name: 'updated_by', type: 'uuid', values: drafts.map(() => by) },
  ];
}

async function departmentColumns(write: Write, columns: readonly InputColumn[]): Promise<InputColumn[]> {
  const users = departmentsOfOwners(write, columns);
  const owners = columns.find(({ name }) => name === 'owner_id')?.values ?? [];
  if (!users) return [];
  const rows = await write.tx.query<{ id: string; department_id: string | null }>({
    text: `select id, department_id from ${users} where id = any($1::uuid[])`,
    values: [[...new Set(owners)]],
  });
  const departments = new Map(rows.map(({ id, department_id }) => [id, department_id]));
  return [{ name: 'department_id', type: 'uuid', values: owners.map((owner) => departments.get(owner as string) ?? null) }];
}

/** Links, files, stages, events and the batch, as the one statement of other writes has them. */
function bindRest(write: Write, records: readonly InputColumn[], changes: readonly InputColumn[]): StatementParts {
  const parts: StatementParts = { values: [], expressions: [] };
  const stages = stageColumns(write);
  const tracked = new Set([write.plan.tracking?.field.valueColumn, 'created_at']);
  const ofStages = stages.length > 0 ? [...stages, ...records.filter(({ name }) => tracked.has(name))] : [];
  if (ofStages.length > 0 || changes.length > 0) bindInput(parts, [...rowColumns(write).slice(0, 1), ...ofStages, ...changes]);
  bindLinks(write, parts);
  bindFiles(write, parts);
  bindStages(write, parts);
  tellEvents(write, parts, changes);
  logBatch(write, parts);
  return parts;
}

function nameOf({ name }: InputColumn): string {
  return name;
}
