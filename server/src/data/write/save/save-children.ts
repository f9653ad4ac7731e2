import { type Problem, problemTexts } from '@tenon/metadata';
import { fillText } from '@tenon/metadata/definition-problem.ts';
import sql, { raw } from 'sql-template-tag';
import { leadsOff } from '../../../access/app-switches.ts';
import { rowFilter } from '../../../access/row-filter.ts';
import { problem, TenonError } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import { isRefused, refusalOf, refuseRow } from '../check/refuse-rows.ts';
import type { LockingStep } from '../commit-order.ts';
import type { LockingWrite, PendingRow, Write } from '../write.ts';
import type { Values, WriteRequest, WriteResult } from '../write-request.ts';

/** Where a row of a sub-table was given: in which record, and as which of its rows, counted from 0. */
type Place = { parent: PendingRow; line: number };
type Given = Place & { id: string; values: Values; version?: number };
type Kept = { id: string; version: number };
type Stored = Kept & { gone: boolean };

/** What a record was given for one of its sub-tables, beside what it has. `kept` is in the order in which the rows are shown. */
type Lines = { parent: PendingRow; made: Given[]; changed: Given[]; removed: Kept[]; kept: ReadonlyMap<string, Kept> };

/**
 * Rows of records that are there already are written before their record is, so that its rules see what follows from them. The record gets one
 * version for all of them, and none where no row changes.
 */
export const saveChildren: LockingStep = {
  look: hasLines,
  lock: (write) => eachField(write, saveLines),
};

/** A new record has rows where its object demands some; those of one that is there are looked at with what it is given. */
export function requireChildren(write: Write): void {
  for (const field of write.plan.children.filter(
    (each) => each.definition.required && !leadsOff(write.snapshot, write.actor, each),
  ))
    for (const row of write.pendingRows) if (rowsOf(row, { field }).save.length === 0) refuseEmpty(write, row, field);
}

function refuseEmpty(write: Write, row: PendingRow, { name, definition }: CompiledField): void {
  refuseRow(write, row, problem('required', name, { label: definition.label }));
}

/** Rows of a new record follow it. */
export const saveChildrenOfNew: LockingStep = { look: hasLines, lock: (write) => eachField(write, makeLines) };

function hasLines({ plan, pendingRows }: Write): true | undefined {
  return plan.children.some(({ name }) => pendingRows.some(({ values }) => values[name] !== undefined)) || undefined;
}

async function eachField(write: LockingWrite, save: (write: LockingWrite, table: SubTable) => Promise<void>): Promise<void> {
  for (const field of write.plan.children) {
    const { object, via } = field.type.children?.(field.definition as never) ?? {};
    const child = write.snapshot.objects.get(object ?? '');
    const link = child?.fields.get(via ?? '');
    const parents = write.pendingRows.filter((each) => each.values[field.name] !== undefined && !isRefused(write, each));
    if (child && link && parents.length > 0) await save(write, { field, child, link, parents });
  }
}

type SubTable = { field: CompiledField; child: CompiledObject; link: CompiledField; parents: PendingRow[] };

async function makeLines(write: LockingWrite, table: SubTable): Promise<void> {
  for (const parent of table.parents) refuseForeign(write, table, { parent, known: [] });
  const made = table.parents.flatMap((parent) => readGiven(parent, table));
  await create(write, table, made);
  if (write.problems.size > 0) throw refusalOf(write);
}

