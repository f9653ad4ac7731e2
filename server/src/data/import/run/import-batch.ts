import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import type { Transaction } from '../../../base/database.ts';
import { problem, TenonError } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { CommitOrder } from '../../write/commit-order.ts';
import { emptyValues } from '../../write/write.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { BatchInfo, FailedRow, Values, WriteMode } from '../../write/write-request.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import { isKeptOnCreate, onlyFinds } from '../columns/importable.ts';
import type { Replacements } from '../columns/replacements.ts';
import { seenText } from '../file/cell-text.ts';
import { comparable, type Found, findRecords } from '../links/find-records.ts';
import type { LinkMemory } from '../links/link-memory.ts';
import { resolveLinks } from '../links/resolve-links.ts';
import { rowProblem } from './import-problem.ts';
import type { ImportRow } from './read-cells.ts';

/** One batch of an import: what its steps read, and what they count. */
export type ImportBatch = {
  workspace: Workspace;
  actor: Actor;
  snapshot: Snapshot;
  plan: CheckedPlan;
  tx: Transaction;
  info: BatchInfo & { id: string };
  memory: LinkMemory;
  mode: WriteMode;
  /** Where others are on their way. With `looksAhead` what it finds is the same before and after the batch ahead of it. */
  order?: CommitOrder & { looksAhead: boolean };
  /** Related records made on the way. */
  made: number;
  /** In a dry run. */
  replacements?: Replacements;
};

export type BatchOutcome = {
  created: number;
  updated: number;
  skipped: number;
  ids: Map<ImportRow, string>;
  same: Set<ImportRow>;
};

/** How often records are looked for. Between a look and the write somebody else may make or delete the record of a row. */
const maxLooks = 3;

/**
 * Writes rows of the file within one transaction. Bad rows get problems and are left out. Rows with the same key follow one another: the first
 * makes the record, the others change it, and the last of them is what stays.
 */
export async function importBatch(batch: ImportBatch, rows: readonly ImportRow[]): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { created: 0, updated: 0, skipped: 0, ids: new Map(), same: new Set() };
  if (!batch.order?.looksAhead) await batch.order?.turn;
  await resolveLinks(batch, rows);
  let open = rows.filter(({ problems }) => problems.length === 0).map((row) => ({ row, key: keyOf(batch.plan, row) }));
  for (let look = 1; open.length > 0; look += 1) {
    const { fresh, known } = await sortOut(batch, open);
    const tries = [await create(batch, fresh, outcome), await update(batch, known, outcome)];
    const refused = tries.flatMap((each) => each.refused);
    const again = new Set(tries.flatMap(({ after }) => after));
    const isWorthAnother = look < maxLooks ? worthAnother(batch.plan, refused) : () => false;
    for (const each of refused) {
      if (isWorthAnother(each)) again.add(each.row);
      else tellWhy(batch.plan, each);
    }
    if (again.size > 0 && batch.order?.looksAhead) throw new NeedsItsTurn();
    open = open.filter(({ row }) => again.has(row));
  }
  return outcome;
}

/** Rows have to be looked at once more, which a batch must not do while the next one has written already. */
export class NeedsItsTurn extends TenonError {
  constructor() {
    super('busy');
  }
}

/**
 * Refused for nothing but that the record is there by now, or is no more; or that a value is taken, while the row that took it may be one that
 * was refused itself, or one that gives it up.
 */
function worthAnother({ key, mode }: CheckedPlan, refused: readonly Refused[]): (each: Refused) => boolean {
  const names = new Set(key.map(({ name }) => name));
  const isTaken = ({ problems }: Refused) => problems.every(({ code }) => code === 'notUnique');
  const isOvertaken = ({ problems }: Refused) =>
    problems.every(({ code, field = '' }) => code === 'recordNotFound' || (code === 'notUnique' && names.has(field)));
  const othersFailed = refused.some((each) => !isTaken(each));
  return (each) => (mode === 'upsert' && isOvertaken(each)) || (isTaken(each) && (othersFailed || mode !== 'create'));
}

/** Whether what a batch finds in the database is the same before and after the batch before it. */
export function standsAlone({ mode, columns }: CheckedPlan): boolean {
  return mode === 'create' && columns.every(({ link }) => link?.missing !== 'create');
}

type Keyed = { row: ImportRow; key: unknown[] };

function keyOf({ key }: CheckedPlan, row: ImportRow): unknown[] {
  return row.into ? [] : key.map((field) => comparable(field, row.values[field.name]));
}

function isComplete(key: readonly unknown[]): boolean {
  return key.length > 0 && key.every((value) => value !== null);
}

type Known = { row: ImportRow; id: string };

