import { type Problem, shapeOfKind } from '@tenon/metadata';
import { equalJson, isJsonObject, type Json } from '@tenon/metadata/merge/json.ts';
import { mergeBodies } from '@tenon/metadata/merge/merge-bodies.ts';
import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';
import { effectiveBody, type Layers, layersKey, replaceBody, withShipped } from './layers.ts';

/**
 * By `kind/name`: `theirs`, as the solution ships it; `mine`, as the workspace has it; `both`, with what either has, and the workspace's where they
 * differ.
 */
export type Choices = Readonly<Record<string, 'theirs' | 'mine' | 'both'>>;

/** The workspace has a definition of its own under the name of one that a solution brings along, and it says something else. */
export function findRivals(before: readonly Layers[], definitions: readonly { kind: string; name: string; body: unknown }[]) {
  const own = new Map(before.filter(isOwn).map((layers) => [layersKey(layers), layers]));
  return definitions.filter((definition) => {
    const layers = own.get(layersKey(definition));
    return layers && !equalJson(layers.overlay as Json, definition.body as Json);
  });
}

function isOwn({ base, overlay }: Layers): boolean {
  return base === undefined && overlay !== undefined && overlay !== null;
}

/**
 * The layers after a solution was shipped, with what was chosen for definitions that the workspace has in its own way. Throws `invalid` with each
 * that nothing was chosen for.
 */
export function settle(
  before: readonly Layers[],
  after: readonly Layers[],
  { solution, choices }: { solution: string; choices: Choices },
): Layers[] {
  const was = new Map(before.map((layers) => [layersKey(layers), layers]));
  const problems: Problem[] = [];
  const settled = after.flatMap((layers): Layers[] => {
    const key = layersKey(layers);
    const [old, choice] = [was.get(key), choices[key]];
    if (!old || layers.base === undefined || layers.solution !== solution) return [layers];
    const own = effectiveBody(old);
    if (own === undefined || old.overlay === undefined) return [layers];
    if (isOwn(old) && equalJson(own, layers.base)) return [withoutOverlay(layers)];
    if (choice === undefined) {
      if (isOwn(old)) problems.push(publishProblem(layers, 'ownDefinition', { seen: layers.name, solution }));
      return [layers];
    }
    if (choice === 'theirs') return [withoutOverlay(layers)];
    const body = choice === 'mine' ? own : joined(layers, own);
    return [replaceBody(withShipped(layers, layers.shipped ?? []), body) ?? layers];
  });
  if (problems.length > 0) throw invalid(problems);
  return settled;
}

function joined({ kind, base }: Layers, own: Json): Json {
  const theirs = base as Json;
  return mergeBodies({ base: emptied(theirs, own), theirs, mine: own }, shapeOfKind(kind)).body;
}

/** What both were made of, as far as it is known: the containers that both have, with nothing in them. */
function emptied(theirs: Json, mine: Json): Json {
  if (!isJsonObject(theirs) || !isJsonObject(mine)) return Array.isArray(theirs) && Array.isArray(mine) ? [] : null;
  const common = Object.keys(theirs).filter((name) => Object.hasOwn(mine, name));
  return Object.fromEntries(
    common.map((name) => [name, emptied(theirs[name] as Json, mine[name] as Json)]).filter(([, inner]) => inner !== null),
  );
}

function withoutOverlay({ overlay: _own, ...layers }: Layers): Layers {
  return layers;
}
