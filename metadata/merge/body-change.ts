import { type Shape, shapeOfMember } from '../check/definition-shape.ts';
import { equalJson, isJsonObject, type Json } from './json.ts';
import { type ItemPosition, itemsByKey, orderKeys, placeKey } from './keyed-items.ts';

/**
 * One change of a body that can be taken back. `at` leads to an element by names and keys, as `['fields', 'stage', 'options', 'won']` does; []
 * is the body itself. `set` makes one thing of another, undefined is nothing there, and `place` says where among its neighbours it stands. `order` puts
 * the members or items of one place into another order.
 */
export type BodyChange =
  | { do: 'set'; at: readonly string[]; from: Json | undefined; to: Json | undefined; place?: ItemPosition }
  | { do: 'order'; at: readonly string[]; from: readonly string[]; to: readonly string[] };

/** The change that takes another back. */
export function invertChange(change: BodyChange): BodyChange {
  return { ...change, from: change.to, to: change.from } as BodyChange;
}

/** The body with a change in it. Undefined where it can no longer be made: what it is about is not what it was. */
export function applyChange(
  body: Json | undefined,
  change: BodyChange,
  shape: Shape | undefined,
): { body: Json | undefined } | undefined {
  return write(body, change.at, { change, shape });
}

/**
 * The change that makes a value stand at a place, undefined to take it away; nothing where it stands there already. Members on the way that are missing
 * are made with it.
 */
export function changeTo(
  body: Json | undefined,
  at: readonly string[],
  { to, place, shape }: { to: Json | undefined; place?: ItemPosition; shape: Shape | undefined },
): BodyChange | undefined {
  const depth = deepestThere(body, at, shape);
  const from = elementAt(body, at, shape);
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && JSON.stringify(from) === JSON.stringify(to)) return undefined;
  if (depth < at.length - 1) {
    // An item of a list is made whole, with what it is known by.
    if (at.slice(depth, -1).some((_, index) => shapeAt(shape, at.slice(0, depth + index))?.key)) return undefined;
    const start = at.slice(0, depth + 1);
    return { do: 'set', at: start, from: undefined, to: wrap(to as Json, at.slice(depth + 1), shapeAt(shape, start)) };
  }
  return {
    do: 'set',
    at,
    from,
    to,
    ...(from === undefined || to === undefined ? { place: place ?? placeOf(body, at, shape) } : {}),
  };
}

/** The change that moves an element of a list or a record by some places; nothing at its end. */
export function changeOrder(
  body: Json | undefined,
  at: readonly string[],
  { to, shape }: { to: readonly string[]; shape: Shape | undefined },
): BodyChange | undefined {
  const from = keysAt(body, at, shape);
  const next = orderKeys(from, to);
  return from.every((key, index) => key === next[index]) ? undefined : { do: 'order', at, from, to: next };
}

/** What stands at a place; undefined where nothing does. */
export function elementAt(body: Json | undefined, at: readonly string[], shape: Shape | undefined): Json | undefined {
  const [key, ...rest] = at;
  if (key === undefined || body === undefined) return body;
  return elementAt(partsOf(body, shape)?.get(key), rest, innerShape(shape, key));
}

/** The names of members, or the keys of items, at a place in their order. */
export function keysAt(body: Json | undefined, at: readonly string[], shape: Shape | undefined): string[] {
  const element = elementAt(body, at, shape);
  return [...(element === undefined ? [] : (partsOf(element, shapeAt(shape, at))?.keys() ?? []))];
}

/** The shape of what stands at a place. */
export function shapeAt(shape: Shape | undefined, at: readonly string[]): Shape | undefined {
  return at.reduce<Shape | undefined>(innerShape, shape);
}

type Writing = { change: BodyChange; shape: Shape | undefined };

function write(
  body: Json | undefined,
  at: readonly string[],
  { change, shape }: Writing,
): { body: Json | undefined } | undefined {
  const [key, ...rest] = at;
  if (key === undefined) return writeHere(body, { change, shape });
  const parts = body === undefined ? undefined : partsOf(body, shape);
  if (!parts) return undefined;
  const written = write(parts.get(key), rest, { change, shape: innerShape(shape, key) });
  if (!written) return undefined;
  return {
    body: withPart(parts, key, {
      value: written.body,
      place: change.do === 'set' ? change.place : undefined,
      isList: Array.isArray(body),
    }),
  };
}

function writeHere(body: Json | undefined, { change, shape }: Writing): { body: Json | undefined } | undefined {
  if (change.do === 'set') return isSameValue(body, change.from) ? { body: change.to } : undefined;
  const parts = body === undefined ? undefined : partsOf(body, shape);
  if (!parts) return undefined;
  const keys = orderKeys([...parts.keys()], change.to);
  return {
    body: join(
      keys.map((key) => [key, parts.get(key) as Json]),
      Array.isArray(body),
    ),
  };
}

/** The order of members is no part of what a value says: other lists of them are read and written by somebody else meanwhile. */
function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  return equalJson(one, other);
}

type Part = { value: Json | undefined; place: ItemPosition | undefined; isList: boolean };

function withPart(parts: ReadonlyMap<string, Json>, key: string, { value, place, isList }: Part): Json {
  if (value === undefined)
    return join(
      [...parts].filter(([name]) => name !== key),
      isList,
    );
  const next = new Map(parts).set(key, value);
  const keys = parts.has(key) ? [...parts.keys()] : placeKey([...parts.keys()], key, place ?? {});
  return join(
    keys.map((name) => [name, next.get(name) as Json]),
    isList,
  );
}

function join(entries: [string, Json][], isList: boolean): Json {
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** The members of an object, or the items of a keyed list by key; a list that nothing tells apart has no parts. */
function partsOf(value: Json, shape: Shape | undefined): Map<string, Json> | undefined {
  if (Array.isArray(value)) return shape?.key && itemsByKey(value, shape.key);
  return isJsonObject(value) ? new Map(Object.entries(value)) : undefined;
}

function innerShape(shape: Shape | undefined, key: string): Shape | undefined {
  return shape?.key ? shape.each : shapeOfMember(shape, key);
}

/** How many steps of the way are there. */
function deepestThere(body: Json | undefined, at: readonly string[], shape: Shape | undefined): number {
  let depth = 0;
  while (depth < at.length && elementAt(body, at.slice(0, depth + 1), shape) !== undefined) depth++;
  return depth;
}

/** A value with the members that are missing around it. */
function wrap(value: Json, at: readonly string[], shape: Shape | undefined): Json {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  const inner = wrap(value, rest, innerShape(shape, key));
  return shape?.key ? [inner] : { [key]: inner };
}

/** Where an element stands now, so that it can come back there. */
function placeOf(body: Json | undefined, at: readonly string[], shape: Shape | undefined): ItemPosition {
  const [key] = at.slice(-1);
  if (key === undefined) return {};
  const keys = keysAt(body, at.slice(0, -1), shape);
  const index = keys.indexOf(key);
  if (index < 0) return {};
  return index === 0 ? { first: true } : { after: keys[index - 1] };
}