/** New rows and rows of records that exist already. */
async function sortOut(batch: ImportBatch, open: readonly Keyed[]): Promise<{ fresh: Keyed[]; known: Known[] }> {
  const { plan } = batch;
  if (plan.mode === 'create' && open.every(({ row }) => !row.into)) return { fresh: [...open], known: [] };
  const complete = open.filter(({ key, row }) => isComplete(key) && !row.into);
  const found = await findRecords(batch, { object: plan.object, fields: plan.key, tuples: complete.map(({ key }) => key) });
  const byRow = new Map<ImportRow, Found>(complete.map(({ row }, at) => [row, found[at] as Found]));
  const [fresh, known]: [Keyed[], Known[]] = [[], []];
  for (const each of open) {
    const id = each.row.into?.id ?? byRow.get(each.row) ?? 'none';
    if (id === 'several') refuse(batch, each.row, 'ambiguous');
    else if (id !== 'none') known.push({ row: each.row, id });
    else if (plan.mode === 'create') fresh.push(each);
    else if (plan.mode === 'upsert' && !(isComplete(each.key) && plan.key.some(onlyFinds))) fresh.push(each);
    else refuse(batch, each.row, 'notFound');
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

type Refused = { row: ImportRow; problems: readonly Problem[] };
/** Rows behind one that made their record are to change it. */
type Tried = { refused: Refused[]; after: ImportRow[] };

async function create(batch: ImportBatch, rows: readonly Keyed[], outcome: BatchOutcome): Promise<Tried> {
  const tried: Tried = { refused: [], after: [] };
  if (rows.length === 0) return tried;
  const { workspace, actor, plan, tx, info, mode, order } = batch;
  const ids = idsOf(rows);
  const hasDefaults = Object.keys(plan.defaults).length > 0;
  const finding = plan.key.filter(onlyFinds).map(({ name }) => name);
  const records = rows.map(({ row }) => {
    const values = without(row.values, finding);
    return hasDefaults ? withDefaults(values, plan.defaults) : values;
  });
  const request = {
    object: plan.object.name,
    action: 'create',
    records,
    ids,
    repeats: plan.key.length > 0,
    partial: true,
    batch: info,
    read: plan.read,
    mode,
    ...(order && { order }),
  } as const;
  const { failed, warnings } = await writeRecords(workspace, actor, request, tx);
  noteWarnings(plan, rows, warnings);
  const problemsOf = new Map(failed.map(({ row, problems }) => [row, problems]));
  const made = new Set<string>();
  rows.forEach(({ row }, at) => {
    const [id, problems] = [ids[at] as string, problemsOf.get(at)];
    if (made.has(id)) tried.after.push(row);
    else if (problems) tried.refused.push({ row, problems });
    else {
      made.add(id);
      outcome.ids.set(row, id);
      outcome.created += 1;
    }
  });
  return tried;
}

/** One for all rows of a key. */
function idsOf(rows: readonly Keyed[]): string[] {
  const known = new Map<string, string>();
  return rows.map(({ key }) => {
    if (!isComplete(key)) return newId();
    const text = JSON.stringify(key).toLowerCase();
    const id = known.get(text) ?? newId();
    known.set(text, id);
    return id;
  });
}

/** What the plan gives to every row that has nothing of its own. */
function withDefaults(values: Values, defaults: Values): Values {
  const filled = Object.assign(emptyValues(), values);
  for (const [name, value] of Object.entries(defaults)) filled[name] ??= value;
  return filled;
}

async function update(batch: ImportBatch, rows: readonly Known[], outcome: BatchOutcome): Promise<Tried> {
  const tried: Tried = { refused: [], after: [] };
  if (rows.length === 0) return tried;
  const { workspace, actor, plan, tx, info } = batch;
  const kept = plan.columns.filter(({ field }) => isKeptOnCreate(field) || onlyFinds(field)).map(({ field }) => field.name);
  const records = rows.map(({ row, id }) => ({ id, values: valuesToChange(row.values, { kept, keepsBlank: plan.keepsBlank }) }));
  if (plan.keepsBlank) keepEarlier(records);
  const request = { object: plan.object.name, action: 'update', records, partial: true, batch: info, repeats: true } as const;
  const { failed, repeats, warnings } = await writeRecords(workspace, actor, request, tx);
  noteWarnings(plan, rows, warnings);
  const problemsOf = new Map(failed.map(({ row, problems }) => [row, problems]));
  const same = new Set(repeats?.same);
  const before = new Map<string, Values>();
  for (const [at, { id, values }] of records.entries()) {
    const [row, problems] = [(rows[at] as Known).row, problemsOf.get(at)];
    if (problems) {
      tried.refused.push({ row, problems });
      continue;
    }
    const last = before.get(id);
    if (last ? isDeepStrictEqual(last, values) : same.has(at)) outcome.same.add(row);
    else outcome.updated += 1;
    before.set(id, values);
    outcome.ids.set(row, id);
  }
  outcome.skipped = outcome.same.size;
  return tried;
}

function without(values: Values, names: readonly string[]): Values {
  if (names.length === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function valuesToChange(values: Values, { kept, keepsBlank }: { kept: readonly string[]; keepsBlank: boolean }): Values {
  if (kept.length === 0 && !keepsBlank) return values;
  const changes = ([name, value]: [string, unknown]) => !kept.includes(name) && !(keepsBlank && value === null);
  return Object.fromEntries(Object.entries(values).filter(changes));
}

/** Of rows of one record the last is written: where its blanks keep what is there, that is what the rows before it say. */
function keepEarlier(records: { id: string; values: Values }[]): void {
  const before = new Map<string, Values>();
  for (const record of records) {
    record.values = { ...before.get(record.id), ...record.values };
    before.set(record.id, record.values);
  }
}

/** What rules warn of is noted of the row, once though it may be tried again. */
function noteWarnings(plan: CheckedPlan, rows: readonly { row: ImportRow }[], warnings: readonly FailedRow[] = []): void {
  for (const { row: at, problems } of warnings) {
    const { row } = rows[at] as { row: ImportRow };
    for (const { row: _, ...found } of problems) {
      const note = rowProblem(found, placeOf(plan, row, found.field));
      if (!row.notes.some((noted) => isDeepStrictEqual(noted, note))) row.notes.push(note);
    }
  }
}

function tellWhy(plan: CheckedPlan, { row, problems }: Refused): void {
  for (const { row: _, ...found } of problems) row.problems.push(rowProblem(found, placeOf(plan, row, found.field)));
}

function placeOf({ columns }: CheckedPlan, { cells }: ImportRow, field: string | undefined) {
  const column = columns.find((each) => each.field.name === field);
  return { column: column?.name, seen: column && seenText(cells, column) };
}
