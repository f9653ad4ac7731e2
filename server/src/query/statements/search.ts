import type { SearchHit } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Row, Statement } from '../../base/database/database.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import type { SearchShape } from '../parse/query-shape.ts';
import { compileTitle, labelOf, type Reader, type Title, titleOf } from '../select/title.ts';
import {
  allowed,
  columnOf,
  fromAllowed,
  fromClause,
  isLive,
  openSource,
  pageOf,
  readableField,
  type Source,
  startCompiler,
} from '../source.ts';
import { valueAtPathEnd } from '../value.ts';
import type { Viewer } from '../viewer.ts';
import { finishPlan } from './plan.ts';
import { recordConditions } from './record-conditions.ts';
import { SharedValue, type StatementRun } from './run.ts';
import { searchCondition, wordsOf } from './search-condition.ts';

/** Hits of one object that are looked at and ranked; beyond them a search for a common word is cut short. */
const maxCandidates = 500;
/** Records of one object that have what was typed, read before rights are looked at. Where there are more, the words are common. */
const maxFound = 4000;

/**
 * Slots: 0 the keys, 1 the patterns of the terms, 2 the pattern of titles that start with what was typed, 3 the number of hits, 4 the pattern
 * of a phone number, where one was typed.
 */
const words: SearchShape = { keys: 0, patterns: 1 };
const wordsOrNumber: SearchShape = { ...words, number: 4 };
const startPattern = sql`${new SharedValue((run) => run.slots[2])}::text`;
const hitLimit = sql`${new SharedValue((run) => run.slots[3])}::int`;

export type SearchPlan = {
  bind(run: StatementRun): Statement;
  /** Whether these are not the hits, since the words turned out to be common. */
  isCut(rows: readonly Row[]): boolean;
  toHit(row: Row, terms: readonly string[], reader: Reader): SearchHit;
};

/** What to look through, and what for; whether the words are known to stand in a great many records. */
export type SearchOf = { object?: string; isNumber: boolean; isCommon: boolean; isOneKeyEnough: true | undefined };

type Searched = {
  object: CompiledObject;
  sql: Sql;
  title: Title;
  shown: readonly CompiledField[];
  /** What the object says beneath its titles, in its order. */
  subtitle: readonly (Title & { calls: boolean })[];
};

/**
 * Every object with search fields that the actor may read, or one of them, in one statement. Undefined when there is none.
 *
 * Planning it takes six times as long as finding a word that few records have. So for those it is planned once, in a way that holds for all of
 * them: by the index to some records at most, and from these to what the actor may read. Common words are found in a way that depends on them.
 */
export function compileSearch(
  snapshot: Snapshot,
  viewer: Viewer,
  { object, isNumber, isCommon, isOneKeyEnough }: SearchOf,
): SearchPlan | undefined {
  const compiler = startCompiler(snapshot, viewer);
  const names = object === undefined ? [...snapshot.objects.keys()] : [object];
  const sources = names.flatMap((name) => openSource(compiler, name) ?? []).filter((source) => source.object.search.length > 0);
  if (sources.length === 0) return undefined;
  const typed = { ...(isNumber ? wordsOrNumber : words), ...(isOneKeyEnough && { isOneKeyEnough }) };
  const candidatesOf = (source: Source) => (isCommon ? sql`(${chooseFromAll(source, typed)})` : raw(candidatesName(source)));
  const searched = new Map(sources.map((source) => [source.object.name, compileObject(source, candidatesOf(source))]));
  const parts = [...searched.values()].map((part) => part.sql);
  const found = isCommon ? [] : sources.flatMap((source) => [findFirst(source, typed), chooseFromFound(source)]);
  const given = isCommon ? raw('') : sql`with given as materialized (${givenWords(typed)}), ${join(found, ', ')} `;
  const tooMany = isCommon ? [] : sources.map(countTooMany);
  const statement = sql`${given}select * from (${join([...parts, ...tooMany], ' union all ')}) hits order by rank, starts desc, at desc, id limit ${hitLimit}`;
  return {
    ...finishPlan(statement, snapshot.revision, { looksAtValues: isCommon }),
    isCut: (rows) => rows.some(({ id }) => id === null),
    toHit: (row, terms, reader) => toHit(searched.get(row.object as string) as Searched, row, terms, reader),
  };
}

/** From a table of their own the planner cannot see the words: the plan for one is no better than that for all, so connections keep the latter. */
function givenWords(typed: SearchShape): Sql {
  const { keys, patterns, number } = wordsOf(typed);
  return sql`select ${keys ?? raw('null')} as keys, ${patterns} as patterns, ${number ?? raw('null::text')} as number`;
}

/** The first records with the words, whoever may read them, under a name of their own. */
function findFirst(source: Source, { number, isOneKeyEnough }: SearchShape): Sql {
  const given = (part: string) => raw(`(select ${part} from given)`);
  const typed = {
    keys: given('keys'),
    patterns: sql`${given('patterns')}::text[]`,
    ...(number !== undefined && { number: given('number') }),
    isOneKeyEnough,
  };
  return sql`${raw(foundName(source))} as materialized (select ${raw(source.alias)}.* from ${fromClause(source)}
    where ${isLive(source)} and ${searchCondition(source, typed)} limit ${raw(String(maxFound + 1))})`;
}

