import type { SearchHit } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import type { Row, Statement } from '../../base/database.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import type { SearchShape } from './query-shape.ts';
import { recordConditions } from './record-conditions.ts';
import { bindRun, type Run, RunValue } from './run.ts';
import { columnOf, fromAllowed, openSource, readableField, type Source, startCompiler } from './source.ts';
import { compileTitle, type Reader, type Title } from './title.ts';

/** Hits of one object that are looked at and ranked; beyond them a search for a common word is cut short. */
const maxCandidates = 500;

/**
 * Slots: 0 the keys, 1 the patterns of the terms, 2 the pattern of titles that start with what was typed, 3 the number of hits, 4 the pattern
 * of a phone number, where one was typed.
 */
const words: SearchShape = { keys: 0, patterns: 1 };
const wordsOrNumber: SearchShape = { ...words, number: 4 };
const startPattern = sql`${new RunValue((run) => run.slots[2])}::text`;
const hitLimit = sql`${new RunValue((run) => run.slots[3])}::int`;

export type SearchPlan = { bind(run: Run): Statement; toHit(row: Row, terms: readonly string[], reader: Reader): SearchHit };

type Searched = { object: CompiledObject; sql: Sql; title: Title; shown: readonly CompiledField[] };

/** Every object with search fields that the actor may read, or one of them, in one statement. Undefined when there is none. */
export function compileSearch(
  snapshot: Snapshot,
  actor: Pick<Actor, 'rights'>,
  { object, isNumber }: { object?: string; isNumber: boolean },
): SearchPlan | undefined {
  const compiler = startCompiler(snapshot, actor);
  const names = object === undefined ? [...snapshot.objects.keys()] : [object];
  const sources = names.flatMap((name) => openSource(compiler, name) ?? []).filter((source) => source.object.search.length > 0);
  if (sources.length === 0) return undefined;
  const searched = new Map(
    sources.map((source) => [source.object.name, compileObject(source, isNumber ? wordsOrNumber : words)]),
  );
  const parts = [...searched.values()].map((part) => part.sql);
  const { text, values } =
    sql`select * from (${join(parts, ' union all ')}) hits order by starts desc, at desc, id limit ${hitLimit}`;
  return {
    // Unnamed: the planner must see the keys, since common ones are found by walking the table and rare ones by the index.
    bind: (run) => ({ text, values: bindRun(values, run) }),
    toHit: (row, terms, reader) => toHit(searched.get(row.object as string) as Searched, row, terms, reader),
  };
}

function compileObject(source: Source, search: SearchShape): Searched {
  const { object } = source;
  const title = compileTitle(source);
  const shown = object.search.filter(({ name }) => name !== object.title.name && readableField(source, name));
  const texts = shown.map((field) => sql`${columnOf(source, field.valueColumn as string)}::text`);
  const id = columnOf(source, 'id');
  const { from, rights } = fromAllowed(source);
  const where = recordConditions(source, { search, trash: false }, rights);
  const candidates = sql`select ${id} as id, ${columnOf(source, 'updated_at')} as at, ${title.sql}::text as title, array[${join(texts.length ? texts : [raw('null')], ', ')}]::text[] as texts
    from ${from} where ${join(where, ' and ')} limit ${raw(String(maxCandidates))}`;
  return {
    object,
    title,
    shown,
    sql: sql`(select ${raw(`'${object.name}'`)} as object, c.*, coalesce(c.title ilike ${startPattern}, false) as starts
      from (${candidates}) c order by starts desc, at desc, id limit ${hitLimit})`,
  };
}

/** The subtitle is what else the words were found in. */
function toHit({ object, title, shown }: Searched, row: Row, terms: readonly string[], reader: Reader): SearchHit {
  const name = title.read(row.title, reader) ?? '';
  const texts = row.texts as (string | null)[];
  const found = shown.findIndex((field, index) => terms.some((term) => searchText(field, texts[index]).includes(term)));
  const field = shown[found];
  const subtitle = field?.type.toText(texts[found], field.definition as never, reader.locale, reader.timeZone);
  return { object: object.name, id: row.id as string, title: name, ...(subtitle && { subtitle }) };
}

function searchText({ type, definition }: CompiledField, stored: string | null | undefined): string {
  return stored == null ? '' : (type.searchText?.(stored, definition as never) ?? '').toLowerCase();
}
