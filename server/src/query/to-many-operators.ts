import type { Operator } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { fromClause } from './source.ts';
import type { RunValue } from './statements/run.ts';
import type { Related } from './to-many.ts';

/** Operators on related records, of which only those count that the actor may read. */
export function compileToMany(op: Operator, related: Related, ids: RunValue): Sql {
  const compile = operators[op];
  if (!compile) throw new Error(`to-many fields declare the operator ${op}, which the compiler does not know`);
  return compile(related, sql`${ids}::uuid[]`);
}

const operators: Partial<Record<Operator, (related: Related, ids: Sql) => Sql>> = {
  empty: (related) => sql`not ${exists(related, [])}`,
  notEmpty: (related) => exists(related, []),
  hasAny: (related, ids) => exists(related, [isOneOf(related, ids)]),
  hasNone: (related, ids) => sql`not ${exists(related, [isOneOf(related, ids)])}`,
  hasAll: (related, ids) =>
    sql`(select count(*) from ${fromClause(related.source)} where ${all(related, [isOneOf(related, ids)])}) = cardinality(${ids})`,
};

function exists(related: Related, more: Sql[]): Sql {
  return sql`exists (select 1 from ${fromClause(related.source)} where ${all(related, more)})`;
}

function isOneOf({ source }: Related, ids: Sql): Sql {
  return sql`${raw(source.alias)}.id = any(${ids})`;
}

function all({ where }: Related, more: Sql[]): Sql {
  return join([...where, ...more], ' and ');
}
