import type { Problem } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { PlannedColumn, PlannedLink } from '../columns/import-plan.ts';
import type { ImportBatch } from '../run/import-batch.ts';
import { rowProblem } from '../run/import-problem.ts';
import type { ImportRow, OpenLink } from '../run/read-cells.ts';
import { findNamed } from './find-named.ts';
import type { Resolved } from './link-memory.ts';
import { spellingKey } from './name-letters.ts';

/** Looks up, for the whole batch at once, the records that cells name; makes the missing ones where the plan says so. */
export async function resolveLinks(batch: ImportBatch, rows: readonly ImportRow[]): Promise<void> {
  for (const column of batch.plan.columns) {
    if (!column.link) continue;
    const open = rows.flatMap((row) => row.links.filter((link) => link.column === column).map((link) => ({ row, link })));
    if (open.length === 0) continue;
    const texts = new Set(open.flatMap(({ link }) => link.texts));
    const known = await resolveTexts(batch, column, texts);
    for (const { row, link } of open) fill(row, link, known);
  }
}

function fill(row: ImportRow, { column, texts, many }: OpenLink, known: ReadonlyMap<string, Resolved>): void {
  const records: { id: string; object: string }[] = [];
  for (const text of texts) {
    const found = known.get(text) ?? 'empty';
    if (found === 'empty') continue;
    if ('id' in found) records.push(found);
    else row.problems.push(rowProblem(found.problem, { column: column.name, seen: text }));
  }
  if (many) row.values[column.field.name] = records;
  else setOne(row, column, records[0]);
}

/** Columns for each of the objects that a field links to fill it together, as long as no two of them name different records. */
function setOne(row: ImportRow, { field: { name, definition }, name: column }: PlannedColumn, record?: { id: string }): void {
  const before = row.values[name] as { id: string } | null | undefined;
  const isOther = before && record && before.id !== record.id;
  if (isOther) row.problems.push(rowProblem(problem('linkedTwice', name, { label: definition.label }), { column }));
  else row.values[name] = before ?? record ?? null;
}

/** What each name stands for, spelt as it is: case tells records apart that differ in nothing else. */
export async function resolveTexts(
  batch: ImportBatch,
  column: PlannedColumn,
  texts: Iterable<string>,
): Promise<ReadonlyMap<string, Resolved>> {
  const memory = batch.memory.of(column);
  const open = [...new Set(texts)].filter((text) => !memory.has(text));
  const missing = await lookUp(batch, column, { open, memory });
  if (column.link?.missing === 'create') await createMissing(batch, column, { missing, memory });
  else
    for (const text of missing)
      memory.set(text, column.link?.missing === 'empty' ? 'empty' : { problem: notFound(column, text) });
  return memory;
}

async function lookUp(
  batch: ImportBatch,
  { field, link, context }: PlannedColumn,
  { open, memory }: { open: string[]; memory: Map<string, Resolved> },
): Promise<string[]> {
  const holders = new Map<string, CompiledObject>();
  for (const { object, matchBy } of link?.targets ?? []) {
    const found = await findNamed(batch, { object, matchBy, texts: open, context });
    for (const [at, id] of found.entries()) {
      if (id === 'none') continue;
      const text = open[at] as string;
      const other = holders.get(text);
      if (other) memory.set(text, { problem: ambiguousObject(field, text, [other, object]) });
      else if (id === 'several') memory.set(text, { problem: problem('ambiguous', field.name, { seen: text }) });
      else memory.set(text, { id, object: object.name });
      holders.set(text, object);
    }
  }
  return open.filter((text) => !holders.has(text));
}

/** The ids of other systems are theirs alone within one object: which of several is meant, only the column can say. */
function ambiguousObject({ name }: CompiledField, seen: string, objects: readonly CompiledObject[]): Problem {
  const labels = objects.map(({ body }) => body.label);
  const named = { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') };
  return problem('ambiguousObject', name, { seen, objects: named });
}

/** One record for each name, however it is spelt, through the write pipeline and within the import's batch. */
async function createMissing(
  batch: ImportBatch,
  column: PlannedColumn,
  { missing, memory }: { missing: string[]; memory: Map<string, Resolved> },
): Promise<void> {
  const [target] = column.link?.targets ?? [];
  if (!target) return;
  const names = new Map<string, string>();
  for (const text of missing) {
    const key = madeKey(target, text);
    if (!memory.has(key) && !names.has(key)) names.set(key, text);
  }
  if (names.size > 0) await createRecords(batch, column, { target, names, memory });
  for (const text of missing) memory.set(text, memory.get(madeKey(target, text)) as Resolved);
}

type Made = { target: PlannedLink['targets'][number]; names: ReadonlyMap<string, string>; memory: Map<string, Resolved> };

async function createRecords(batch: ImportBatch, column: PlannedColumn, { target, names, memory }: Made): Promise<void> {
  const { object, matchBy } = target;
  // What must have a name is called what it is found by.
  const isNamed = object.title !== matchBy && object.title.definition.required;
  const drafts = [...names].map(([key, text]) => ({ key, text, id: newId(), value: wireValue(matchBy, text, column) }));
  const { failed } = await writeRecords(
    batch.workspace,
    batch.actor,
    {
      object: object.name,
      action: 'create',
      records: drafts.map(({ value, text }) => ({ ...(isNamed && { [object.title.name]: text }), [matchBy.name]: value })),
      ids: drafts.map(({ id }) => id),
      partial: true,
      batch: batch.info,
      ...(batch.mode.rehearses && { mode: { rehearses: true } }),
    },
    batch.tx,
  );
  const refused = new Map(failed.map(({ row, problems }) => [row, problems[0]]));
  drafts.forEach(({ key, id }, at) => {
    const why = refused.get(at);
    memory.set(key, why ? { problem: { ...why, field: column.field.name } } : { id, object: object.name });
  });
  batch.made += drafts.length - failed.length;
}

/** Whether the record of a name is one that the import makes. */
export function isMade({ link }: PlannedColumn, known: ReadonlyMap<string, Resolved>, text: string): boolean {
  return known.has(madeKey(link?.targets[0], text));
}

/** Under which a record that was made is remembered for every spelling. No cell begins with a line end. */
function madeKey(target: PlannedLink['targets'][number] | undefined, text: string): string {
  return `\n${spellingKey(target, text)}`;
}

function wireValue(matchBy: CompiledField, text: string, { context }: PlannedColumn): unknown {
  const parsed = matchBy.type.parseText(text, matchBy.definition as never, context);
  return parsed.ok ? parsed.value : text;
}

function notFound({ field }: PlannedColumn, seen: string) {
  return problem('notFound', field.name, { label: field.definition.label, seen });
}
