import type { Definition } from '@tenon/metadata';
import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';
import { applyMergePatch, diffMergePatch, equalJson, type Json } from './merge-patch.ts';

/**
 * What is known of one definition. `base` is what a solution ships. `overlay` is what the workspace changed: a merge patch on the
 * base, or the whole body where there is no base; null means removed.
 */
export type Layers = {
  kind: string;
  name: string;
  base?: Json;
  solution?: string;
  overlay?: Json;
};

/** The definition as it counts, or undefined when it is removed. */
export function effectiveBody({ base, overlay }: Layers): Json | undefined {
  if (overlay === undefined) return base;
  if (overlay === null) return undefined;
  return base === undefined ? overlay : applyMergePatch(base, overlay);
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
  const patch = diffMergePatch(base, body);
  if (equalJson(applyMergePatch(base, patch), body)) return patch;
  throw invalid([publishProblem({ kind, name }, 'notPatchable', { seen: name })]);
}

/** The layers with another body, null to remove it; undefined where nothing is left. As shipped, there is nothing on top of the base. */
export function replaceBody(layers: Layers, body: Json | null): Layers | undefined {
  const { overlay: _replaced, ...shipped } = layers;
  const overlay = overlayFor(layers, body);
  if (overlay === undefined) return undefined;
  return layers.base !== undefined && isEmptyPatch(overlay) ? shipped : { ...shipped, overlay };
}

/** Layers after a solution is installed or upgraded: what it ships now, with the workspace's own changes on top. */
export function shipDefinitions(all: readonly Layers[], solution: string, shipped: readonly Definition[]): Layers[] {
  const keys = new Set(shipped.map(layersKey));
  const kept = all.filter((layers) => layers.solution !== solution || keys.has(layersKey(layers)));
  const next = new Map(kept.map((layers) => [layersKey(layers), layers]));
  for (const { kind, name, body } of shipped) {
    const key = layersKey({ kind, name });
    next.set(key, { ...next.get(key), kind, name, base: body as Json, solution });
  }
  return [...next.values()];
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

export function layersKey({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

function isEmptyPatch(patch: Json): boolean {
  return typeof patch === 'object' && patch !== null && Object.keys(patch).length === 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
