import type { Definition } from '@tenon/metadata';
import { type Json, memberOf } from '@tenon/metadata/merge/json.ts';
import { applyMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import { findObjectRenames, type ObjectRename, renameObjectsIn } from '@tenon/metadata/rename-objects.ts';
import { invalid } from '../../base/errors.ts';
import { effectiveBody, effectiveDefinitions, type Layers, layersKey, replaceBody } from '../definitions/layers.ts';
import { publishProblem } from '../publish-problem.ts';

/** `published`: what counted before, as though the objects had always been called as they are from now on. */
export type FollowedObjects = { renames: ObjectRename[]; published: Definition[]; layers: Layers[] };

/** Objects that a change renames, and all that names them with them. Throws `invalid` for those that a solution ships. */
export function followObjectRenames(before: readonly Layers[], after: readonly Layers[]): FollowedObjects {
  const written = effectiveDefinitions(before);
  const renames = findObjectRenames(written, effectiveDefinitions(after));
  if (renames.length === 0) return { renames, published: written, layers: [...after] };
  refuseShipped(before, renames);
  return {
    renames,
    published: written.map((each) => renamedDefinition(each, renames)).sort(byKey),
    layers: after.map((layers) => {
      const own = effectiveBody(layers);
      if (own === undefined) return layers;
      const body = withAlias(layers, renameObjectsIn(own, renames), renames);
      return body === own ? layers : (replaceBody(layers, body) ?? layers);
    }),
  };
}

/** What a definition is called from now on, and what it names. */
export function renamedDefinition({ kind, name, body }: Definition, renames: readonly ObjectRename[]): Definition {
  const to = kind === 'object' ? renames.find(({ from }) => from === name)?.to : undefined;
  return { kind, name: to ?? name, body: renameObjectsIn(body, renames) };
}

/** The next version of a solution would bring what it ships once more, under the name it has there. */
function refuseShipped(before: readonly Layers[], renames: readonly ObjectRename[]): void {
  const shipped = before.filter(
    ({ kind, name, base }) => kind === 'object' && base !== undefined && renames.some(({ from }) => from === name),
  );
  if (shipped.length === 0) return;
  throw invalid(shipped.map(({ kind, name }) => publishProblem({ kind, name }, 'shippedName', { seen: name })));
}

/** Callers of the API go on with the name that an object had. */
function withAlias({ kind, name }: Layers, body: Json, renames: readonly ObjectRename[]): Json {
  const mine = renames.find(({ from, to }) => kind === 'object' && to === name && memberOf(body, 'was') === from);
  if (!mine) return body;
  const before = memberOf(body, 'aliases');
  const kept = Array.isArray(before) ? before.filter((alias) => alias !== mine.to && alias !== mine.from) : [];
  return applyMergePatch(body, { aliases: [...kept, mine.from] });
}

function byKey(one: Definition, other: Definition): number {
  return layersKey(one) < layersKey(other) ? -1 : 1;
}
