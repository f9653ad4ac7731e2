import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database.ts';
import { problem } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { writeRecords } from '../write-records.ts';
import type { BatchInfo, FailedRow, Pipelined, Values } from '../write-request.ts';
import { seenText } from './cell-text.ts';
import { comparable, type Found, findRecords } from './find-records.ts';
import type { CheckedPlan } from './import-plan.ts';
import { rowProblem } from './import-problem.ts';
import { isKeptOnCreate } from './importable.ts';
import type { LinkMemory } from './link-memory.ts';
import type { ImportRow } from './read-cells.ts';
import { resolveLinks } from './resolve-links.ts';

/** One batch of an import: what its steps read, and what they count. */
export type ImportBatch = {
  workspace: Workspace;
  actor: Actor;
  snapshot: Snapshot;
  plan: CheckedPlan;
  tx: Transaction;
  info: BatchInfo & { id: string };
  memory: LinkMemory;
  pipelined: Pipelined;
  /** Related records made on the way. */
  made: number;
};

/** A batch that has no others beside it. */
export const onItsOwn: Pipelined = {
  turn: Promise.resolve(),
  mayCopy: Promise.resolve(),
  hasCopied() {},
  trustsIndexes: false,
  pledges: false,
};

export type BatchOutcome = { created: number; updated: number; skipped: number; ids: Map<ImportRow, string> };

/** Writes rows of the file within one transaction. Bad rows get problems and are left out. */
export async function importBatch(batch: ImportBatch, rows: readonly ImportRow[]): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { created: 0, updated: 0, skipped: 0, ids: new Map() };
  if (!standsAlone(batch.plan)) await batch.pipelined.turn;
  await resolveLinks(batch, rows);
  const good = rows.filter(({ problems }) => problems.length === 0);
  for (const wave of splitByKey(batch.plan, good)) await importWave(batch, wave, outcome);
  return outcome;
}

/** How often records are looked for. Between a look and the write somebody else may make or delete the record of a row. */
const maxLooks = 3;

async function importWave(batch: ImportBatch, wave: readonly Keyed[], outcome: BatchOutcome): Promise<void> {
  let rows = wave;
  for (let look = 1; rows.length > 0; look += 1) {
    const { fresh, known } = await sortOut(batch, rows);
    const isOvertaken = batch.plan.mode === 'upsert' && look < maxLooks ? overtaken(batch.plan) : () => false;
    const again = new Set([
      ...(await create(batch, fresh, { outcome, isOvertaken })),
      ...(await update(batch, known, { outcome, isOvertaken })),
    ]);
    rows = rows.filter(({ row }) => again.has(row));
  }
}

type IsOvertaken = (failed: FailedRow) => boolean;

/** Whether a row was refused for nothing but that its record is there by now, or is no more. */
function overtaken({ key }: CheckedPlan): IsOvertaken {
  const names = new Set(key.map(({ name }) => name));
  return ({ problems }) =>
    problems.every(({ code, field = '' }) => code === 'recordNotFound' || (code === 'notUnique' && names.has(field)));
}

/** Whether what a batch finds in the database is the same before and after the batch before it. */
function standsAlone({ mode, columns }: CheckedPlan): boolean {
  return mode === 'create' && columns.every(({ link }) => link?.missing !== 'create');
}

type Keyed = { row: ImportRow; key: unknown[] };

/** Rows with the same key follow one another: the first makes the record, the next changes it. */
function splitByKey({ key }: CheckedPlan, rows: readonly ImportRow[]): Keyed[][] {
  if (key.length === 0) return [rows.map((row) => ({ row, key: [] }))];
  const waves: Keyed[][] = [];
  let seen = new Set<string>();
  let wave: Keyed[] = [];
  for (const row of rows) {
    const values = key.map((field) => comparable(field, row.values[field.name]));
    const text = JSON.stringify(values).toLowerCase();
    if (seen.has(text) && isComplete(values)) {
      waves.push(wave);
      [wave, seen] = [[], new Set()];
    }
    seen.add(text);
    wave.push({ row, key: values });
  }
  return [...waves, wave];
}

function isComplete(key: readonly unknown[]): boolean {
  return key.length > 0 && key.every((value) => value !== null);
}

type Known = { row: ImportRow; id: string };

