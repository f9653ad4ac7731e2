import { type Field, type FieldType, fieldType, valueField } from '@tenon/metadata';
import type { Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { formulaValue } from './formula.ts';
import { isLink } from './link-columns.ts';
import { unknownField } from './parse/query-error.ts';
import { rollupValue } from './rollup.ts';
import { columnOf, joinTarget, readableField, type Source } from './source.ts';

/** A field at the end of a path, on the source where its record stands. */
export type PathEnd = { source: Source; field: CompiledField };

/** The one value of a field that filters, sorting, grouping and measures use. */
export type Value = PathEnd & {
  sql: Sql;
  /** PostgreSQL type that bound values are given, without modifiers: `numeric`, `uuid`, `text[]`. */
  cast: string;
  /** Field and type that answer for the value: a computed field's result, else the field itself. */
  definition: Field;
  type: FieldType;
};

/** Walks a path from a source, joining records on the way. Throws the same `unknownField` for what is missing and what is hidden. */
export function findPathEnd(source: Source, path: string, at: string, findLast = readableField): PathEnd {
  const names = path.split('.');
  let here = source;
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const field = (isLast ? findLast : readableField)(here, name);
    if (!field) break;
    if (isLast) return { source: here, field };
    const next = isLink(field) && field.targets.length === 1 ? joinTarget(here, field, field.targets[0] as string) : undefined;
    if (!next) break;
    here = next;
  }
  throw unknownField(at, path);
}

/** The value at the end of a path; to-many fields have none. */
export function compileValue(source: Source, path: string, at: string): Value {
  const value = valueAtPathEnd(findPathEnd(source, path, at));
  if (!value) throw unknownField(at, path);
  return value;
}

/** Undefined when the field leads to many records or stores nothing. */
export function valueAtPathEnd(place: PathEnd): Value | undefined {
  const definition = valueField(place.field.definition);
  const found = valueSources[place.field.type.source](place);
  // A field's own compiled type may answer differently than its definition's, as `id` does.
  const type = definition === place.field.definition ? place.field.type : fieldType(definition);
  return found && { ...place, ...found, definition, type };
}

type Term = Pick<Value, 'sql' | 'cast'>;

const valueSources: Record<FieldType['source'], (place: PathEnd) => Term | undefined> = {
  columns: ({ source, field }) => {
    const column = field.columns.find(({ name }) => name === field.valueColumn);
    return column && { sql: columnOf(source, column.name), cast: withoutModifier(column.type) };
  },
  expression: (place) => formulaValue(place),
  rollup: (place) => rollupValue(place),
  inverse: () => undefined,
  linkTable: () => undefined,
};

/** `numeric(18,2)` → `numeric`: a bound value must not be rounded before it is compared. */
export function withoutModifier(type: string): string {
  return type.replace(/\(.*?\)/, '');
}
