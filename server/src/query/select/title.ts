import type { Locale } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { isLink } from '../link-columns.ts';
import { joinTarget, readableField, type Source } from '../source.ts';
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
  const titles = field.targets.flatMap((target) => joinTarget(source, field, target) ?? []).map((joined) => compileTitle(joined));
  if (titles.length === 1) return titles[0];
  // At most one of the joined records is there.
  const sqls = titles.map(({ sql: term }) => sql`${term}::text`);
  return sqls.length === 0
    ? noTitle
    : { sql: sql`coalesce(${join(sqls, ', ')})`, cast: 'text', sortsByLanguage: true, read: (value) => value as string | null };
}