async function saveLines(write: LockingWrite, table: SubTable): Promise<void> {
  const stored = await readKept(write, table);
  for (const parent of table.parents) refuseForeign(write, table, { parent, known: stored.get(parent.id) ?? [] });
  const all = table.parents.map((parent) =>
    compare(write, table, { parent, stored: (stored.get(parent.id) ?? []).filter(({ gone }) => !gone) }),
  );
  const isEmptied = ({ made, removed, kept }: Lines) => made.length + kept.size === removed.length;
  if (table.field.definition.required) for (const lines of all.filter(isEmptied)) refuseEmpty(write, lines.parent, table.field);
  if (write.partial && write.problems.size > 0) throw refusalOf(write);
  const removed = all.flatMap((lines) => lines.removed.map(({ id }) => ({ id, parent: lines.parent, line: -1 })));
  await remove(write, table, removed);
  const versions = await change(
    write,
    table,
    all.flatMap(({ changed }) => changed),
  );
  await create(
    write,
    table,
    all.flatMap(({ made }) => made),
  );
  // Rows that were written cannot be left out with their record.
  if (write.partial && write.problems.size > 0) throw refusalOf(write);
  for (const lines of all) noteChanges(table.field.name, lines, versions);
}

/** In the history of the record stand the rows that came, went or changed; what changed in each is in its own. */
function noteChanges(name: string, { parent, made, changed, removed, kept }: Lines, versions: ReadonlyMap<string, number>): void {
  const places = new Map([...kept.keys(), ...made.map(({ id }) => id)].map((id, at) => [id, at + 1]));
  const placed = (row: Kept) => ({ ...row, row: places.get(row.id) as number });
  const isNew = ({ id }: Given) => versions.get(id) !== undefined && versions.get(id) !== kept.get(id)?.version;
  const touched = changed.filter(isNew);
  const was = [...removed, ...touched.flatMap(({ id }) => kept.get(id) ?? [])];
  const is = [
    ...touched.map(({ id }) => ({ id, version: versions.get(id) as number })),
    ...made.map(({ id }) => ({ id, version: 1 })),
  ];
  delete parent.values[name];
  if (was.length + is.length === 0) return;
  parent.values[name] = is.map(placed);
  if (parent.before) parent.before[name] = was.map(placed);
}

function compare(write: Write, table: SubTable, { parent, stored }: { parent: PendingRow; stored: readonly Kept[] }): Lines {
  const given = readGiven(parent, table);
  const kept = new Map(stored.map(({ id, version }) => [id, { id, version }]));
  const { save, remove } = rowsOf(parent, table);
  const saved = new Set(save.map(({ id }) => id));
  const isGoing = remove ? ({ id }: Kept) => remove.includes(id) : ({ id }: Kept) => !saved.has(id);
  const isNamed = ({ line }: Given) => save[line]?.id !== undefined;
  const named = given.filter(isNamed);
  for (const each of named) if (!kept.has(each.id)) refuseLine(write, table, { ...each, problem: { code: 'recordNotFound' } });
  const changed = named.filter(({ values }) => Object.keys(values).length > 0);
  return {
    parent,
    kept,
    made: given.filter((each) => !isNamed(each)),
    changed: changed.filter(({ id }) => kept.has(id)),
    removed: [...kept.values()].filter(isGoing),
  };
}

/** Rows that are to go and are another record's. One that went already, by whomever, is gone as asked. */
function refuseForeign(write: Write, table: SubTable, { parent, known }: { parent: PendingRow; known: readonly Kept[] }): void {
  const { field } = table;
  const foreign = (rowsOf(parent, table).remove ?? []).filter((id) => !known.some((each) => each.id === id));
  const seen = { label: field.definition.label, seen: foreign.slice(0, 3).join(', ') };
  if (foreign.length > 0) refuseRow(write, parent, problem('refused', field.name, { message: fillText(rowOfOther, seen) }));
}

const rowOfOther = {
  zh: '“{label}”中没有要移除的行（{seen}）：它属于别的记录，或您无权查看',
  en: '“{label}” has no such row to take away ({seen}): it is another record’s, or not yours to see',
};

/** Without `remove`, what is not saved goes. */
function rowsOf({ values }: PendingRow, { field }: Pick<SubTable, 'field'>): { save: Values[]; remove?: string[] } {
  const given = values[field.name] ?? [];
  return Array.isArray(given) ? { save: given } : (given as { save: Values[]; remove: string[] });
}

