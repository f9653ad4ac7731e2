import type { z } from 'zod';

/** What names an item of a list: the members `by`, joined by a dot; none of them: the item itself. `or`: what stands in for an `id` left out. */
export type ListKey = { by: readonly string[]; or?: readonly string[] };

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

/** Undefined for a list that is replaced whole. */
export function keyOfList(list: z.ZodType): ListKey | undefined {
  return keys.get(list);
}
