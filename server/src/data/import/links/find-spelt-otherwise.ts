import sql, { join, raw, type Sql } from 'sql-template-tag';
import { rowFilter } from '../../../access/row-filter.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import { corePattern, pairPatterns } from '../columns/like-names.ts';
import type { Finder, Found } from './find-records.ts';
import { isCalledByWords, nameLetters } from './name-letters.ts';

type SpellingLookup = { object: CompiledObject; matchBy: CompiledField; texts: readonly string[] };

/** Records looked at for one pattern. */
const mostNames = 50;

/**
 * Records whose names differ from each text in blanks, widths, capitals and signs alone, out of the search index. Nothing else is looked
 * for by likeness: not people, ids, numbers and addresses.
 */
export async function findSpeltOtherwise(finder: Finder, { object, matchBy, texts }: SpellingLookup): Promise<Found[]> {
  const found: Found[] = texts.map(() => 'none');
  const allowed = rowFilter(finder.snapshot, finder.actor, object.name, 'read', 't');
  if (allowed === 'none' || !isCalledByWords({ object, matchBy }) || !object.search.includes(matchBy)) return found;
  const letters = texts.map(nameLetters);
  const wanted = texts.flatMap((text, at) => {
    if (letters[at] === '') return [];
    const core = corePattern(text, { object, matchBy });
    return (core.length > 0 ? core : pairPatterns(text)).map((keys) => ({ at, first: keys[0], last: keys.at(-1) }));
  });
  if (wanted.length === 0) return found;
  const statement = candidates({ object, matchBy }, { wanted, scope: allowed === 'all' ? raw('') : sql`and ${allowed}` });
  const rows = await finder.tx.query<{ at: number; id: string; name: string }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(finder.workspace, finder.actor)),
  });
  for (const { at, id, name } of rows) {
    if (nameLetters(name) !== letters[at] || found[at] === id) continue;
    found[at] = found[at] === 'none' ? id : 'several';
  }
  return found;
}

type Pattern = { at: number; first: number | undefined; last: number | undefined };

function candidates(
  { object, matchBy }: Omit<SpellingLookup, 'texts'>,
  { wanted, scope }: { wanted: readonly Pattern[]; scope: Sql },
): Sql {
  const name = raw(`t.${quoteName(matchBy.valueColumn as string)}`);
  const lists = [wanted.map(({ at }) => at), wanted.map(({ first }) => first), wanted.map(({ last }) => last)];
  return sql`select e.at, t.id, t.name
    from unnest(${join(lists.map((list) => sql`${list}::integer[]`))}) as e(at, first, last)
    cross join lateral (select t.id, ${name}::text as name from ${raw(object.table)} t
      where t.deleted_at is null and t.search_keys @> array[e.first, e.last] ${scope} limit ${raw(String(mostNames))}) t`;
}
