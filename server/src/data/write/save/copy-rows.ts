import type { CopyColumn } from '../../../base/database/copy-bytes.ts';
import { freeBytes } from '../../../base/database/free-bytes.ts';
import { mapYielding, yieldToEventLoop } from '../../../base/yield-to-event-loop.ts';
import type { CopyingWrite, LockingStep } from '../commit-order.ts';
import type { Write } from '../write.ts';
import { bindVersion } from './bind-version.ts';
import { fieldColumns, writtenFields } from './field-columns.ts';
import { addEvents, changeColumns, historyColumns, keepsRecord, logBatch } from './log-changes.ts';
import { departmentsOfOwners, rowColumns } from './row-columns.ts';
import { encodeInWorker } from './row-encoder.ts';
import { bindFiles, bindLinks } from './save-links.ts';
import { bindStages, stageColumns } from './save-stages.ts';
import { searchColumnNames, searchTexts } from './search-columns.ts';
import { bindInput, type InputColumn, type StatementParts } from './statement-parts.ts';
import { sysTable } from './sys-table.ts';

/** From this many rows on it takes less time to copy them than to hand them to a statement. */
const worthCopying = 100;

/** New records, many of them, go in by COPY; parts of others and a few by `insert`. */
export function isCopied({ action, batch, pendingRows, plan }: Write): boolean {
  return action === 'create' && plan.canCopy && !batch?.parts && pendingRows.length >= worthCopying;
}

type Copies = { table: string; columns: string[]; bytes: Buffer };
type Encoded = { records: Copies; history: Copies; rest: StatementParts };

/**
 * Copies new records and their history into their tables, which takes a third of the time; what else hangs on them follows.
 */
export const copyRows: LockingStep<Encoded> = {
  look: (write) => (isCopied(write) ? encode(write) : undefined),
  copy({ tx }, { records, history }) {
    const [inTable, inHistory] = [records, history].map(({ table, columns, bytes }) =>
      copyAndFree(tx, { table, columns, bytes }),
    ) as [Promise<number>, Promise<number>];
    tx.defer(inTable);
    tx.defer(inHistory);
    return inTable;
  },
  async lock({ tx, mode }, { rest }) {
    tx.defer(tx.query({ text: `with ${rest.expressions.join(',\n')}\nselect`, values: rest.values }));
    if (!mode.defers) await tx.flush();
  },
};

/** Rows that are in have been sent whole; those that were refused may be on their way still. */
async function copyAndFree(tx: CopyingWrite['tx'], { table, columns, bytes }: Copies): Promise<number> {
  const count = await tx.copy(table, columns, bytes);
  freeBytes(bytes);
  return count;
}

async function encode(write: Write): Promise<Encoded> {
  const count = write.pendingRows.length;
  const own = [
    ...rowColumns(write),
    ...(await mapYielding(writtenFields(write), (field) => fieldColumns(field, write.pendingRows))).flat(),
  ];
  await yieldToEventLoop();
  const records = sameLast([...own, ...madeNow(write), ...(await departmentColumns(write, own))]);
  const search = searchTexts(write);
  await yieldToEventLoop();
  const history = historyColumns(write);
  const [recordBytes, historyBytes] = (await encodeInWorker([
    { count, columns: records, search },
    { count, columns: history },
  ])) as [Buffer, Buffer];
  const columns = [...records.map(nameOf), ...(search ? searchColumnNames : [])];
  return {
    records: { table: write.object.table, columns, bytes: recordBytes },
    history: { table: sysTable(write, 'sys_history'), columns: history.map(nameOf), bytes: historyBytes },
    rest: bindRest(write, own, changeColumns(write)),
  };
}

/** What all rows hold alike stands together, and is written once. */
function sameLast(columns: readonly CopyColumn[]): CopyColumn[] {
  const light = columns.map(lightColumn);
  return [...light.filter((column) => 'values' in column), ...light.filter((column) => 'always' in column)];
}

function lightColumn(column: CopyColumn): CopyColumn {
  if ('always' in column || column.values.some((value) => value !== column.values[0])) return column;
  return { name: column.name, type: column.type, always: column.values[0] };
}

function madeNow({ now, by }: Write): CopyColumn[] {
  return [
    { name: 'updated_at', type: 'timestamp with time zone', always: now },
    { name: 'updated_by', type: 'uuid', always: by },
  ];
}

async function departmentColumns(write: Write, columns: readonly InputColumn[]): Promise<InputColumn[]> {
  const users = departmentsOfOwners(write, columns);
  const owners = columns.find(({ name }) => name === 'owner_id')?.values ?? [];
  if (!users) return [];
  const rows = await write.readTx.query<{ id: string; department_id: string | null }>({
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
  bindVersion(write, parts);
  const saved = `join lateral (select ${keepsRecord('t')} as record from ${write.object.table} t where t.id = i.id) r on true`;
  addEvents(write, parts, { columns: changes, records: saved });
  logBatch(write, parts, changes);
  return parts;
}

function nameOf({ name }: CopyColumn): string {
  return name;
}
