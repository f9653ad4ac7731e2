import { type Field, type Label, labelSchema, type Shape, shapeOfKind, shapeOfMember } from '@tenon/metadata';
import type { ListKey } from '@tenon/metadata/define/keyed-list.ts';
import { fieldType } from '@tenon/metadata/field-types/index.ts';
import { equalJson, isJsonObject, type Json, memberOf } from '@tenon/metadata/merge/json.ts';
import { itemsByKeyOrIndex } from '@tenon/metadata/merge/keyed-items.ts';
import { applyMergePatch, diffMergePatch, keyLists, type ListPatch, orderMember } from '@tenon/metadata/merge/merge-patch.ts';
import { listPieces, type Piece, valueAt } from '@tenon/metadata/merge/pieces.ts';
import { effectiveBody, type Layers, layersKey } from './layers.ts';

/**
 * A place at which a newer version and the workspace want something different, so that the workspace's stays: both made it, both changed it,
 * or the workspace removed what the version changes. `labels` lead from the definition to the place; `own` and `shipped` tell the two apart.
 */
export type UpgradeConflict = {
  kind: string;
  name: string;
  path: string;
  /** The same by its parts; notices of earlier releases lack it. */
  at?: string[];
  what: 'added' | 'changed' | 'removed';
  labels: Label[];
  own?: Label;
  shipped?: Label;
};

/** Every such place, for administrators to look at. */
export function findUpgradeConflicts(before: readonly Layers[], after: readonly Layers[]): UpgradeConflict[] {
  const bases = new Map(after.map((layers) => [layersKey(layers), layers.base]));
  return before.flatMap((layers) => {
    const { kind, base, overlay } = layers;
    const next = bases.get(layersKey(layers));
    if (base === undefined || next === undefined || equalJson(base, next)) return [];
    if (overlay === null) return [removedWhole(layers, next)];
    if (!isJsonObject(overlay)) return [];
    const shape = shapeOfKind(kind);
    return listPieces(overlay, { base, shape }).flatMap((piece) => conflictAt(layers, piece, { shape, next }));
  });
}

/**
 * The layers after an upgrade, in which what the workspace made itself stays whole where the new version ships something of the same name:
 * a field of the workspace does not get options of another type, nor a role rights it was not given. A label that the workspace wrote in one language stays in
 * both: the one beside it was its meaning.
 */
export function keepOwnWhole(before: readonly Layers[], after: readonly Layers[]): Layers[] {
  const bases = new Map(before.map((layers) => [layersKey(layers), layers.base]));
  return after.map((layers) => {
    const old = bases.get(layersKey(layers));
    const { kind, base, overlay } = layers;
    if (overlay === undefined || old === undefined || base === undefined || equalJson(old, base)) return layers;
    return { ...layers, overlay: keepOwn(overlay, { old, base, shape: shapeOfKind(kind) }) };
  });
}

type Bases = { old: Json | undefined; base: Json | undefined; shape: Shape | undefined };

function keepOwn(patch: Json, { old, base, shape }: Bases): Json {
  if (!isJsonObject(patch)) return patch;
  if (asLabel(old) && asLabel(base)) return equalJson(old, base) ? patch : { ...(old as object), ...patch };
  if (shape?.key) return keepOwnItems(patch, { old, base, shape: { ...shape, key: shape.key } });
  return Object.fromEntries(
    Object.entries(patch).flatMap(([name, value]): [string, Json][] => {
      const inner = shapeOfMember(shape, name);
      const [was, is] = [memberOf(old, name), memberOf(base, name)];
      if (value === null || is === undefined || (shape?.ordered && name === orderMember)) return [[name, value]];
      if (inner?.key && was === undefined) return [[name, keyLists(value, [], inner)]];
      if (was !== undefined) return [[name, keepOwn(value, { old: was, base: is, shape: inner })]];
      const own = diffMergePatch(is, applyMergePatch(undefined, value, inner), inner);
      return equalJson(own, {}) ? [] : [[name, own]];
    }),
  );
}

/** What is changed in items that both versions have. */
function keepOwnItems(patch: ListPatch, { old, base, shape: { key, each } }: Bases & { shape: Shape & { key: ListKey } }): Json {
  const { change } = patch;
  if (!change || !Array.isArray(old) || !Array.isArray(base)) return patch as Json;
  const [was, is] = [itemsByKeyOrIndex(old, key), itemsByKeyOrIndex(base, key)];
  const kept = Object.entries(change).map(([name, value]): [string, Json] => [
    name,
    was.has(name) && is.has(name) ? keepOwn(value, { old: was.get(name), base: is.get(name), shape: each }) : value,
  ]);
  return { ...patch, change: Object.fromEntries(kept) } as Json;
}

/** The workspace took away what the version changes. */
function removedWhole({ kind, name, base }: Layers, next: Json): UpgradeConflict {
  const label = labelOf(base);
  const shipped = describe(next, []);
  return { kind, name, path: '', at: [], what: 'removed', labels: label ? [label] : [], ...(shipped && { shipped }) };
}

function conflictAt(
  layers: Layers,
  { path, what }: Piece,
  { shape, next }: { shape: Shape | undefined; next: Json },
): UpgradeConflict[] {
  if (what === 'reordered') return [];
  const [was, now] = [layers.base, next].map((body) => valueAt(body, path, shape));
  const own = valueAt(effectiveBody(layers), path, shape);
  if (now === undefined || equalJson(was, now) || equalJson(own, now)) return [];
  const { kind, name } = layers;
  const labels = labelsTo(what === 'removed' ? layers.base : effectiveBody(layers), path, shape);
  const texts = { own: describe(own, path), shipped: describe(now, path) };
  return [{ kind, name, path: path.join('.'), at: [...path], what, labels, ...texts }];
}

/** Names of what lies on the way: the object, its field, the option. */
function labelsTo(body: Json | undefined, path: readonly string[], shape: Shape | undefined): Label[] {
  return [...path.keys(), path.length].flatMap((length) => labelOf(valueAt(body, path.slice(0, length), shape)) ?? []);
}

/** Undefined for what has no words. A field is told apart by its type, too. */
function describe(value: Json | undefined, path: readonly string[]): Label | undefined {
  const label = labelOf(value) ?? asLabel(value);
  if (path.length === 2 && path[0] === 'fields' && label && memberOf(value, 'type') !== undefined) {
    const type = fieldType(value as unknown as Field).label;
    return { zh: `${label.zh}（${type.zh}）`, en: `${label.en} (${type.en})` };
  }
  if (label) return label;
  return typeof value === 'object' || value === undefined ? undefined : { zh: String(value), en: String(value) };
}

function labelOf(value: Json | undefined): Label | undefined {
  return asLabel(memberOf(value, 'label'));
}

function asLabel(value: Json | undefined): Label | undefined {
  return labelSchema.safeParse(value).data;
}