/** New rows and rows of records that exist already. */
async function sortOut(batch: ImportBatch, wave: readonly Keyed[]): Promise<{ fresh: ImportRow[]; known: Known[] }> {
  const { plan } = batch;
  if (plan.mode === 'create') return { fresh: wave.map(({ row }) => row), known: [] };
  const complete = wave.filter(({ key }) => isComplete(key));
  const found = await findRecords(batch, { object: plan.object, fields: plan.key, tuples: complete.map(({ key }) => key) });
  const byRow = new Map<ImportRow, Found>(complete.map(({ row }, at) => [row, found[at] as Found]));
  const [fresh, known]: [ImportRow[], Known[]] = [[], []];
  for (const { row } of wave) {
    const id = byRow.get(row) ?? 'none';
    if (id === 'several') refuse(batch, row, 'ambiguous');
    else if (id !== 'none') known.push({ row, id });
    else if (plan.mode === 'upsert') fresh.push(row);
    else refuse(batch, row, 'notFound');
  }
  return { fresh, known };
}

function refuse({ plan: { key, columns } }: ImportBatch, row: ImportRow, code: 'ambiguous' | 'notFound'): void {
  const [field] = key;
  if (!field) return;
  const column = columns.find((each) => each.field === field);
  const seen = column ? seenText(row.cells, column) : '';
  const problemHere =
    code === 'ambiguous' ? problem(code, field.name, { seen }) : { code: 'recordNotFound' as const, field: field.name };
  row.problems.push(rowProblem(problemHere, { column: column?.name, seen }));
}

type Writing = { outcome: BatchOutcome; isOvertaken: IsOvertaken };

/** Answers the rows that are to be looked for again. */
async function create(batch: ImportBatch, rows: readonly ImportRow[], { outcome, isOvertaken }: Writing): Promise<ImportRow[]> {
  if (rows.length === 0) return [];
  const { workspace, actor, plan, tx, info, pipelined } = batch;
  const ids = rows.map(() => newId());
  const hasDefaults = Object.keys(plan.defaults).length > 0;
  const records = rows.map(({ values }) => (hasDefaults ? withDefaults(values, plan.defaults) : values));
  const request = {
    object: plan.object.name,
    action: 'create',
    records,
    ids,
    partial: true,
    batch: info,
    read: plan.read,
    pipelined,
  } as const;
  const { failed } = await writeRecords(workspace, actor, request, tx);
  const again = note(batch, rows, { failed, isOvertaken });
  outcome.created += rows.length - failed.length;
  rows.forEach((row, at) => {
    if (row.problems.length === 0 && !again.includes(row)) outcome.ids.set(row, ids[at] as string);
  });
  return again;
}

/** What the plan gives to every row that has nothing of its own. */
function withDefaults(values: Values, defaults: Values): Values {
  const filled = { ...values };
  for (const [name, value] of Object.entries(defaults)) filled[name] ??= value;
  return filled;
}

async function update(batch: ImportBatch, rows: readonly Known[], { outcome, isOvertaken }: Writing): Promise<ImportRow[]> {
  if (rows.length === 0) return [];
  const { workspace, actor, plan, tx, info } = batch;
  const kept = plan.columns.filter(({ field }) => isKeptOnCreate(field)).map(({ field }) => field.name);
  const records = rows.map(({ row, id }) => ({ id, values: without(row.values, kept) }));
  const request = { object: plan.object.name, action: 'update', records, partial: true, batch: info } as const;
  const { failed, ids, unchanged } = await writeRecords(workspace, actor, request, tx);
  const again = note(
    batch,
    rows.map(({ row }) => row),
    { failed, isOvertaken },
  );
  outcome.updated += ids.length - unchanged;
  outcome.skipped += unchanged;
  for (const { row, id } of rows) if (row.problems.length === 0 && !again.includes(row)) outcome.ids.set(row, id);
  return again;
}

function without(values: Values, names: readonly string[]): Values {
  if (names.length === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** Tells rows why they were refused; those that were overtaken are answered instead. */
function note(
  { plan }: ImportBatch,
  rows: readonly ImportRow[],
  { failed, isOvertaken }: { failed: readonly FailedRow[]; isOvertaken: IsOvertaken },
): ImportRow[] {
  const again: ImportRow[] = [];
  for (const each of failed) {
    const row = rows[each.row] as ImportRow;
    if (isOvertaken(each)) again.push(row);
    else for (const { row: _, ...found } of each.problems) row.problems.push(rowProblem(found, placeOf(plan, row, found.field)));
  }
  return again;
}

function placeOf({ columns }: CheckedPlan, { cells }: ImportRow, field: string | undefined) {
  const column = columns.find((each) => each.field.name === field);
  return { column: column?.name, seen: column && seenText(cells, column) };
}
