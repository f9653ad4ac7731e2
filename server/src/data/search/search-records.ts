import type { SearchHit } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { likePattern } from '../../query/like-pattern.ts';
import { wrongPart } from '../../query/parse/query-error.ts';
import { keysOfQuery } from '../../query/search-keys/search-keys.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { compileSearch } from '../../query/statements/search.ts';

/** `limit` is 1 to 50, default 20. */
export type SearchRequest = { q: string; object?: string; limit?: number };

const maxLimit = 50;
const defaultLimit = 20;

/**
 * Records found by Chinese characters, words, pinyin initials, numbers and the tails of phone numbers, over all objects the actor
 * may read, in one statement. Titles that start with what was typed come first, then what changed last.
 */
export async function searchRecords(workspace: Workspace, actor: Actor, request: SearchRequest): Promise<SearchHit[]> {
  const { q, object, limit = defaultLimit } = request;
  if (typeof q !== 'string' || q.includes('\0')) throw wrongPart('q', { zh: '文本', en: 'a text' }, q);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw wrongPart('limit', { zh: '1 到 50', en: '1 to 50' }, limit);
  const { snapshot } = workspace;
  const { terms, keys, number, isOneKeyEnough } = keysOfQuery(q);
  const isNumber = number !== undefined;
  if (keys.length === 0) return [];
  const planFor = (isCommon: boolean) => {
    const words = [isCommon && 'common', isNumber && 'number', isOneKeyEnough && 'one'].filter(Boolean).join();
    const key = `search|${snapshot.revision}|${actor.rights.signature}|${object ?? '*'}|${words}`;
    return cachedPlan(workspace, key, () =>
      compileSearch(snapshot, viewerOf(snapshot, actor), { object, isNumber, isCommon, isOneKeyEnough }),
    );
  };
  const patterns = terms.map((term) => likePattern(term, 'anywhere'));
  const slots = [keys, patterns, likePattern(terms.join(' '), 'start'), limit];
  const run = startRun(workspace, actor, isNumber ? [...slots, likePattern(number, 'anywhere')] : slots);
  const reader = { locale: actor.locale, timeZone: actor.timeZone, region: workspace.region };
  const common = commonWords(workspace);
  const typed = `${object ?? '*'} ${keys.join()}`;
  for (const isCommon of common.has(typed) ? [true] : [false, true]) {
    const plan = planFor(isCommon);
    if (!plan) return [];
    const rows = await workspace.db.read(plan.bind(run));
    if (!plan.isCut(rows)) return rows.map((row) => plan.toHit(row, isNumber ? [number, ...terms] : terms, reader));
    common.add(typed);
    if (common.size > mostCommon) common.delete(common.values().next().value as string);
  }
  return [];
}

/** Words that stand in a great many records stay so; to take one for common that is not costs a few milliseconds, and finds the same. */
const mostCommon = 1000;
const known = new WeakMap<Workspace, Set<string>>();

function commonWords(workspace: Workspace): Set<string> {
  const words = known.get(workspace) ?? new Set<string>();
  known.set(workspace, words);
  return words;
}
