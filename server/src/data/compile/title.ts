import type { Locale } from '@tenon/metadata';
import { raw, type Sql } from 'sql-template-tag';
import { isLink } from './link-columns.ts';
import { joinTarget, readableField, type Source } from './source.ts';
import { placeValue, type Value } from './value.ts';

/** Who reads the answer, for forms that depend on language or zone. */
export type Reader = { locale: Locale; timeZone: string };

export type Title = { sql: Sql; read(value: unknown, reader: Reader): string | null };

const maxChain = 3;
const noTitle: Title = { sql: raw('null::text'), read: () => null };

/** What a record is called: the value of its title field, or of the title of the record that this one points at. */
export function compileTitle(source: Source, chain = 0): Title {
  const field = readableField(source, source.object.title.name);
  const value = field && placeValue({ source, field });
  if (!value) return noTitle;
  if (!isLink(value.field)) return { sql: value.sql, read: titleReader(value) };
  const target = value.field.targets.length === 1 ? value.field.targets[0] : undefined;
  const joined = target === undefined || chain >= maxChain ? undefined : joinTarget(source, value.field, target);
  return joined ? compileTitle(joined, chain + 1) : noTitle;
}

function titleReader({ type, definition }: Value): Title['read'] {
  return (stored, { locale, timeZone }) => {
    const value = stored === null ? null : type.fromRow([stored], definition as never);
    return value === null ? null : type.toText(value, definition as never, locale, timeZone);
  };
}
