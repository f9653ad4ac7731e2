import { type DefinitionOverlap, shapeOfKind } from '@tenon/metadata';
import { withoutListOptions } from '@tenon/metadata/field-types/fill-lists.ts';
import { equalJson, type Json } from '@tenon/metadata/merge/json.ts';
import { dropPiece } from '@tenon/metadata/merge/pieces.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import type { Site } from '../change-tables.ts';
import { builtInRoleProblems } from '../definitions/built-in-roles.ts';
import { readLayers } from '../definitions/definition-rows.ts';
import { effectiveBody, type Layers, layersKey, overlayFor } from '../definitions/layers.ts';
import { readOldForm } from '../definitions/read-old-form.ts';
import type { Draft, KeptDraft } from './change-set.ts';
import { bodiesAsOf, deleteDraft, lockChangeSet, readDrafts, touchChangeSet, upsertDrafts } from './change-set-rows.ts';

/**
 * `version`: the draft as it was when it was changed, left out where there was none. `revision`: what the body was made of; left out it is
 * the revision the set began from. Given with a draft that is there, the draft begins anew from that revision.
 */
export type DraftInput = Draft & { version?: number; revision?: number };

export type SavedDraft = Pick<KeptDraft, 'kind' | 'name' | 'version'>;

type Saving = { changeSet: string; drafts: readonly DraftInput[] };

/**
 * Keeps changes in a set. Bodies are whole; one in the form of an earlier release is kept as it is written today. Nothing is checked yet, except that the platform's own roles stay as they are. Throws
 * `draftChanged` with all that somebody saved differently meanwhile, and then nothing is kept; saving the same again is fine.
 */
export function saveDrafts(site: Site, by: string | null, { changeSet: id, drafts }: Saving): Promise<SavedDraft[]> {
  return site.database.platform.transaction(async (tx) => {
    const set = await lockChangeSet(tx, site, id);
    refuseImpossible(await readLayers(tx, site.schema), drafts);
    const known = new Map((await readDrafts(tx, site, id)).map((draft) => [layersKey(draft), draft]));
    const bases = await basesOf(tx, site, { drafts, revision: set.base });
    const wanted = drafts.map((draft): IncomingDraft => {
      const { kind, name, body, version = 0, revision } = draft;
      const kept = known.get(layersKey(draft));
      const base = (revision === undefined && kept ? kept.base : bases.get(layersKey(draft))) ?? null;
      return { kind, name, body: asKept(kind, body as Json), base, version, kept };
    });
    const changed = wanted.filter((each) => !isSame(each));
    refuseOverwriting(changed);
    const version = changed.length === 0 ? set.version : await touchChangeSet(tx, site, { id, by });
    await upsertDrafts(tx, site, { id, by, version, drafts: changed });
    return wanted.map((each) => ({
      kind: each.kind,
      name: each.name,
      version: each.kept && !changed.includes(each) ? each.kept.version : version,
    }));
  });
}

function asKept(kind: string, body: Json): Json {
  return kind === 'object' ? withoutListOptions(readOldForm(kind, body)) : readOldForm(kind, body);
}

/** `path`: the one piece of it, such as `['fields', 'stage', 'options', 'won']`; keys of lists are names in it. */
export type Reset = { changeSet: string; kind: string; name: string; version?: number; path?: readonly string[] };

/**
 * Drafts the way back to what is shipped, of all of a definition or of one piece. Throws `notFound` for what no solution ships, and as `saveDrafts`
 * does.
 */
export async function resetToShipped(site: Site, by: string | null, reset: Reset): Promise<SavedDraft[]> {
  const { changeSet, kind, name, version, path } = reset;
  const { platform } = site.database;
  const layers = (await readLayers(platform, site.schema)).find((each) => layersKey(each) === layersKey({ kind, name }));
  if (layers?.base === undefined) throw new TenonError('notFound');
  const drafts = path ? await readDrafts(platform, site, changeSet) : [];
  const draft = drafts.find((each) => layersKey(each) === layersKey({ kind, name }));
  const now = draft ? draft.body : (effectiveBody(layers) ?? null);
  const body = path ? withoutPiece(layers, now, path) : layers.base;
  return saveDrafts(site, by, { changeSet, drafts: [{ kind, name, body, version }] });
}

