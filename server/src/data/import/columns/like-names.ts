import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../../access/actor.ts';
import { rowFilter } from '../../../access/row-filter.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { keysOfQuery, likenessKey } from '../../../query/search-keys/search-keys.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import { likenessCoreOf } from '../../search/likeness.ts';

type NameLookup = { object: CompiledObject; matchBy: CompiledField; values: readonly string[] };

/** Names looked at for one value. */
const mostNames = 50;

/**
 * For each value a few names of records the actor may read that may be alike, out of the search index. One slip leaves two of the
 * beginning, the middle and the end of a name as they are, so that a name is looked at that has two of them in common.
 */
export async function likeNames(
  workspace: Workspace,
  actor: Actor,
  { object, matchBy, values }: NameLookup,
): Promise<string[][]> {
  const allowed = rowFilter(workspace.snapshot, actor, object.name, 'read', 't');
  const found: string[][] = values.map(() => []);
  if (allowed === 'none' || !matchBy.valueColumn || !object.search.includes(matchBy)) return found;
  const name = raw(`t.${quoteName(matchBy.valueColumn)}`);
  const parts = values.flatMap((value, at) => {
    const patterns = [...corePattern(value, { object, matchBy }), ...pairPatterns(value)];
    if (patterns.length === 0) return [];
    // As values of their own: the planner must see which keys are rare.
    const alike = join(
      patterns.map((keys) => sql`t.search_keys @> ${keys}::integer[]`),
      ' or ',
    );
    return [
      sql`(select ${at}::integer as at, ${name}::text as name from ${raw(object.table)} t
        where t.deleted_at is null and ${name} is not null and (${alike}) ${scope(allowed)} limit ${raw(String(mostNames))})`,
    ];
  });
  if (parts.length === 0) return found;
  const statement = join(parts, ' union all ');
  const rows = await workspace.db.read<{ at: number; name: string }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(workspace, actor)),
  });
  for (const row of rows) found[row.at]?.push(row.name);
  return found;
}

function scope(allowed: 'all' | Sql): Sql {
  return allowed === 'all' ? raw('') : sql`and ${allowed}`;
}

/** The key of what is left of a name without its legal form, where the object is compared by it. */
export function corePattern(value: string, { object, matchBy }: Pick<NameLookup, 'object' | 'matchBy'>): number[][] {
  const core = object.similar.includes(matchBy) ? likenessCoreOf(matchBy, value) : '';
  return core === '' ? [] : [[likenessKey(core)]];
}

/** Keys of the beginning, the middle and the end of a name, two at a time. */
export function pairPatterns(value: string): number[][] {
  const { keys: all, isOneKeyEnough } = keysOfQuery(value);
  const keys = isOneKeyEnough ? all.slice(0, 1) : all;
  const [first, middle, last] = [keys[0], keys[Math.floor(keys.length / 2)], keys.at(-1)];
  const pairs = [
    [first, last],
    [first, middle],
    [middle, last],
  ].map((pair) => [...new Set(pair)].filter((key) => key !== undefined));
  return pairs.filter((pair) => pair.length > 0);
}
