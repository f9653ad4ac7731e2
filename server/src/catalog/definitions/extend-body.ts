import { keyOfItem, type ListKey, type Shape, shapeOfMember } from '@tenon/metadata';
import { equalJson, isJsonObject, type Json, memberOf } from '@tenon/metadata/merge/json.ts';
import { type ItemPosition, itemsByKeyOrIndex, placeKey } from '@tenon/metadata/merge/keyed-items.ts';

type Extended = {
  body: Json;
  /** Places at which both say something, and not the same: `['fields', 'level', 'label', 'zh']`. */
  collisions: string[][];
};

/**
 * The body with what an extension adds: new members, and new items of keyed lists at their places. What is there stays as it is. Without
 * a body: the extension by itself.
 */
export function extendBody(body: Json | undefined, addition: Json, shape: Shape | undefined): Extended {
  if (shape?.key && Array.isArray(addition) && (body === undefined || Array.isArray(body))) {
    return extendList(body ?? [], addition, { ...shape, key: shape.key });
  }
  if (!isJsonObject(addition) || (body !== undefined && !isJsonObject(body))) {
    return { body: body ?? addition, collisions: body === undefined || equalJson(body, addition) ? [] : [[]] };
  }
  const members = new Map(Object.entries(body ?? {}));
  const collisions: string[][] = [];
  for (const [name, value] of Object.entries(addition)) {
    const extended = extendBody(memberOf(body, name), value, shapeOfMember(shape, name));
    members.set(name, extended.body);
    collisions.push(...extended.collisions.map((path) => [name, ...path]));
  }
  return { body: Object.fromEntries(members), collisions };
}

function extendList(list: Json[], additions: Json[], { key, each }: Shape & { key: ListKey }): Extended {
  const items = itemsByKeyOrIndex(list, key);
  const collisions: string[][] = [];
  let keys = [...items.keys()];
  for (const { item, place } of additions.map(unwrap)) {
    const name = keyOfItem(item, key) ?? `#${items.size}`;
    const extended = extendBody(items.get(name), item, each);
    if (!items.has(name)) keys = placeKey(keys, name, place);
    items.set(name, extended.body);
    collisions.push(...extended.collisions.map((path) => [name, ...path]));
  }
  return { body: keys.map((name) => items.get(name) as Json), collisions };
}

/** An item by itself or with its place: `{ after: 'name', item: 'phone' }`. */
function unwrap(addition: Json): { item: Json; place: ItemPosition } {
  if (!isJsonObject(addition) || !Object.hasOwn(addition, 'item')) return { item: addition, place: {} };
  const { item, ...place } = addition;
  return { item: item as Json, place };
}
