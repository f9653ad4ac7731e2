import type { Path } from '@tenon/metadata';
import { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { compileFilter } from './filter.ts';
import { openObject } from './list.ts';
import type { FilterShape, SearchShape } from './query-shape.ts';
import { recordConditions } from './record-conditions.ts';
import { fromClause, startCompiler } from './source.ts';
import { labelOf, type Title } from './title.ts';
import { compileValue, type Value } from './value.ts';

/**
 * The live records of an object that the actor may read, as FROM and WHERE of a statement that somebody else writes: reports.
 * Ask for values, labels and conditions first; each may join tables. `from()` comes last.
 */
export type CompiledSource = {
  /** Alias of the object's own table. */
  alias: string;
  /** A value to group by or to measure. Throws `unknownField` for what is missing or hidden. */
  value(path: Path, at: string): Value;
  /** What people read instead of a link's id; undefined for values that are no links. */
  label(value: Value): Title | undefined;
  /** One more condition, of one measure alone: `filter (where …)`. */
  condition(filter: FilterShape): Sql;
  where: Sql;
  from(): Sql;
};

export type SourceShape = { object: string; filter?: FilterShape; search?: SearchShape };

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the actor's to see. */
export function compileSource(snapshot: Snapshot, actor: Pick<Actor, 'rights'>, shape: SourceShape): CompiledSource {
  const source = openObject(startCompiler(snapshot, actor), shape.object);
  return {
    alias: source.alias,
    value: (path, at) => compileValue(source, path, at),
    label: labelOf,
    condition: (filter) => compileFilter(source, filter),
    where: join(recordConditions(source, { ...shape, trash: false }), ' and '),
    from: () => fromClause(source),
  };
}