function withoutPiece(layers: Layers, body: Json | null, path: readonly string[]): Json | null {
  const overlay = overlayFor(layers, body);
  if (overlay === undefined || overlay === null) return body;
  return effectiveBody({ ...layers, overlay: dropPiece(overlay, path, shapeOfKind(layers.kind)) }) ?? null;
}

/** Takes one draft out of a set. Throws `notFound`, and `draftChanged` when it is no longer the version that was seen. */
export function discardDraft(
  site: Site,
  by: string | null,
  { changeSet: id, kind, name, version }: { changeSet: string; kind: string; name: string; version?: number },
): Promise<void> {
  return site.database.platform.transaction(async (tx) => {
    await lockChangeSet(tx, site, id);
    const kept = (await readDrafts(tx, site, id)).find((draft) => layersKey(draft) === layersKey({ kind, name }));
    if (!kept) throw new TenonError('notFound');
    if (version !== undefined && kept.version !== version)
      throw new TenonError('draftChanged', { overlaps: [overlapOf(kept, { kind, name, body: kept.base, base: kept.base })] });
    await deleteDraft(tx, site, { id, kind, name });
    await touchChangeSet(tx, site, { id, by });
  });
}

type IncomingDraft = Pick<KeptDraft, 'kind' | 'name' | 'body' | 'base' | 'version'> & { kept: KeptDraft | undefined };

/** Text counts, so that another order of fields is a change. */
function isSame({ kept, body, base }: IncomingDraft): boolean {
  return kept !== undefined && JSON.stringify([kept.body, kept.base]) === JSON.stringify([body, base]);
}

function refuseImpossible(all: readonly Layers[], drafts: readonly Draft[]): void {
  const layersOf = new Map(all.map((layers) => [layersKey(layers), layers]));
  const problems = drafts.flatMap(({ kind, name, body }) => {
    const layers = layersOf.get(layersKey({ kind, name })) ?? { kind, name };
    return builtInRoleProblems(layers, overlayFor(layers, body as Json | null));
  });
  if (problems.length > 0) throw invalid(problems);
}

type Beginning = { drafts: readonly DraftInput[]; revision: number };

async function basesOf(tx: Transaction, site: Site, { drafts, revision }: Beginning): Promise<Map<string, Json>> {
  const bases = new Map<string, Json>();
  for (const from of new Set(drafts.map((draft) => draft.revision ?? revision))) {
    const names = drafts.filter((draft) => (draft.revision ?? revision) === from);
    for (const [key, body] of await bodiesAsOf(tx, site, { revision: from, names })) bases.set(key, body);
  }
  return bases;
}

function refuseOverwriting(changed: readonly IncomingDraft[]): void {
  const overlaps = changed.flatMap(({ kept, ...draft }) =>
    (kept?.version ?? 0) === draft.version ? [] : [overlapOf(kept, draft)],
  );
  if (overlaps.length > 0) throw new TenonError('draftChanged', { overlaps });
}

/** Where the draft is gone, theirs is what it began from. */
function overlapOf(
  kept: KeptDraft | undefined,
  { kind, name, body: mine, base: begun }: Pick<KeptDraft, 'kind' | 'name' | 'body' | 'base'>,
): DefinitionOverlap {
  const base = kept?.base ?? begun;
  const theirs = kept ? kept.body : base;
  const told = kept && { version: kept.version, changedBy: kept.changedBy, changedAt: kept.changedAt };
  return { kind, name, at: differing(theirs, mine), base, theirs, mine, ...told };
}

function differing(theirs: Json, mine: Json): string[] {
  if (!isObject(theirs) || !isObject(mine)) return [''];
  return [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].filter((key) => !equalJson(theirs[key], mine[key]));
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
