import type { DefinitionOverlap, Problem } from '@tenon/metadata';
import type { Json } from '@tenon/metadata/merge/json.ts';
import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { type Application, applyDefinitions, type Rehearsal, rehearseDefinitions } from './apply-definitions.ts';
import { type AppliedDrafts, applyDrafts } from './change-sets/apply-drafts.ts';
import type { Draft } from './change-sets/change-set.ts';
import { deleteChangeSet, lockChangeSet, readChangeSets, readDrafts, revisionOf } from './change-sets/change-set-rows.ts';
import { tellPublishers } from './change-sets/tell-publishers.ts';
import type { Site } from './change-tables.ts';
import type { DataStep } from './data-steps/data-step.ts';
import { effectiveBody, type Layers, layersKey, replaceBody } from './definitions/layers.ts';

export type PublishOptions = Pick<Application, 'check' | 'shows' | 'wishes' | 'locale' | 'leavesFills' | 'control'>;

/** `version`: the set as whoever publishes it has seen it. `summary`: the name of the set where it is left out. */
export type SetToPublish = { id: string; by: string | null; summary?: string; version?: number };

/** `merged`: what others published differently meanwhile, in other places; the changes of both count. */
export type PublishedSet = {
  revision: number;
  steps: readonly DataStep[];
  /** What whoever published should know; not kept. */
  warnings: readonly Problem[];
  merged: AppliedDrafts['merged'];
};

/**
 * Makes a change set count, with every change of tables it needs, and nothing of any other set. The set is gone then; publishing it again
 * answers the same revision. Throws `definitionChanged` where others published a definition differently in the same place, `draftChanged`
 * where the set is not the version that was seen, `invalid` with every problem, and `busy` when a table is in use for too long; then
 * nothing is changed and the set is kept.
 *
 * `publishChangeSet(workspace, { id, by: userId, summary: 'Stages renamed' })` → `{ revision: 12, steps: [], warnings: [], merged: [] }`
 */
export async function publishChangeSet(
  site: Site,
  { id, by, summary, version }: SetToPublish,
  options: PublishOptions = {},
): Promise<PublishedSet> {
  const done = await publishedAs(site, id);
  if (done) return done;
  const [set] = await readChangeSets(site.database.platform, site, id);
  const published: Omit<PublishedSet, 'revision'> = { steps: [], warnings: [], merged: [] };
  try {
    const revision = await applyDefinitions(site, {
      ...options,
      ...{ by, summary: summary || (set?.name ?? ''), changeSet: id, guardsUses: true },
      change: async (layers, tx) => {
        const applied = await takeDrafts(tx, site, { layers, id, version });
        refuseOverlaps(applied.overlaps);
        await deleteChangeSet(tx, site, id);
        published.merged = applied.merged;
        return applied.layers;
      },
      check(change) {
        published.steps = change.steps;
        published.warnings = change.warnings;
        return options.check?.(change);
      },
    });
    return { revision, ...published };
  } catch (error) {
    const meanwhile = error instanceof TenonError && error.code === 'changeSetPublished' && (await publishedAs(site, id));
    if (meanwhile) return meanwhile;
    throw error;
  }
}

/** What publishing a set would do to values that are there, and everything that stands in its way; nothing is changed. */
export type RehearsedSet = Rehearsal & Pick<AppliedDrafts, 'merged' | 'overlaps'>;

/** Publishes a set and rolls it back. Throws `notFound`; everything else that stands in the way is part of the answer. */
export async function rehearseChangeSet(site: Site, id: string, options: PublishOptions = {}): Promise<RehearsedSet> {
  let applied: Pick<AppliedDrafts, 'merged' | 'overlaps'> = { merged: [], overlaps: [] };
  const rehearsed = await rehearseDefinitions(site, {
    ...{ ...options, by: null, summary: '', guardsUses: true },
    async change(layers, tx) {
      const { layers: next, ...rest } = await takeDrafts(tx, site, { layers, id });
      applied = rest;
      return next;
    },
  });
  return { ...rehearsed, ...applied };
}

/**
 * Makes one definition count as it is given, at once: a set of one. A body of null removes it. Sets that wait stay as they are, those with
 * a draft of the same one, too. Answers the new revision. Throws `invalid` with every problem, and `busy`.
 *
 * `publishDefinition(workspace, { kind: 'view', name: 'my_deals', body: null }, { by: userId, summary: '' })`
 */
export function publishDefinition(
  site: Site,
  definition: Draft,
  { by, summary, ...options }: Pick<Application, 'by' | 'summary' | 'check' | 'shows'>,
): Promise<number> {
  return applyDefinitions(site, { ...options, by, summary, change: (all) => replaceOne(all, definition) });
}

/** Makes another body of one definition as it counts now, so that nothing is lost of what others publish meanwhile. Throws `notFound`. */
export function changeDefinition<Body>(
  site: Site,
  { kind, name, change }: { kind: string; name: string; change: (body: Body) => Body },
  { by, summary, ...options }: Pick<Application, 'by' | 'summary' | 'check' | 'shows'>,
): Promise<number> {
  return applyDefinitions(site, {
    ...{ ...options, by, summary },
    change(all) {
      const layers = all.find((each) => layersKey(each) === layersKey({ kind, name }));
      const body = layers && effectiveBody(layers);
      if (body === undefined) throw new TenonError('notFound');
      return replaceOne(all, { kind, name, body: change(body as Body) });
    },
  });
}

async function publishedAs(site: Site, id: string): Promise<PublishedSet | undefined> {
  const made = await revisionOf(site.database.platform, site, id);
  return made && { ...made, warnings: [], merged: [] };
}

function refuseOverlaps(overlaps: DefinitionOverlap[]): void {
  if (overlaps.length === 0) return;
  const names = overlaps.map(({ kind, name, at }) => `${kind}/${name}${at.map((place) => (place ? `#${place}` : '')).join('')}`);
  throw new TenonError('definitionChanged', { params: { names: names.join(', ') }, overlaps });
}

type Taking = { layers: readonly Layers[]; id: string; version?: number };

async function takeDrafts(tx: Transaction, site: Site, { layers, id, version }: Taking): Promise<AppliedDrafts> {
  const set = await lockChangeSet(tx, site, id);
  if (version !== undefined && set.version !== version) throw new TenonError('draftChanged', { overlaps: [] });
  const applied = applyDrafts(layers, await readDrafts(tx, site, id));
  return { ...applied, overlaps: await tellPublishers(tx, site, { overlaps: applied.overlaps, since: set.base }) };
}

function replaceOne(all: readonly Layers[], { kind, name, body }: Draft): Layers[] {
  const key = layersKey({ kind, name });
  const known = all.find((layers) => layersKey(layers) === key) ?? { kind, name };
  const next = replaceBody(known, body as Json | null);
  return [...all.filter((layers) => layersKey(layers) !== key), ...(next ? [next] : [])];
}
