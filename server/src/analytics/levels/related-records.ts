import type { FieldOf } from '@tenon/metadata';
import { invalidQuery, unknownField } from '../../query/parse/query-error.ts';
import type { FilterShape } from '../../query/parse/query-shape.ts';
import { type Compiler, joinTarget, openSource, readableField, type Source } from '../../query/source.ts';
import { openObject } from '../../query/statements/list.ts';

/** The records that a measure counts, and the record of the question that each belongs to; of the question itself they are the same. */
export type CountedRecords = { source: Source; home: Source };

/**
 * Each related record leads to one record of the question at the most. So it is counted once, on its own object, whatever else the question counts.
 * Throws `invalidQuery` for a field that does not lead to many records, or whose records do not say in a field of theirs to which record they belong.
 */
export function openCounted(compiler: Compiler, object: string, of: string | undefined, at: string): CountedRecords {
  const asked = openObject(compiler, object);
  if (of === undefined) return { source: asked, home: asked };
  const field = readableField(asked, of);
  const source = field?.targets[0] === undefined ? undefined : openSource(compiler, field.targets[0]);
  if (!field || !source) throw unknownField(at, of);
  const isInverse = field.type.source === 'inverse';
  const via = isInverse ? readableField(source, (field.definition as FieldOf<'relationMany'>).via) : undefined;
  const home = via && joinTarget(source, via, object);
  if (!home) throw invalidQuery(at, { code: 'notCountable', params: { label: field.definition.label } });
  return { source, home };
}

/** A filter with other paths: its values stay. */
export function withPath(filter: FilterShape, path: string): FilterShape {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { ...filter, items: filter.items.map((item) => withPath(item, path)) };
    case 'not':
      return { ...filter, item: withPath(filter.item, path) };
    default:
      return { ...filter, path };
  }
}
