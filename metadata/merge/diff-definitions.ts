import { shapeOfKind } from '../check/definition-shape.ts';
import type { Definition } from '../define/definition.ts';
import { definitionKey } from './definition-key.ts';
import type { Json } from './json.ts';
import { diffMergePatch, isSame } from './merge-patch.ts';

/** One difference between two sets of definitions; `patch` leads from the one body to the other, item by item where lists have keys. */
export type DefinitionDiff = { kind: string; name: string } & (
  | { change: 'added'; body: Json }
  | { change: 'removed' }
  | { change: 'changed'; body: Json; patch: Json }
);

/** What was added, changed and removed on the way from one state to another. */
export function diffDefinitions(from: readonly Definition[], to: readonly Definition[]): DefinitionDiff[] {
  const before = new Map(from.map((definition) => [definitionKey(definition), definition.body as Json]));
  const after = new Set(to.map(definitionKey));
  const removed = from.filter((definition) => !after.has(definitionKey(definition)));
  return [
    ...removed.map(({ kind, name }): DefinitionDiff => ({ kind, name, change: 'removed' })),
    ...to.flatMap((definition): DefinitionDiff[] => {
      const { kind, name } = definition;
      const [old, body] = [before.get(definitionKey(definition)), definition.body as Json];
      if (old === undefined) return [{ kind, name, change: 'added', body }];
      const shape = shapeOfKind(kind);
      return isSame(old, body, shape) ? [] : [{ kind, name, change: 'changed', body, patch: diffMergePatch(old, body, shape) }];
    }),
  ];
}
