import type { Definition } from '@tenon/metadata';
import { type DefinitionDiff, diffDefinitions } from '@tenon/metadata/merge/diff-definitions.ts';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { findObjectRenames } from '@tenon/metadata/rename-objects.ts';
import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { type Application, applyDefinitions } from './apply-definitions.ts';
import type { Site } from './change-tables.ts';
import type { DataStep } from './data-steps/data-step.ts';
import { isBuiltInRole } from './definitions/built-in-roles.ts';
import { type Layers, layersKey, replaceBody } from './definitions/layers.ts';
import { renamedDefinition } from './object-renames/follow-object-renames.ts';
import { personOf } from './person-of.ts';
import { quoteName } from './quote-name.ts';
import { bringBackShipped } from './shipped-before.ts';

/** `steps`: what became of values that were there. */
export type Revision = {
  revision: number;
  at: string;
  /** Null: the platform itself, with a start or an upgrade. */
  by: { id: string; name: string } | null;
  summary: string;
  steps: DataStep[];
};

/** Every revision that was published, newest first. */
export function listRevisions({ database, schema }: Site): Promise<Revision[]> {
  const place = quoteName(schema);
  return database.platform.query<Revision>({
    text: `select revision, at, ${personOf(place, 'r.by')} as by, summary, steps from ${place}.sys_revision r order by revision desc`,
    values: [],
  });
}

/** `before`: what a definition was that is changed or gone. */
export type RevisionDiff =
  | Extract<DefinitionDiff, { change: 'added' }>
  | (Exclude<DefinitionDiff, { change: 'added' }> & { before: unknown });

/** What changed from one revision to another. */
export async function diffRevisions(site: Site, from: number, to: number): Promise<RevisionDiff[]> {
  const [before, later] = [await readRevision(site, from), await readRevision(site, to)];
  // An object that is only called otherwise has neither come nor gone.
  const renames = findObjectRenames(before, later);
  const earlier = renames.length === 0 ? before : before.map((each) => renamedDefinition(each, renames));
  const bodies = new Map(earlier.map((each) => [layersKey(each), each.body]));
  return diffDefinitions(earlier, later).map(
    (each): RevisionDiff => (each.change === 'added' ? each : { ...each, before: bodies.get(layersKey(each)) }),
  );
}

/**
 * Makes the definitions of an earlier revision count again, as a new revision. Fields that were removed since come back with their
 * values while these are kept, and values that were made others since are what they were. So do solutions that somebody has installed or taken
 * away since. Change sets stay as they are.
 */
export async function restoreRevision(
  site: Site,
  revision: number,
  by: string | null,
  options: Pick<Application, 'check' | 'shows' | 'wishes' | 'locale' | 'leavesFills' | 'control' | 'onlyAfter'> = {},
): Promise<number> {
  const wanted = await readRevision(site, revision);
  const change = async (layers: Layers[], tx: Transaction) =>
    overlayAll(await bringBackShipped(tx, site, { layers, revision }), wanted);
  return applyDefinitions(site, { ...options, by, summary: `↩ ${revision}`, restores: revision, change });
}

/** Who published a revision; null: the platform. Undefined where there is none. */
export async function publisherOf({ database, schema }: Site, revision: number): Promise<string | null | undefined> {
  const [row] = await database.platform.query<{ by: string | null }>({
    text: `select by from ${quoteName(schema)}.sys_revision where revision = $1`,
    values: [revision],
  });
  return row?.by;
}

async function readRevision({ database, schema }: Site, revision: number): Promise<Definition[]> {
  const [row] = await database.platform.query<{ definitions: Definition[] }>({
    text: `select definitions from ${quoteName(schema)}.sys_revision where revision = $1`,
    values: [revision],
  });
  if (!row) throw new TenonError('notFound');
  return row.definitions;
}

/** The layers with overlays that give exactly these definitions. */
function overlayAll(all: readonly Layers[], wanted: readonly Definition[]): Layers[] {
  const bodies = new Map(wanted.map((definition) => [layersKey(definition), definition.body as Json]));
  const known = new Map(all.map((layers) => [layersKey(layers), layers]));
  for (const { kind, name } of wanted) {
    const key = layersKey({ kind, name });
    if (!known.has(key)) known.set(key, { kind, name });
  }
  return [...known.values()].flatMap((layers) =>
    isBuiltInRole(layers) ? [withoutOverlay(layers)] : (replaceBody(layers, bodies.get(layersKey(layers)) ?? null) ?? []),
  );
}

function withoutOverlay({ overlay: _replaced, ...layers }: Layers): Layers {
  return layers;
}
