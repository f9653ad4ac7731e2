import { type Shape, shapeOfMember } from '../check/definition-shape.ts';
import { keyOfItem, type ListKey } from '../define/keyed-list.ts';
import { isJsonObject, type Json, memberOf } from './json.ts';
import { itemsByKeyOrIndex } from './keyed-items.ts';
import { type ListPatch, orderMember } from './merge-patch.ts';

/** One thing in which a workspace differs from what is shipped; `path` ends in `$order` for the order of a list or of fields. */
export type Piece = { path: string[]; what: 'added' | 'changed' | 'removed' | 'reordered' };

type PatchContext = { base: Json | undefined; shape: Shape | undefined; path?: readonly string[] };

/** What a patch says, piece by piece; what it says of things that are not shipped any more is left out. */
export function listPieces(patch: Json, { base, shape, path = [] }: PatchContext): Piece[] {
  if (!isJsonObject(patch) || isLabel(base)) return [{ path: [...path], what: 'changed' }];
  if (shape?.key) return listPiecesOfList(patch, { base, path, shape: { ...shape, key: shape.key } });
  return Object.entries(patch).flatMap(([name, value]): Piece[] => {
    const at = [...path, name];
    const before = memberOf(base, name);
    if (shape?.ordered && name === orderMember) return [{ path: at, what: 'reordered' }];
    if (value === null) return before === undefined ? [] : [{ path: at, what: 'removed' }];
    const inner = shapeOfMember(shape, name);
    if (before === undefined && !inner?.key) return [{ path: at, what: 'added' }];
    return listPieces(value, { base: before, shape: inner, path: at });
  });
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(body: Json | undefined, path: readonly string[], shape: Shape | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined || body === undefined) return body;
  if (shape?.key) {
    const items = Array.isArray(body) ? itemsByKeyOrIndex(body, shape.key) : undefined;
    return valueAt(items?.get(name), rest, shape.each);
  }
  return valueAt(memberOf(body, name), rest, shapeOfMember(shape, name));
}

/** The patch without what it says at a path: there the workspace is as shipped again. */
export function dropPiece(patch: Json, path: readonly string[], shape: Shape | undefined): Json {
  const [name, ...rest] = path;
  if (name === undefined || !isJsonObject(patch)) return {};
  if (shape?.key) return dropPieceOfList(patch, [name, ...rest], { ...shape, key: shape.key });
  return Object.fromEntries(
    Object.entries(patch).flatMap(([member, value]): [string, Json][] => {
      if (member !== name) return [[member, value]];
      const left = rest.length === 0 ? {} : dropPiece(value, rest, shapeOfMember(shape, name));
      return isEmpty(left) ? [] : [[member, left]];
    }),
  );
}

type ListShape = Shape & { key: ListKey };

function listPiecesOfList(
  patch: ListPatch,
  { base, shape, path }: { base?: Json; shape: ListShape; path: readonly string[] },
): Piece[] {
  const { remove = [], change = {}, add = [], order } = patch;
  const items = itemsByKeyOrIndex(Array.isArray(base) ? base : [], shape.key);
  const removed = remove.filter((key) => items.has(key)).map((key): Piece => ({ path: [...path, key], what: 'removed' }));
  const changed = Object.entries(change).flatMap(([key, value]) =>
    items.has(key) ? listPieces(value, { base: items.get(key), shape: shape.each, path: [...path, key] }) : [],
  );
  const added = add.map(({ item }): Piece => {
    const key = keyOfItem(item, shape.key) ?? '';
    return { path: [...path, key], what: items.has(key) ? 'changed' : 'added' };
  });
  const reordered: Piece[] = order ? [{ path: [...path, orderMember], what: 'reordered' }] : [];
  return [...removed, ...changed, ...added, ...reordered];
}

function dropPieceOfList(patch: ListPatch, [key, ...rest]: [string, ...string[]], { key: by, each }: ListShape): Json {
  const { remove = [], change = {}, add = [], order } = patch;
  const changed = Object.entries(change).flatMap(([name, value]): [string, Json][] => {
    if (name !== key) return [[name, value]];
    const left = rest.length === 0 ? {} : dropPiece(value, rest, each);
    return isEmpty(left) ? [] : [[name, left]];
  });
  const left = {
    remove: remove.filter((name) => name !== key),
    change: Object.fromEntries(changed),
    add: rest.length > 0 ? add : add.filter(({ item }) => keyOfItem(item, by) !== key),
    order: order && key !== orderMember ? order : [],
  };
  return Object.fromEntries(Object.entries(left).filter(([, value]) => Object.keys(value).length > 0)) as Json;
}

/** A text in both languages is one thing. */
function isLabel(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.hasOwn(value, 'zh') && Object.hasOwn(value, 'en');
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
