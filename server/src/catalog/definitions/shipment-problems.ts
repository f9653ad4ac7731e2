import { type Definition, type Problem, shapeOfKind } from '@tenon/metadata';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { publishProblem } from '../publish-problem.ts';
import { extendBody } from './extend-body.ts';
import { type Contribution, effectiveBody, type Layers, layersKey, type Shipment } from './layers.ts';

/**
 * What stands between a solution and the others: a definition that another ships, the same place said otherwise by two of them, or an
 * addition to what is not there.
 */
export function collisionProblems(all: readonly Layers[], { solution, definitions, extensions = [] }: Shipment): Problem[] {
  const known = new Map(all.map((layers) => [layersKey(layers), layers]));
  const own = new Set(definitions.map(layersKey));
  const othersOf = (definition: Definition) =>
    (known.get(layersKey(definition))?.shipped ?? []).filter((each) => each.solution !== solution);
  return [
    ...definitions.flatMap((definition) => collide({ solution, definition, others: othersOf(definition) })),
    ...extensions.flatMap((definition) => {
      const layers = known.get(layersKey(definition));
      if (own.has(layersKey(definition)) || !layers || (effectiveBody(layers) === undefined && layers.base === undefined)) {
        return [publishProblem(definition, 'nothingToExtend', { seen: definition.name, solution })];
      }
      return collide({ solution, definition, others: othersOf(definition), isAddition: true });
    }),
  ];
}

type Pair = { solution: string; definition: Definition; others: readonly Contribution[]; isAddition?: boolean };

function collide({ solution, definition, others, isAddition }: Pair): Problem[] {
  return others.flatMap((other) => {
    const names = { seen: definition.name, solution, other: other.solution };
    if (!isAddition && !other.extends) return [publishProblem(definition, 'otherSolution', names)];
    const [first, second] = isAddition ? [other.body, definition.body as Json] : [definition.body as Json, other.body];
    // An addition by itself, so that places in its lists are no part of it.
    const shape = shapeOfKind(definition.kind);
    const { collisions } = extendBody(extendBody(undefined, first, shape).body, second, shape);
    return collisions.map((path) =>
      publishProblem({ kind: definition.kind, name: definition.name, path: path.join('.') }, 'collision', {
        ...names,
        place: path.join('.'),
      }),
    );
  });
}
