import type { Locale } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { isLink, linkColumns } from '../link-columns.ts';
import { fromClause, joinTarget, openSource, readable, readableField, type Source } from '../source.ts';
import { type Value, valueAtPathEnd } from '../value.ts';

/** Who reads the answer, and where, for forms that depend on language, zone or region. */
export type Reader = { locale: Locale; timeZone: string; region?: string };

export type Title = { sql: Sql; cast: string; sortsByLanguage: boolean; read(value: unknown, reader: Reader): string | null };

const maxChain = 3;
const noTitle: Title = { sql: raw('null::text'), cast: 'text', sortsByLanguage: false, read: () => null };

/** What a record is called: the value of its title field, or of the title of the record that this one points at. */
export function compileTitle(source: Source, chain = 0): Title {
  const field = readableField(source, source.object.title.name);
  const value = field && valueAtPathEnd({ source, field });
  if (!value) return noTitle;
  if (!isLink(value.field)) return titleOf(value);
  const target = value.field.targets.length === 1 ? value.field.targets[0] : undefined;
  const joined = target === undefined || chain >= maxChain ? undefined : joinTarget(source, value.field, target);
  return joined ? compileTitle(joined, chain + 1) : noTitle;
}

/** A value of a record as what it is called. */
export function titleOf(value: Value): Title {
  return { sql: value.sql, cast: value.cast, sortsByLanguage: value.type.sortsByLanguage === true, read: titleReader(value) };
}

/** Writes a value as text, for who reads it. */
function titleReader({ type, definition }: Value): Title['read'] {
  return (stored, { locale, timeZone, region }) => {
    const value = stored === null ? null : type.fromRow([stored], definition as never);
    return value === null ? null : type.toText(value, definition as never, locale, timeZone, region);
  };
}

/** The title of the record that a link's value is the id of; undefined for values that are no links. */
export function labelOf({ source, field }: Value): Title | undefined {
  if (!isLink(field)) return undefined;
  const { columns, titleIn } = compileLinkTitles(source, field);
  if (field.targets.length === 1) return titleIn(field.targets[0])?.title ?? noTitle;
  const texts = columns.map((column) => sql`${column}::text`);
  // At most one of them is there.
  return texts.length === 0
    ? noTitle
    : { sql: sql`coalesce(${join(texts, ', ')})`, cast: 'text', sortsByLanguage: true, read: (value) => value as string | null };
}

/** What the record is called that a link leads to: the columns it stands in, and for each object which of them, and how it is read. */
export type LinkTitles = { columns: Sql[]; titleIn(object: string | undefined): { title: Title; column: number } | undefined };

/**
 * The title is null where the actor may not read the record. A link to one object joins it. Where a link may lead to several objects, each
 * record looks into the one that its link names, however many there are; titles of one SQL type share a column.
 */
export function compileLinkTitles(source: Source, field: CompiledField): LinkTitles {
  if (field.targets.length > 1) return compileNamedTitles(source, field);
  const joined = joinTarget(source, field, field.targets[0] as string);
  if (!joined) return { columns: [], titleIn: () => undefined };
  const title = compileTitle(joined);
  return { columns: [title.sql], titleIn: () => ({ title, column: 0 }) };
}

function compileNamedTitles(source: Source, field: CompiledField): LinkTitles {
  const link = linkColumns(field, source.alias);
  const ways = field.targets.flatMap((object) => {
    const target = openSource(source.compiler, object);
    if (!target) return [];
    target.isReadable = true;
    const title = compileTitle(target);
    const where = [sql`${raw(target.alias)}.id = ${link.id}`, ...readable(target)];
    return [{ object, title, way: sql`(select ${title.sql} from ${fromClause(target)} where ${join(where, ' and ')})` }];
  });
  const casts = [...new Set(ways.map(({ title }) => title.cast))];
  const terms = casts.map((cast) => {
    const cases = ways
      .filter(({ title }) => title.cast === cast)
      .map(({ object, way }) => sql`when ${raw(`'${object}'`)} then ${way}`);
    return sql`case ${link.object} ${join(cases, ' ')} end`;
  });
  const byObject = new Map(ways.map(({ object, title }) => [object, { title, column: casts.indexOf(title.cast) }]));
  return { columns: terms, titleIn: (object) => (object === undefined ? undefined : byObject.get(object)) };
}