/** Whose rows they are is not theirs to say. */
function readGiven(parent: PendingRow, table: SubTable): Given[] {
  const { link } = table;
  return rowsOf(parent, table).save.map(({ id = newId(), version, [link.name]: _, ...values }, line) => ({
    parent,
    line,
    id: id as string,
    values,
    ...(version !== undefined && { version: version as number }),
  }));
}

/** The rows that there are and that the writer may see: one that they do not see is not left out by them. Those to be removed also from the trash. */
async function readKept(write: LockingWrite, { field, child, link, parents }: SubTable): Promise<Map<string, Stored[]>> {
  const mayRead = write.byPlatform ? 'all' : rowFilter(write.snapshot, write.actor, child.name, 'read', 't');
  const rows = new Map<string, Stored[]>();
  if (mayRead === 'none') return rows;
  const removing = parents.flatMap((parent) => rowsOf(parent, { field }).remove ?? []);
  const column = raw(`t.${quoteName(link.valueColumn ?? '')}`);
  const statement = sql`select t.id, t.version, t.deleted_at is not null as gone, ${column} as parent from ${raw(child.table)} t
    where ${column} = any(${parents.map(({ id }) => id)}::uuid[]) and (t.deleted_at is null or t.id = any(${removing}::uuid[]))
    ${mayRead === 'all' ? raw('') : sql`and ${mayRead}`} order by t.id`;
  const values = bindRun(statement.values, startRun(write.workspace, write.actor));
  const found = await write.tx.query<Stored & { parent: string }>({ text: statement.text, values });
  for (const { parent, ...row } of found) rows.set(parent, [...(rows.get(parent) ?? []), row]);
  return rows;
}

async function remove(write: LockingWrite, table: SubTable, removed: (Place & { id: string })[]): Promise<void> {
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  await attempt(write, table, { request: { object: table.child.name, action: 'delete', ids }, places: removed });
}

/** Answers the versions that the rows are at then. */
async function change(write: LockingWrite, table: SubTable, changed: Given[]): Promise<Map<string, number>> {
  if (changed.length === 0) return new Map();
  const records = changed.map(({ id, values, version }) => ({ id, values, ...(version !== undefined && { version }) }));
  const request: WriteRequest = { object: table.child.name, action: 'update', records };
  const result = await attempt(write, table, { request, places: changed });
  return new Map(result?.ids.map((id, at) => [id, result.versions[at] as number]));
}

async function create(write: LockingWrite, table: SubTable, made: Given[]): Promise<void> {
  if (made.length === 0) return;
  const records = made.map(({ values, parent }) => ({ ...values, [table.link.name]: { id: parent.id } }));
  const request: WriteRequest = { object: table.child.name, action: 'create', records, ids: made.map(({ id }) => id) };
  await attempt(write, table, { request, places: made });
}

/** What is wrong with rows is noted of their record, so that all of it comes to light together. */
async function attempt(
  write: LockingWrite,
  table: SubTable,
  { request, places }: { request: WriteRequest; places: readonly Place[] },
): Promise<WriteResult | undefined> {
  try {
    return await write.within({ ...request, ...(write.batch && { batch: write.batch }) });
  } catch (error) {
    if (!(error instanceof TenonError) || !error.details.problems) throw error;
    for (const each of error.details.problems) refuseLine(write, table, { ...(places[each.row ?? 0] as Place), problem: each });
    return undefined;
  }
}

function refuseLine(write: Write, { field }: SubTable, { parent, line, problem: wrong }: Place & { problem: Problem }): void {
  const text = fillText(problemTexts[wrong.code], { field: wrong.field ?? '', ...wrong.params });
  refuseRow(write, parent, {
    code: 'inLine',
    field: field.name,
    ...(wrong.rule !== undefined && { rule: wrong.rule }),
    params: { label: field.definition.label, line: line < 0 ? '–' : line + 1, problem: text },
    ...(line >= 0 && { line: { row: line, ...(wrong.field !== undefined && { field: wrong.field }) } }),
  });
}
