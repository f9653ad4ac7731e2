import { raw, type Sql } from 'sql-template-tag';
import type { Source } from '../source.ts';

/** A table of the platform in the schema of the source's object. */
export function systemTable({ object }: Source, name: string): Sql {
  const schema = object.table.slice(0, -`."${object.name}"`.length);
  return raw(`${schema}."${name}"`);
}
