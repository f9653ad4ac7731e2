import type { FieldCondition } from '@tenon/metadata/field-types/conditions/field-condition.ts';
import sql, { raw, type Sql } from 'sql-template-tag';
import { isUnmarked } from '../catalog/search-mark.ts';
import { readRaw, soughtBy } from './operand.ts';
import type { ConditionShape } from './parse/query-shape.ts';
import { keysWithin } from './search-keys/search-keys.ts';
import { columnOf } from './source.ts';
import { RunValue } from './statements/run.ts';
import type { Value } from './value.ts';

type Pattern = 'contains' | 'startsWith';

/**
 * What every record satisfies that a pattern over a searched field finds, and what an index answers, which the pattern has none for. Undefined
 * where there is nothing to say before the pattern. A text that is all of the field stands in it, too.
 */
export function mayContain(term: Value, { op, value }: ConditionShape, finds: FieldCondition['finds']): Sql | undefined {
  const { source, field, type, definition } = term;
  const isPart = finds === 'part';
  if (!(isPart || (finds === 'whole' && hasNoOwnIndex(term))) || source.rows || !source.object.search.includes(field))
    return undefined;
  const keys = new RunValue((run) => {
    const sought = readRaw(value, run);
    // Anything else than a text is refused by the pattern.
    if (typeof sought !== 'string') return [];
    const known = isPart ? soughtBy(term, op as Pattern, { text: sought, run }) : undefined;
    return keysWithin(known ? known.common : (type.searchText?.(sought, definition as never) ?? ''));
  });
  source.compiler.looksAtValues = true;
  return sql`(${columnOf(source, 'search_keys')} @> ${keys}::integer[] or ${raw(isUnmarked(source.object, source.alias))})`;
}

/** A unique field has an index of its own; what is kept otherwise than it is typed has other characters. */
function hasNoOwnIndex({ type, field }: Value): boolean {
  return !type.sought && type.comparable === undefined && !field.definition.unique;
}
