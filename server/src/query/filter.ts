import sql, { join, raw, type Sql } from 'sql-template-tag';
import { compileCondition } from './condition.ts';
import { compileLinked } from './linked.ts';
import { unknownField } from './parse/query-error.ts';
import type { FilterShape } from './parse/query-shape.ts';
import { fromClause, type Source } from './source.ts';
import { openRelated, whereJoined } from './to-many.ts';
import { findPathEnd } from './value.ts';

// Twelve files of this room import each other in a circle, because what they compile is made of itself: a filter has conditions, a condition
// compares values, a value may be a formula or a rollup, and a rollup has a filter. tools/room-rules.ts allows this circle and no other.

/** A filter as a condition on the source; paths it walks are joined. A condition that is null counts as not satisfied. */
export function compileFilter(source: Source, filter: FilterShape): Sql {
  switch (filter.kind) {
    case 'and':
      return combine(source, filter.items, 'and');
    case 'or':
      return combine(source, filter.items, 'or');
    case 'not':
      return compileNot(source, filter.item);
    case 'some':
      return compileSome(source, filter);
    case 'linked':
      return compileLinked(source, filter, source.compiler.links);
    case 'condition':
      return compileCondition(source, filter);
  }
}

/** `exists` is never null, and the planner knows `not exists` as a join. */
function compileNot(source: Source, item: FilterShape): Sql {
  if (item.kind === 'linked') return sql`not ${compileLinked(source, item, 'one by one')}`;
  if (item.kind === 'some') return sql`not ${compileSome(source, item)}`;
  return sql`((${compileFilter(source, item)}) is not true)`;
}

/** Everything satisfies no conditions; nothing satisfies one of none. */
function combine(source: Source, items: readonly FilterShape[], word: 'and' | 'or'): Sql {
  if (items.length === 0) return raw(word === 'and' ? 'true' : 'false');
  return sql`(${join(
    items.map((item) => compileFilter(source, item)),
    ` ${word} `,
  )})`;
}

function compileSome(source: Source, { path, filter, at }: Extract<FilterShape, { kind: 'some' }>): Sql {
  const related = openRelated(findPathEnd(source, path, at));
  if (!related) throw unknownField(at, path);
  const where = [...whereJoined(related), ...(filter ? [compileFilter(related.source, filter)] : [])];
  return sql`exists (select 1 from ${fromClause(related.source)} where ${join(where, ' and ')})`;
}
