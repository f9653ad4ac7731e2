import sql, { join, raw, type Sql } from 'sql-template-tag';
import { compileParts, compileWhole } from './compile-records.ts';
import { linkColumns } from './link-columns.ts';
import type { LinkedRecords, LinkedShape } from './parse/query-shape.ts';
import { fromClause, type LinkSearch, openTable, type Source } from './source.ts';
import { findPathEnd } from './value.ts';

/**
 * That a link leads to one of some records: looked for record by record, or as a set from which an index leads to whatever points at it. As a
 * set it is null for a link that is empty.
 */
export function compileLinked(source: Source, { path, to, at }: LinkedShape, search: LinkSearch): Sql {
  const { field, source: here } = findPathEnd(source, path, at);
  const link = linkColumns(field, here.alias);
  if (search === 'as set') return isAmong(source, link, to);
  if (search !== 'one by one' && search.alias === here.alias) return isAmongLinked(source, link, { to, rows: search.name });
  return exists(source, link, to);
}

type Link = ReturnType<typeof linkColumns>;

function exists(source: Source, link: Link, to: readonly LinkedRecords[]): Sql {
  const ways = to.map((each) => {
    const target = openTable(source.compiler, each.object);
    const leadsHere = [sql`${raw(target.alias)}.id = ${link.id}`, ...(link.object ? [sql`${link.object} = ${each.object}`] : [])];
    const where = [...leadsHere, ...inState(target, each), ...compileWhole(target, each.records)];
    return sql`exists (select 1 from ${fromClause(target)} where ${join(where, ' and ')})`;
  });
  if (ways.length === 0) return raw('false');
  return ways.length === 1 ? (ways[0] as Sql) : sql`(${join(ways, ' or ')})`;
}

/**
 * The linked records of all rows in one turn through the index, and then each row among them: as `is true`, since as a join they would be looked for
 * once for each row. What these link to is asked one by one.
 */
function isAmongLinked(source: Source, link: Link, { to, rows }: { to: readonly LinkedRecords[]; rows: string }): Sql {
  const asked: Source = { ...source, compiler: { ...source.compiler, links: 'one by one' } };
  const linked = sql`any(array(select ${link.id} from ${raw(`${rows} ${source.alias}`)}))`;
  return sql`(${isAmong(asked, link, to, linked)}) is true`;
}

function isAmong(source: Source, link: Link, to: readonly LinkedRecords[], linked?: Sql): Sql {
  const sets = to.flatMap((each) => {
    const target = openTable(source.compiler, each.object);
    const id = raw(`${target.alias}.id`);
    const key = link.object ? sql`${raw(`'${each.object}'`)}, ${id}` : id;
    return compileParts(target, each.records).map((part) => {
      const where = [...(linked ? [sql`${id} = ${linked}`] : []), ...inState(target, each), ...part];
      return sql`select ${key} from ${fromClause(target)}${where.length > 0 ? sql` where ${join(where, ' and ')}` : raw('')}`;
    });
  });
  if (sets.length === 0) return raw('false');
  return sql`${link.object ? sql`(${link.object}, ${link.id})` : link.id} in (${join(sets, ' union all ')})`;
}

const states: Record<LinkedRecords['state'], string[]> = {
  live: ['deleted_at is null'],
  trash: ['deleted_at is not null'],
  any: [],
};

function inState({ alias }: Source, { state }: LinkedRecords): Sql[] {
  return states[state].map((condition) => raw(`${alias}.${condition}`));
}
