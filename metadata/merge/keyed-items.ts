import { keyOfItem, type ListKey } from '../define/keyed-list.ts';
import type { Json } from './json.ts';

/** Where an item of a keyed list stands among the others; nothing said: at the end. The first that is there counts. */
export type ItemPosition = { after?: string; before?: string; first?: boolean };

/** The items by key, in order; undefined where one has no key or two have the same, so that nothing tells them apart. */
export function itemsByKey(list: readonly Json[], key: ListKey): Map<string, Json> | undefined {
  const items = new Map<string, Json>();
  for (const item of list) {
    const name = keyOfItem(item, key);
    if (name === undefined || items.has(name)) return undefined;
    items.set(name, item);
  }
  return items;
}

/** The same for any list: what nothing tells apart is known by where it stands. */
export function itemsByKeyOrIndex(list: readonly Json[], key: ListKey): Map<string, Json> {
  const items = new Map<string, Json>();
  for (const [index, item] of list.entries()) {
    const name = keyOfItem(item, key);
    items.set(name === undefined || items.has(name) ? `#${index}` : name, item);
  }
  return items;
}

/** The keys with one more at its place. */
export function placeKey(keys: readonly string[], key: string, { after, before, first }: ItemPosition): string[] {
  const others = keys.filter((each) => each !== key);
  if (first) return [key, ...others];
  const indexOf = (other: string | undefined) => (other === undefined ? -1 : others.indexOf(other));
  const [behind, ahead] = [indexOf(after), indexOf(before)];
  const index = behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : others.length;
  return others.toSpliced(index, 0, key);
}

/** The keys in a wanted order; those it does not name stay behind the one they stood behind. */
export function orderKeys(keys: readonly string[], wanted: readonly string[]): string[] {
  let ordered = wanted.filter((key) => keys.includes(key));
  for (const [index, key] of keys.entries()) {
    if (wanted.includes(key)) continue;
    const previous = keys[index - 1];
    ordered = placeKey(ordered, key, previous === undefined ? { first: true } : { after: previous });
  }
  return ordered;
}