function foundName({ alias }: Source): string {
  return `${alias}_found`;
}

function candidatesName({ alias }: Source): string {
  return `${alias}_candidates`;
}

/** Those of them that the actor may read, under a name of their own. */
function chooseFromFound(source: Source): Sql {
  const found = foundName(source);
  const where = [raw('true'), ...allowed(source, found)];
  return sql`${raw(candidatesName(source))} as materialized (${choose(source, { from: fromClause({ ...source, rows: raw(found) }), where })})`;
}

function chooseFromAll(source: Source, search: SearchShape): Sql {
  const { from, rights } = fromAllowed(source);
  return choose(source, { from, where: recordConditions(source, { search, trash: false }, rights) });
}

function choose({ alias }: Source, { from, where }: { from: Sql; where: readonly Sql[] }): Sql {
  return sql`select ${raw(alias)}.* from ${from} where ${join(where, ' and ')} limit ${raw(String(maxCandidates))}`;
}

/**
 * A line before all others, without an id, where there are more than were found, and not as many candidates among these as are looked at: for
 * who may read nearly everything the rest is never read.
 */
function countTooMany(source: Source): Sql {
  const candidates = sql`(select count(*) from ${raw(candidatesName(source))})`;
  return sql`(select ${raw(`'${source.object.name}'`)}, -1, null::uuid, null::timestamptz, null::text, null::text[], null::text[], false
    from ${raw(foundName(source))} where ${candidates} < ${raw(String(maxCandidates))} having count(*) > ${raw(String(maxFound))})`;
}

/** The candidates are ranked first, and what is shown of other records is joined to the hits alone. */
function compileObject(ranked: Source, candidates: Sql): Searched {
  const source = pageOf(ranked);
  const { object } = source;
  const title = compileTitle(source);
  const shown = object.search.filter(({ name }) => name !== object.title.name && readableField(source, name));
  const texts = shown.map((field) => sql`${columnOf(source, field.valueColumn as string)}::text`);
  const subtitle = (object.body.subtitle ?? []).flatMap((name) => subtitlePart(source, name) ?? []);
  const id = columnOf(source, 'id');
  const at = columnOf(source, 'updated_at');
  // No field has such a name.
  const starts = raw('"#starts"');
  const rank = sql`select ${raw(source.alias)}.*, coalesce(${compileTitle(ranked).sql}::text ilike ${startPattern}, false) as ${starts}
      from ${fromClause({ ...ranked, rows: candidates })} order by ${starts} desc, ${at} desc, ${id} limit ${hitLimit}`;
  return {
    object,
    title,
    shown,
    subtitle,
    sql: sql`(select ${raw(`'${object.name}'`)} as object, ${raw(String(rankOf(object)))} as rank, ${id} as id, ${at} as at, ${title.sql}::text as title, array[${join(texts.length ? texts : [raw('null')], ', ')}]::text[] as texts,
      array[${join(subtitle.length ? subtitle.map((part) => sql`${part.sql}::text`) : [raw('null')], ', ')}]::text[] as subtitle, ${columnOf(source, '#starts')} as starts
    from ${fromClause({ ...source, rows: sql`(${rank})` })})`,
  };
}

/**
 * Whom one sells to comes first: those that can be called or written to. Then other records, and last colleagues and what was noted about
 * somebody, in whose sentences any name may stand.
 */
function rankOf({ body, search, name }: CompiledObject): number {
  if (body.activity || name === 'user') return 2;
  return search.some(({ type }) => type.reaches) ? 0 : 1;
}

/** A text of the record, or the title of the one that it points at. */
function subtitlePart(source: Source, name: string): Searched['subtitle'][number] | undefined {
  const field = readableField(source, name);
  const value = field && valueAtPathEnd({ source, field });
  if (!value) return undefined;
  const calls = value.type.reaches === 'tel';
  return { ...(labelOf(value) ?? titleOf(value)), calls };
}

/** Beneath the title stands what the object says, or else what the words were found in. */
function toHit(
  { object, title, shown, subtitle: parts }: Searched,
  row: Row,
  terms: readonly string[],
  reader: Reader,
): SearchHit {
  const name = title.read(row.title, reader) ?? '';
  const hit = { object: object.name, id: row.id as string, title: name };
  const stored = row.subtitle as (string | null)[];
  const said = parts.flatMap((part, index) => part.read(stored[index] ?? null, reader) || []);
  const phone = stored.find((text, index) => text !== null && parts[index]?.calls);
  if (said.length > 0) return { ...hit, subtitle: said.join(' · '), ...(phone && { phone }) };
  const texts = row.texts as (string | null)[];
  const found = shown.findIndex((field, index) => terms.some((term) => searchText(field, texts[index]).includes(term)));
  const field = shown[found];
  const { locale, timeZone, region } = reader;
  const subtitle = field?.type.toText(texts[found], field.definition as never, locale, timeZone, region);
  return { ...hit, ...(subtitle && { subtitle }) };
}

function searchText({ type, definition }: CompiledField, stored: string | null | undefined): string {
  return stored == null ? '' : (type.searchText?.(stored, definition as never) ?? '').toLowerCase();
}
