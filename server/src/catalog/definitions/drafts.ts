import type { Problem } from '@tenon/metadata';
import { invalid, TenonError } from '../../base/errors.ts';
import { type Site, takeTurn } from '../change-tables.ts';
import { readLayers, writeLayers } from './definition-rows.ts';
import { lastResortProblems } from './last-resort.ts';
import { effectiveBody, type Layers, layersKey, overlayFor, publishDrafts } from './layers.ts';
import type { Json } from './merge-patch.ts';

/** A definition as an administrator wants it; a `body` of null removes it. */
export type Draft = { kind: string; name: string; body: unknown };

/**
 * Keeps changes for the next publish. They are whole bodies; only what differs from what is shipped is stored. Nothing is checked yet,
 * except that the platform's own roles stay as they are: throws `invalid`.
 */
export function saveDrafts(site: Site, by: string | null, drafts: readonly Draft[]): Promise<void> {
  return changeLayers(site, by, (all) => {
    const problems: Problem[] = [];
    const next = new Map(all.map((layers) => [layersKey(layers), layers]));
    for (const { kind, name, body } of drafts) {
      const layers = next.get(layersKey({ kind, name })) ?? { kind, name };
      const draft = overlayFor(layers, body as Json) ?? null;
      problems.push(...lastResortProblems(layers, draft));
      next.set(layersKey(layers), { ...layers, draft });
    }
    if (problems.length > 0) throw invalid(problems);
    return [...next.values()];
  });
}

/** Saves one draft; see `saveDrafts`. */
export function saveDraft(site: Site, by: string | null, draft: Draft): Promise<void> {
  return saveDrafts(site, by, [draft]);
}

/** Drafts the removal of everything the workspace changed in a shipped definition. */
export function resetToShipped(site: Site, by: string | null, { kind, name }: { kind: string; name: string }): Promise<void> {
  return changeLayers(site, by, (all) => {
    if (!all.some((layers) => isThis(layers, kind, name) && layers.base !== undefined)) throw new TenonError('notFound');
    return all.map((layers) => (isThis(layers, kind, name) ? { ...layers, draft: {} } : layers));
  });
}

/** Throws away one draft, or all of them. */
export function discardDrafts(site: Site, by: string | null, only?: { kind: string; name: string }): Promise<void> {
  return changeLayers(site, by, (all) =>
    all.map(({ draft, ...layers }) =>
      !only || isThis(layers, only.kind, only.name) || draft === undefined ? layers : { ...layers, draft },
    ),
  );
}

/** Every draft with the body it would publish; null where it removes. */
export async function listDrafts({ database, schema }: Site): Promise<Draft[]> {
  const drafted = (await readLayers(database.platform, schema)).filter(({ draft }) => draft !== undefined);
  return publishDrafts(drafted).map((layers) => ({ kind: layers.kind, name: layers.name, body: effectiveBody(layers) ?? null }));
}

function changeLayers(site: Site, by: string | null, change: (layers: Layers[]) => Layers[]): Promise<void> {
  return site.database.platform.changeSchema(site.schema, async (tx) => {
    await takeTurn(tx, site);
    const before = await readLayers(tx, site.schema);
    await writeLayers(tx, site.schema, { before, after: change(before), by });
  });
}

function isThis(layers: { kind: string; name: string }, kind: string, name: string): boolean {
  return layers.kind === kind && layers.name === name;
}
