import { shapeOfKind } from '../../../../../metadata/check/definition-shape.ts';
import { findUsages, isWithin } from '../../../../../metadata/check-definitions.ts';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import { elementAt } from '../../../../../metadata/merge/body-change.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { elementOf } from '../../model/find-problems.ts';
import type { Element, StepBuilder } from '../../store/commands.ts';

type Gone = { kind?: 'object' | 'list'; object: string; field?: string };

/**
 * Puts an object, a field or a choice list back as it was in the definitions of `before`, and with it what used it and went with it. What was changed since and is
 * there stays as it is.
 */
export function restore(step: StepBuilder, before: readonly Definition[], { kind: of = 'object', object, field }: Gone): void {
  const target = { kind: of, name: object, ...(field !== undefined && { field }) };
  const bodies = new Map(before.map((each) => [definitionKey(each), each.body as Json]));
  const at = field === undefined ? [] : ['fields', field];
  putBack(step, bodies, { kind: of, name: object, at });
  for (const usage of findUsages(before)) {
    if (!isWithin(usage.to as never, target as never)) continue;
    const { kind, name, path } = usage;
    const place = elementOf(bodies.get(definitionKey(usage)), path, kind);
    const isInside = kind === of && name === object && at.every((each, index) => place[index] === each);
    if (!isInside) putBack(step, bodies, { kind, name, at: place });
  }
}

/** The outermost part of it that is missing, where what it lies in is there. */
function putBack(step: StepBuilder, bodies: ReadonlyMap<string, Json>, element: Element): void {
  const body = bodies.get(definitionKey(element));
  const shape = shapeOfKind(element.kind);
  for (let depth = 0; depth <= element.at.length; depth++) {
    const at = element.at.slice(0, depth);
    if (step.read({ ...element, at }) !== undefined) continue;
    const value = elementAt(body, at, shape);
    if (value !== undefined) step.write({ ...element, at }, { to: value });
    return;
  }
}
