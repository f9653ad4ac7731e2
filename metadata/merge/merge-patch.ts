import { type Shape, shapeOfMember } from '../check/definition-shape.ts';
import { keyOfItem, type ListKey } from '../define/keyed-list.ts';
import { equalJson, isJsonObject, type Json, type JsonObject, memberOf } from './json.ts';
import { type ItemPosition, itemsByKey, itemsByKeyOrIndex, orderKeys, placeKey } from './keyed-items.ts';

/** What is done to a keyed list: in a patch it stands where RFC 7396 has an array, which replaces the list whole. */
export type ListPatch = {
  remove?: string[];
  /** Key → patch of the item. */
  change?: { [key: string]: Json };
  /** Items, each beside its neighbours. One with the key of another takes its place. */
  add?: (ItemPosition & { item: Json })[];
  /** Every key in its place, where the order itself was changed. */
  order?: string[];
};

/** In the patch of a record whose order people see: its names in their order. No member of a definition begins so. */
export const orderMember = '$order';

/**
 * Applies a JSON merge patch (RFC 7396): members of objects are merged, `null` removes one, everything else is replaced whole. Where a
 * shape says that a list has keys, a patch of the list is applied item by item.
 */
export function applyMergePatch(target: Json | undefined, patch: Json, shape?: Shape): Json {
  if (!isJsonObject(patch)) return patch;
  if (shape?.key) return applyListPatch(Array.isArray(target) ? target : [], patch, { ...shape, key: shape.key });
  const result = new Map(isJsonObject(target) ? Object.entries(target) : []);
  const order = shape?.ordered && memberOf(patch, orderMember);
  for (const [name, value] of Object.entries(patch)) {
    if (order && name === orderMember) continue;
    if (value === null) result.delete(name);
    else result.set(name, applyMergePatch(result.get(name), value, shapeOfMember(shape, name)));
  }
  return order ? inOrder(result, order as string[]) : Object.fromEntries(result);
}

/** The patch that turns one value into the other: `applyMergePatch(from, diffMergePatch(from, to, shape), shape)` equals `to`. */
export function diffMergePatch(from: Json, to: Json, shape?: Shape): Json {
  if (shape?.key && Array.isArray(from) && Array.isArray(to)) return diffLists(from, to, { ...shape, key: shape.key });
  if (!isJsonObject(from) || !isJsonObject(to)) return to;
  const patch = new Map<string, Json>();
  for (const name of Object.keys(from)) if (!Object.hasOwn(to, name)) patch.set(name, null);
  for (const [name, value] of Object.entries(to)) {
    const inner = shapeOfMember(shape, name);
    const isNewList = inner?.key && Array.isArray(value) && value.length > 0;
    const before = memberOf(from, name) ?? (isNewList ? [] : undefined);
    if (before === undefined) patch.set(name, value);
    else if (!isSame(before, value, inner)) patch.set(name, diffMergePatch(before, value, inner));
  }
  const made = Object.fromEntries(patch);
  if (!shape?.ordered || isSameOrder(applyMergePatch(from, made, shape), to)) return made;
  return { ...made, [orderMember]: Object.keys(to) };
}

/** The patch with its whole keyed lists as patches of these lists. It says the same of `base`, and lets what is new in a later one in. */
export function keyLists(patch: Json, base: Json | undefined, shape: Shape | undefined): Json {
  if (!shape || base === undefined) return patch;
  if (shape.key) return Array.isArray(patch) && Array.isArray(base) ? diffMergePatch(base, patch, shape) : patch;
  if (!isJsonObject(patch)) return patch;
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, keyLists(value, memberOf(base, name), shapeOfMember(shape, name))]),
  );
}

type ListShape = Shape & { key: ListKey };

function applyListPatch(target: Json[], patch: JsonObject, { key, each }: ListShape): Json {
  const { remove = [], change = {}, add = [], order } = patch as ListPatch;
  const items = itemsByKeyOrIndex(target, key);
  for (const name of remove) items.delete(name);
  for (const [name, changes] of Object.entries(change)) {
    if (items.has(name)) items.set(name, applyMergePatch(items.get(name), changes, each));
  }
  let keys = [...items.keys()];
  for (const { item, ...place } of add) {
    const name = keyOfItem(item, key) ?? `#${items.size}`;
    items.set(name, item);
    keys = placeKey(keys, name, place);
  }
  return (order ? orderKeys(keys, order) : keys).map((name) => items.get(name) as Json);
}

function diffLists(from: Json[], to: Json[], shape: ListShape): Json {
  const [before, after] = [itemsByKey(from, shape.key), itemsByKey(to, shape.key)];
  if (!before || !after) return equalJson(from, to) ? {} : to;
  const keys = [...after.keys()];
  const remove = [...before.keys()].filter((key) => !after.has(key));
  const change = keys
    .filter((key) => before.has(key) && !isSame(before.get(key) as Json, after.get(key) as Json, shape.each))
    .map((key) => [key, diffMergePatch(before.get(key) as Json, after.get(key) as Json, shape.each)] as const);
  const added = keys.filter((key) => !before.has(key));
  const add = added.map((key) => ({ item: after.get(key) as Json, ...placeIn(keys, key, before) }));
  const patch: ListPatch = {
    ...(remove.length > 0 && { remove }),
    ...(change.length > 0 && { change: Object.fromEntries(change) }),
    ...(add.length > 0 && { add }),
  };
  if (equalJson(applyListPatch(from, patch as JsonObject, shape), to)) return patch as JsonObject;
  const ordered: ListPatch = {
    ...patch,
    ...(add.length > 0 && { add: add.map(({ item }) => ({ item })) }),
    order: keys,
  };
  // A body that holds an empty value no patch can make.
  return equalJson(applyListPatch(from, ordered as JsonObject, shape), to) ? (ordered as JsonObject) : to;
}

/** Beside the one before it, and, should that one go, the next that was there. */
function placeIn(keys: readonly string[], key: string, before: ReadonlyMap<string, Json>): ItemPosition {
  const index = keys.indexOf(key);
  const next = keys.slice(index + 1).find((each) => before.has(each));
  return { ...(index > 0 && { after: keys[index - 1] as string }), ...(next !== undefined && { before: next }) };
}

/** Equality of two bodies or parts of them; where people see an order, it counts. */
export function isSame(a: Json, b: Json, shape: Shape | undefined): boolean {
  if (a === b) return true;
  if (!equalJson(a, b)) return false;
  if (!shape || !isJsonObject(a) || !isJsonObject(b)) return true;
  const [inA, inB] = [a, b];
  return (
    (!shape.ordered || isSameOrder(a, b)) &&
    Object.keys(a).every((name) => isSame(inA[name] as Json, inB[name] as Json, shapeOfMember(shape, name)))
  );
}

function isSameOrder(a: Json, b: Json): boolean {
  return isJsonObject(a) && isJsonObject(b) && equalJson(Object.keys(a), Object.keys(b));
}

function inOrder(members: ReadonlyMap<string, Json>, order: readonly string[]): JsonObject {
  return Object.fromEntries(orderKeys([...members.keys()], order).map((name) => [name, members.get(name) as Json]));
}
