import { type Definition, followRenames, type Usage } from '@tenon/metadata';
import { findRenames, type Rename } from '@tenon/metadata/find-renames.ts';
import { type Json, memberOf } from '@tenon/metadata/merge/json.ts';
import { applyMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import { oncePerFrozen } from '@tenon/metadata/once-per-frozen.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { DataStep } from '../data-steps/data-step.ts';
import { effectiveBody, effectiveDefinitions, type Layers, layersKey, replaceBody } from '../definitions/layers.ts';
import { readSavedBodies, writeSavedBodies } from './saved-bodies.ts';

type States = { published: readonly Definition[]; layers: Layers[] };

/**
 * Has everything that names a field or an option by its former key name it by the new one: definitions, saved views and plans of imports. `uses`:
 * the places.
 */
export async function followRenamesEverywhere(
  tx: Transaction,
  schema: string,
  { published, layers }: States,
): Promise<{ layers: Layers[]; uses: readonly Usage[] }> {
  const definitions = effectiveDefinitions(layers);
  if (!hasFormerKeys(published) && !hasFormerKeys(definitions)) return { layers, uses: [] };
  const renames = findRenames(published, definitions);
  const followed = followRenames(published, definitions, renames);
  const { changed, usages } = followed.definitions;
  const kept = followed.kept(await readSavedBodies(tx, schema));
  await writeSavedBodies(tx, schema, kept.changed);
  const bodies = new Map(changed.map((definition) => [layersKey(definition), definition.body as Json]));
  return {
    layers: layers.flatMap((each) => {
      const own = effectiveBody(each);
      const body = withAliases(each, bodies.get(layersKey(each)) ?? own, renames);
      return body === undefined || body === own ? [each] : (replaceBody(each, body) ?? []);
    }),
    uses: [...usages, ...kept.usages],
  };
}

/** Callers of the API go on with the name that a field had. What a solution calls otherwise says so itself. */
function withAliases({ kind, name, base }: Layers, body: Json | undefined, renames: readonly Rename[]): Json | undefined {
  const mine = renames.filter(({ object, from, to }) => {
    const was = (each: Json | undefined) => memberOf(memberOf(memberOf(each, 'fields'), to), 'was');
    return kind === 'object' && object === name && was(body) === from && was(base) !== from;
  });
  return mine.reduce((next, { from, to }) => {
    const before = memberOf(memberOf(memberOf(next, 'fields'), to), 'aliases');
    const kept = Array.isArray(before) ? before.filter((alias) => alias !== to && alias !== from) : [];
    return next === undefined ? next : applyMergePatch(next, { fields: { [to]: { aliases: [...kept, from] } } });
  }, body);
}

/** A step that gives keys anew, with the places that follow. */
export function withUses(step: DataStep, uses: readonly Usage[]): DataStep {
  const fields = step.step === 'rename' ? [step.from] : step.step === 'options' ? [step.field] : [];
  const mine = uses.filter(({ to }) => to.name === step.object && fields.includes(to.field));
  return mine.length === 0
    ? step
    : { ...step, uses: [...new Set(mine.map(({ kind, name, path }) => `${kind}/${name}#${path}`))] };
}

function hasFormerKeys(definitions: readonly Definition[]): boolean {
  return definitions.some(({ kind, body }) => (kind === 'object' || kind === 'list') && namesFormerKeys(body));
}

const namesFormerKeys = oncePerFrozen((body: unknown) => /"(was|aliases)":/.test(JSON.stringify(body)));
