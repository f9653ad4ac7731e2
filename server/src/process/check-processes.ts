import type { Definition, Filter, ObjectBody, Path, ProcessBody, ProcessStep } from '@tenon/metadata';
import type { Actor, RecordAction } from '../access/actor.ts';
import { fieldRight, mayReadPath, relatedObject } from '../access/field-rights.ts';
import { filterPaths } from '../access/filter-paths.ts';
import { TenonError } from '../base/errors.ts';
import type { PublishCheck } from '../catalog/apply-definitions.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { pathsOfValues } from './step-values.ts';

/**
 * A process acts with the rights of whoever sets it off, and carries what they read to where somebody else reads it. So who publishes
 * one reads every field that it reads, of all records, and writes what it writes.
 */
export function checkProcesses(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    const earlier = bodiesOf<ProcessBody>(before, 'process');
    for (const [name, body] of next.processes) {
      const isChanged = JSON.stringify(body) !== JSON.stringify(earlier.get(name));
      if (isChanged && !(readsAll(next, actor, body) && writesAll(next, actor, body))) throw new TenonError('beyondRights');
    }
  };
}

/** What controls the records of an object says who reads and changes them: that is told by who has them all. */
export function checkControl(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    for (const [name, { controlledBy }] of bodiesOf<ObjectBody>(before, 'object')) {
      const object = next.objects.get(name);
      if (object && object.body.controlledBy !== controlledBy && !hasAll(actor, name, ['read', 'edit', 'delete', 'transfer']))
        throw new TenonError('beyondRights');
    }
  };
}

function bodiesOf<Body>(definitions: readonly Definition[], kind: string): Map<string, Body> {
  return new Map(definitions.filter((each) => each.kind === kind).map(({ name, body }) => [name, body as Body]));
}

function readsAll(snapshot: Snapshot, actor: Actor, { trigger, steps }: ProcessBody): boolean {
  const paths = [...(trigger.changed ?? []), ...steps.flatMap(pathsOfStep)].map((path) => ({ object: trigger.object, path }));
  const sources = [{ object: trigger.object, path: 'id' }, ...paths, ...filteredPaths(snapshot, trigger.object, trigger.when)];
  return sources.every(({ object, path }) => readsPath(snapshot, actor, object, path));
}

function pathsOfStep(step: ProcessStep): Path[] {
  return [...pathsOfValues(step.values), ...('fields' in step ? (step.fields ?? []) : [])];
}

function filteredPaths(snapshot: Snapshot, object: string, filter: Filter | undefined) {
  return filterPaths(filter, object, (start, path) => relatedObject(snapshot, start, path));
}

/** Every field along the path, of all records of each object it goes through. */
function readsPath(snapshot: Snapshot, actor: Actor, object: string, path: Path): boolean {
  const chain = resolveField(snapshot, object, path) ?? [];
  return mayReadPath(snapshot, actor, object, path) && chain.every((field) => hasAll(actor, field.object, ['read']));
}

function writesAll(snapshot: Snapshot, actor: Actor, { trigger, steps }: ProcessBody): boolean {
  return steps.every((step) => {
    if (step.node === 'callConnection') return true;
    const object = step.node === 'createRecord' ? step.object : trigger.object;
    const writes = step.node === 'createRecord' ? actor.rights.allows(object, 'create') : hasAll(actor, object, ['edit']);
    return writes && Object.keys(step.values).every((field) => mayWrite(snapshot, actor, object, field));
  });
}

/** `owner` is given by the right to create or transfer; what the platform keeps cannot be written in any case. */
function mayWrite(snapshot: Snapshot, actor: Actor, object: string, field: string): boolean {
  const isSystem = snapshot.objects.get(object)?.fields.get(field)?.system;
  return isSystem === true || fieldRight(snapshot, actor, object, field) === 'edit';
}

function hasAll({ rights }: Actor, object: string, actions: readonly RecordAction[]): boolean {
  return actions.every((action) => rights.scopes(object, action).includes('all'));
}
