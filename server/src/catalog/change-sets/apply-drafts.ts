import { type DefinitionOverlap, shapeOfKind } from '@tenon/metadata';
import { mergeBodies } from '@tenon/metadata/merge/merge-bodies.ts';
import { effectiveBody, type Layers, layersKey, replaceBody } from '../definitions/layers.ts';
import type { KeptDraft } from './change-set.ts';

export type AppliedDrafts = {
  layers: Layers[];
  /** Definitions that others published differently meanwhile, elsewhere: their changes and those of the drafts count both. */
  merged: { kind: string; name: string }[];
  overlaps: DefinitionOverlap[];
};

/** The layers as they are once these drafts count. */
export function applyDrafts(all: readonly Layers[], drafts: readonly KeptDraft[]): AppliedDrafts {
  const next = new Map(all.map((layers) => [layersKey(layers), layers]));
  const applied: Omit<AppliedDrafts, 'layers'> = { merged: [], overlaps: [] };
  for (const { kind, name, body: mine, base } of drafts) {
    const key = layersKey({ kind, name });
    const layers = next.get(key) ?? { kind, name };
    const theirs = effectiveBody(layers) ?? null;
    const { body, isMerged, at } = mergeBodies({ base, theirs, mine }, shapeOfKind(kind));
    if (at.length > 0) {
      applied.overlaps.push({ kind, name, at, base, theirs, mine });
      continue;
    }
    if (isMerged) applied.merged.push({ kind, name });
    const replaced = replaceBody(layers, body);
    if (replaced) next.set(key, replaced);
    else next.delete(key);
  }
  return { ...applied, layers: [...next.values()] };
}
