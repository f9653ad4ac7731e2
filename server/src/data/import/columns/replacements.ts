import type { Label } from '@tenon/metadata';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import { cellText } from '../file/cell-text.ts';
import type { Resolved } from '../links/link-memory.ts';
import { isMade } from '../links/resolve-links.ts';
import type { ImportBatch } from '../run/import-batch.ts';
import type { ImportRow, OpenLink } from '../run/read-cells.ts';
import type { CheckedPlan, PlannedColumn } from './import-plan.ts';

/** A value of the file, and what an import takes for it: a record's name, an option, a text that the plan gives, or nothing (null). */
export type Replacement = { column: string; value: string; becomes: string | Label | null; isNew?: true; count: number };

/** What a dry run tells: the most frequent ones, and how many there are. */
export type ToldReplacements = { replacements: Replacement[]; replaced: number };

/** Values for which something else is taken, and how often. */
export type Replacements = {
  add(found: Omit<Replacement, 'count'>, count?: number): void;
  addAll(others: Replacements): void;
  all(): Iterable<Replacement>;
  /** What found records are called, by column and id. */
  names: Map<string, string>;
};

const mostTold = 1000;
const mostNames = 50_000;

/** Counts what is taken for the values of a file, each kind once. `names`: what records are called that were found. */
export function openReplacements(names = new Map<string, string>()): Replacements {
  const counted = new Map<string, Replacement>();
  const add: Replacements['add'] = (found, count = 1) => {
    const key = JSON.stringify([found.column, found.value, found.becomes]);
    const known = counted.get(key);
    if (known) known.count += count;
    else counted.set(key, { ...found, count });
  };
  return {
    add,
    addAll: (others) => {
      for (const { count, ...found } of others.all()) add(found, count);
    },
    all: () => counted.values(),
    names,
  };
}

/** The most frequent 1,000 of them, and how many kinds there are. */
export function tellReplacements(found: Replacements): ToldReplacements {
  const all = [...found.all()];
  return { replacements: all.sort((a, b) => b.count - a.count).slice(0, mostTold), replaced: all.length };
}

/** Notes what is taken for the cells of rows that are in. */
export async function noteReplacements(batch: ImportBatch, rows: readonly ImportRow[]): Promise<void> {
  const { plan, replacements } = batch;
  if (!replacements) return;
  const columns = columnsThatReplace(plan);
  for (const row of rows)
    for (const [column, part] of columns) {
      const [seen, given] = [seenIn(row.cells, part), cellText(row.cells, part)];
      if (seen === '' || (column.link && given !== '')) continue;
      const becomes = given === '' ? null : (optionTaken(column.field, row, seen) ?? given);
      if (becomes !== seen) replacements.add({ column: part.name, value: seen, becomes });
    }
  await noteLinks(
    batch,
    rows.flatMap(({ links, cells }) => links.map(({ column, texts }) => ({ column, texts, cells }))),
  );
}

/** Columns that hold more than plain values, with the parts that they are joined of. */
function columnsThatReplace({ columns }: CheckedPlan): [PlannedColumn, PlannedColumn][] {
  return columns.flatMap((column) =>
    (column.joined ?? [column]).flatMap((part): [PlannedColumn, PlannedColumn][] =>
      part.values.size > 0 || part.blanks || 'options' in column.field.definition ? [[column, part]] : [],
    ),
  );
}

function seenIn(cells: readonly string[], { at }: PlannedColumn): string {
  return cells[at]?.trim() ?? '';
}

const separators = /[;；,，、|\n]/;

/** The options that were taken, unless the cell calls them as they are called. */
function optionTaken({ definition, type, name }: CompiledField, { values }: ImportRow, seen: string): Label | undefined | string {
  const value = values[name];
  if (!('options' in definition) || value == null) return undefined;
  const taken = new Set([value].flat());
  const names = definition.options.flatMap((option) =>
    taken.has(option.value) ? [option.value, option.label.zh, option.label.en] : [],
  );
  if (names.includes(seen) || seen.split(separators).every((piece) => names.includes(piece.trim()))) return seen;
  const textIn = (locale: 'zh' | 'en') => type.toText(value, definition as never, locale);
  return { zh: textIn('zh'), en: textIn('en') };
}

/** Notes what records are taken for the names in cells, and which of them are made. */
export async function noteLinks(
  batch: ImportBatch,
  links: readonly (Pick<OpenLink, 'column' | 'texts'> & { cells: readonly string[] })[],
): Promise<void> {
  const { replacements, memory } = batch;
  if (!replacements) return;
  for (const column of new Set(links.map((link) => link.column))) {
    const known = memory.of(column);
    const own = links.filter((link) => link.column === column);
    await learnNames(
      batch,
      column,
      own.flatMap(({ texts }) => texts.flatMap((text) => known.get(text) ?? [])),
    );
    for (const { cells, texts } of own) {
      const [seen, given] = [seenIn(cells, column), cellText(cells, column)];
      const taken = texts.map((text) => takenFor(replacements, column, { text, known }));
      if (given !== seen) {
        const names = taken.flatMap(({ becomes }) => becomes ?? []);
        const isNew = taken.some((each) => each.isNew);
        const becomes = names.length > 0 ? names.join('; ') : null;
        replacements.add({ column: column.name, value: seen, becomes, ...(isNew && { isNew }) });
      } else
        for (const each of taken)
          if (each.isNew || each.becomes !== each.value) replacements.add({ column: column.name, ...each });
    }
  }
}

type Taken = { value: string; becomes: string | null; isNew?: true };

function takenFor(
  { names }: Replacements,
  column: PlannedColumn,
  { text, known }: { text: string; known: ReadonlyMap<string, Resolved> },
): Taken {
  const found = known.get(text) ?? 'empty';
  if (found === 'empty' || 'problem' in found) return { value: text, becomes: null };
  const becomes = names.get(nameKey(column, found.id)) ?? text;
  return { value: text, becomes, ...(isMade(column, known, text) && { isNew: true }) };
}

/** Numbers and addresses are the same however they are spelt; what a text was found as is told. */
async function learnNames({ tx, replacements }: ImportBatch, column: PlannedColumn, found: readonly Resolved[]): Promise<void> {
  if (!replacements) return;
  const { names } = replacements;
  if (names.size > mostNames) names.clear();
  for (const { object, matchBy } of column.link?.targets ?? []) {
    if (matchBy.type.join === undefined || !matchBy.valueColumn) continue;
    const ids = found.flatMap((each) =>
      each !== 'empty' && 'id' in each && each.object === object.name && !names.has(nameKey(column, each.id)) ? [each.id] : [],
    );
    if (ids.length === 0) continue;
    const rows = await tx.query<{ id: string; name: string }>({
      text: `select id, ${quoteName(matchBy.valueColumn)}::text as name from ${object.table} where id = any($1)`,
      values: [[...new Set(ids)]],
    });
    for (const { id, name } of rows) names.set(nameKey(column, id), name);
  }
}

function nameKey({ name }: PlannedColumn, id: string): string {
  return `${id} ${name}`;
}
