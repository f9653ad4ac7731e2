import { type Definition, type Extension, shapeOfKind } from '@tenon/metadata';
import { definitionKey } from '@tenon/metadata/merge/definition-key.ts';
import { equalJson, type Json } from '@tenon/metadata/merge/json.ts';
import { applyMergePatch, diffMergePatch, keyLists } from '@tenon/metadata/merge/merge-patch.ts';
import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';
import { extendBody } from './extend-body.ts';
import { freeze } from './shared-bodies.ts';

/** What one solution says of a definition: its whole body, or what it adds to the body of another. */
export type Contribution = { solution: string; body: Json; extends?: boolean };

/**
 * What is known of one definition. `shipped` is what solutions say of it, the whole body first, then additions in the order of the solutions;
 * `base` is all of that together, and `solution` ships the body. `overlay` is what the workspace changed: a patch of the base, or
 * the whole body where there is no base; null means removed.
 */
export type Layers = {
  kind: string;
  name: string;
  shipped?: readonly Contribution[];
  base?: Json;
  solution?: string;
  overlay?: Json;
};

/** The layers with what solutions ship, and nothing of what they shipped before. Additions to a body that nobody ships wait for it. */
export function withShipped(layers: Layers, shipped: readonly Contribution[]): Layers {
  const { shipped: _before, base: _body, solution: _owner, ...own } = layers;
  const owner = shipped.find((each) => !each.extends);
  if (!owner) return shipped.length === 0 ? own : { ...own, shipped };
  const additions = shipped.filter((each) => each.extends);
  const shape = shapeOfKind(layers.kind);
  const base = additions.reduce((body, addition) => extendBody(body, addition.body, shape).body, owner.body);
  return { ...own, shipped: [owner, ...additions], base, solution: owner.solution };
}

/** The definition as it counts, or undefined when it is removed. */
export function effectiveBody({ kind, base, overlay }: Layers): Json | undefined {
  if (overlay === undefined) return base;
  if (overlay === null) return undefined;
  return base === undefined ? overlay : merged(kind, base, overlay);
}

type Merged = { base: Json; overlay: object; body: Json };

/** By overlay, and by the body that was made of it, so that the overlay is held as long as what was made of it. */
const known = new WeakMap<object, Merged>();

/** The same body each time for what is stored as it was. */
function merged(kind: string, base: Json, overlay: Json): Json {
  if (typeof overlay !== 'object' || overlay === null || !Object.isFrozen(overlay) || !Object.isFrozen(base))
    return applyMergePatch(base, overlay, shapeOfKind(kind));
  const kept = known.get(overlay);
  if (kept?.base === base) return kept.body;
  const body = freeze(applyMergePatch(base, overlay, shapeOfKind(kind)));
  const made = { base, overlay, body };
  for (const key of [overlay, body]) if (typeof key === 'object' && key !== null) known.set(key, made);
  return body;
}

/** Every definition that counts, ordered by kind and name. */
export function effectiveDefinitions(all: readonly Layers[]): Definition[] {
  return all
    .flatMap((layers) => {
      const body = effectiveBody(layers);
      return body === undefined ? [] : [{ kind: layers.kind, name: layers.name, body }];
    })
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
}

/**
 * The overlay that makes a body count: what differs from the base, the whole body where there is none, `null` for removed. Undefined
 * where there is nothing to keep. Throws `invalid` for a body that no patch can make.
 */
export function overlayFor({ kind, name, base }: Layers, body: Json | null): Json | undefined {
  if (body === null) return base === undefined ? undefined : null;
  if (base === undefined) return body;
  const shape = shapeOfKind(kind);
  const patch = diffMergePatch(base, body, shape);
  if (equalJson(applyMergePatch(base, patch, shape), body)) return patch;
  throw invalid([publishProblem({ kind, name }, 'notPatchable', { seen: name })]);
}

/** The layers with another body, null to remove it; undefined where nothing is left. As shipped, there is nothing on top of the base. */
export function replaceBody(layers: Layers, body: Json | null): Layers | undefined {
  const { overlay: _replaced, ...shipped } = layers;
  const overlay = overlayFor(layers, body);
  if (overlay === undefined) return undefined;
  return layers.base !== undefined && isEmptyPatch(overlay) ? shipped : { ...shipped, overlay };
}

/** Overlays whose lists were kept whole, as they were before lists had keys, say the same item by item. */
export function keyOverlays(all: readonly Layers[]): Layers[] {
  return all.map((layers) => {
    const { kind, base, overlay } = layers;
    return overlay === undefined ? layers : { ...layers, overlay: keyLists(overlay, base, shapeOfKind(kind)) };
  });
}

/** What a solution ships, and how solutions are ordered: those that others require come first. */
export type Shipment = {
  solution: string;
  definitions: readonly Definition[];
  extensions?: readonly Extension[];
  order?: readonly string[];
};

/** Layers after a solution is installed or upgraded: what it ships now, with what others add and the workspace's own changes on top. */
export function shipDefinitions(all: readonly Layers[], shipment: Shipment): Layers[] {
  const { solution, definitions, extensions = [], order = [] } = shipment;
  const now = new Map<string, Contribution[]>();
  const add = ({ kind, name, body }: Definition, part: { extends?: true }) => {
    const key = layersKey({ kind, name });
    now.set(key, [...(now.get(key) ?? []), { solution, body: body as Json, ...part }]);
  };
  for (const each of definitions) add(each, {});
  for (const each of extensions) add(each, { extends: true });
  const known = new Map(all.map((layers) => [layersKey(layers), layers]));
  for (const { kind, name } of [...definitions, ...extensions]) {
    const key = layersKey({ kind, name });
    if (!known.has(key)) known.set(key, { kind, name });
  }
  return [...known.values()].flatMap((layers): Layers[] => {
    const others = (layers.shipped ?? []).filter((each) => each.solution !== solution);
    const mine = now.get(layersKey(layers)) ?? [];
    if (mine.length === 0 && others.length === (layers.shipped ?? []).length) return [layers];
    const next = withShipped(layers, inSolutionOrder([...others, ...mine], order));
    return isGone(layers, next) ? [] : [next];
  });
}

/** Nothing is left of a definition that was shipped but what the workspace changed in it, or what others added. */
function isGone(before: Layers, next: Layers): boolean {
  return before.base !== undefined && next.base === undefined && (next.shipped ?? []).length === 0;
}

/** Contributions in the order of their solutions; those of solutions that it does not name come last. */
export function inSolutionOrder(shipped: readonly Contribution[], order: readonly string[]): Contribution[] {
  const placeOf = ({ solution }: Contribution) => (order.includes(solution) ? order.indexOf(solution) : order.length);
  return [...shipped].sort((a, b) => placeOf(a) - placeOf(b) || compareText(a.solution, b.solution));
}

/**
 * Layers where a solution is applied once more of which nothing counts, since all of it was removed, or an earlier revision came back: all of it
 * counts again. What was removed of one that is in use stays away.
 */
export function reviveSolution(all: readonly Layers[], solution: string): Layers[] {
  const own = all.filter((layers) => layers.solution === solution);
  if (own.some(({ overlay }) => overlay !== null)) return [...all];
  return all.map(({ overlay, ...layers }) =>
    layers.solution === solution || overlay === undefined ? layers : { ...layers, overlay },
  );
}

export const layersKey = definitionKey;

function isEmptyPatch(patch: Json): boolean {
  return typeof patch === 'object' && patch !== null && Object.keys(patch).length === 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
