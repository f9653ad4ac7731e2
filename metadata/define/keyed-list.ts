import type { z } from 'zod';

/**
 * What names an item of a list: the members `by`, joined by a dot; none of them: the item itself. What stands in for an `id` left out: the text
 * at the path `or`, in snake case, or the members `joined` by a dot.
 */
export type ListKey = { by: readonly string[]; or?: readonly string[]; joined?: readonly string[] };

const keys = new WeakMap<z.ZodType, ListKey>();

/**
 * Says that the items of a list are known by a key, so that layers of a definition merge item by item: `keyedList(z.array(column), 'field')`.
 * Without members, items name themselves. A list that is not keyed is one decision, and replaced whole.
 */
export function keyedList<List extends z.ZodType>(list: List, ...by: string[]): List {
  keys.set(list, { by });
  return list;
}

/** The same for items with an `id`; one without is known by the member at the path `or`, in snake case: `identifiedList(list, 'label', 'en')`. */
export function identifiedList<List extends z.ZodType>(list: List, ...or: string[]): List {
  keys.set(list, { by: ['id'], or });
  return list;
}

/** The same for items that are known in yet another way. */
export function itemsOf<List extends z.ZodType>(list: List, key: ListKey): List {
  keys.set(list, key);
  return list;
}

/** What an item is known by; undefined for one without a key. */
export function keyOfItem(item: unknown, { by, or, joined }: ListKey): string | undefined {
  if (by.length === 0) return typeof item === 'string' ? item : JSON.stringify(item);
  const key = joinMembers(item, by);
  if (key !== undefined) return key;
  const named = or?.reduce<unknown>(memberOf, item);
  return typeof named === 'string' ? inSnakeCase(named) : joined && joinMembers(item, joined);
}

function joinMembers(item: unknown, names: readonly string[]): string | undefined {
  const parts = names.map((name) => memberOf(item, name));
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function inSnakeCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** Undefined for a list that is replaced whole. */
export function keyOfList(list: z.ZodType): ListKey | undefined {
  return keys.get(list);
}
