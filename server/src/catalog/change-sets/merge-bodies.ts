import { equalJson, type Json } from '../definitions/json.ts';

type Bodies = { base: Json; theirs: Json; mine: Json };
type JsonObject = { [key: string]: Json };

/** `at` names the members that both changed, each in its own way; then `body` is not to be used. `isMerged`: it holds changes of both. */
export type MergedBody = { body: Json; isMerged: boolean; at: string[] };

/** Members that hold things by their names, each of which stands for itself. All other members are changed by one or the other. */
const byName = new Set(['fields', 'objects', 'sends', 'settings']);

/**
 * One body of two that were made of the same one. What only one of them changed is as that one has it; members come in the order of `mine`,
 * and then those that only they have.
 */
export function mergeBodies({ base, theirs, mine }: Bodies): MergedBody {
  const chosen = choose({ base, theirs, mine });
  if (chosen !== undefined) return { body: chosen, isMerged: false, at: [] };
  if (!isObject(base) || !isObject(theirs) || !isObject(mine)) return { body: mine, isMerged: false, at: [''] };
  const at: string[] = [];
  const body = mergeMembers({ base, theirs, mine }, at, '');
  return { body, isMerged: at.length === 0, at };
}

function mergeMembers({ base, theirs, mine }: { [side in keyof Bodies]: JsonObject }, at: string[], place: string): JsonObject {
  const merged: JsonObject = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const sides = { base: base[key] ?? null, theirs: theirs[key] ?? null, mine: mine[key] ?? null };
    const chosen = choose(sides);
    if (chosen !== undefined) {
      if (chosen !== null) merged[key] = chosen;
    } else if (place === '' && byName.has(key) && Object.values(sides).every(isObject)) {
      merged[key] = mergeMembers(sides as { [side in keyof Bodies]: JsonObject }, at, `${key}.`);
    } else at.push(place + key);
  }
  return merged;
}

/** Undefined where both changed it, each in its own way. The order of members counts as little as in a patch. */
function choose({ base, theirs, mine }: Bodies): Json | undefined {
  if (equalJson(theirs, base) || equalJson(theirs, mine)) return mine;
  return equalJson(mine, base) ? theirs : undefined;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
