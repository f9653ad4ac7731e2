import {
  type Conversion,
  type Filter,
  isOfRecord,
  kindOfTrigger,
  outputsOf,
  type ProcessBody,
  pathsOfStep,
  processesOfStep,
  rootOfPath,
  stepPathsOf,
  stepsOf,
  writesOf,
} from '@tenon/metadata';
import type { Actor, RecordAction } from '../../access/actor.ts';
import { mayChangeField, mayReadPath, type ObjectPath, relatedObject, visibilityOf } from '../../access/field-rights.ts';
import { filterPaths } from '../../access/filter-paths.ts';
import { TenonError } from '../../base/errors.ts';
import type { PublishCheck } from '../../catalog/publish-check.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { fingerprintOf, underlyingFields } from './underlying-fields.ts';

/**
 * A process acts with the rights of whoever sets it off, and carries what they read to where somebody else reads it. So who publishes
 * one, or what gives another meaning to the fields of one, reads every field that it reads, of all records, and writes what it writes.
 */
export function checkProcesses(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    for (const [name, body] of next.processes) {
      const earlier = before.processes.get(name);
      const isSame =
        isEqual(body, earlier) && fingerprintOf(before, readBy(before, body)) === fingerprintOf(next, readBy(next, body));
      if (!isSame && !(readsAll(next, actor, readBy(next, body)) && writesAll(next, actor, body)))
        throw new TenonError('beyondRights');
    }
  };
}

/** A conversion carries values like a process does: from the record that is converted to those that are made of it. */
export function checkConversions(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    for (const [name, { body }] of next.objects) {
      const { conversion } = body;
      if (!conversion) continue;
      const sources = readByConversion(name, conversion);
      const earlier = before.objects.get(name)?.body.conversion;
      const isSame = isEqual(conversion, earlier) && fingerprintOf(before, sources) === fingerprintOf(next, sources);
      if (!isSame && !(readsAll(next, actor, sources) && convertsAll(next, actor, { object: name, conversion })))
        throw new TenonError('beyondRights');
    }
  };
}

/** What controls the records of an object says who reads and changes them: that is told by who has them all. */
export function checkControl(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    for (const [name, { body }] of before.objects) {
      const object = next.objects.get(name);
      const isChanged = object !== undefined && object.body.controlledBy !== body.controlledBy;
      if (isChanged && !hasAll(actor, name, ['read', 'edit', 'delete', 'transfer'])) throw new TenonError('beyondRights');
    }
  };
}

/** Whether the actor reads everything that a process carries, of all records. */
export function readsAllOf(snapshot: Snapshot, actor: Actor, process: ProcessBody): boolean {
  return readsAll(snapshot, actor, readBy(snapshot, process));
}

/** Whether the actor reads these paths of every record of an object. */
export function readsAllOfPaths(
  snapshot: Snapshot,
  actor: Actor,
  { object, paths }: { object: string; paths: string[] },
): boolean {
  return readsAll(snapshot, actor, sourcesOfPaths(object, paths));
}

function isEqual(some: unknown, other: unknown): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}

/** What it has other processes do is read, too: they give back what they have read. */
function readBy(snapshot: Snapshot, process: ProcessBody): ObjectPath[] {
  return [...withCalled(snapshot, process)].flatMap((each) => readByItself(snapshot, each));
}

function withCalled(snapshot: Snapshot, process: ProcessBody, found = new Set<ProcessBody>()): Set<ProcessBody> {
  found.add(process);
  for (const name of stepsOf(process).flatMap(processesOfStep)) {
    const called = snapshot.processes.get(name);
    if (called && !found.has(called)) withCalled(snapshot, called, found);
  }
  return found;
}

function readByItself(snapshot: Snapshot, process: ProcessBody): ObjectPath[] {
  const { trigger } = process;
  const { object } = trigger;
  const { was } = isOfRecord(trigger) ? trigger : {};
  const watched = (kindOfTrigger(trigger).watches?.(trigger) ?? []).map((path) => ({ object, path }));
  return [
    ...watched,
    ...sourcesOfPaths(object, stepsOf(process).flatMap(pathsOfStep)),
    ...answeredPaths(process),
    ...filteredPaths(snapshot, object, trigger.when),
    ...filteredPaths(snapshot, object, was),
  ];
}

/** What steps read of what earlier ones answered. */
function answeredPaths(process: ProcessBody): ObjectPath[] {
  const outputs = outputsOf(process);
  return stepsOf(process).flatMap((step) =>
    stepPathsOf(step).flatMap((path) => rootOfPath(path, { object: process.trigger.object, outputs }) ?? []),
  );
}

function sourcesOfPaths(object: string, paths: readonly string[]): ObjectPath[] {
  return ['id', ...paths].map((path) => ({ object, path }));
}

function filteredPaths(snapshot: Snapshot, object: string, filter: Filter | undefined): ObjectPath[] {
  return filterPaths(filter, object, (start, path) => relatedObject(snapshot, start, path));
}

function readByConversion(object: string, { targets }: Conversion): ObjectPath[] {
  return ['id', ...targets.flatMap(({ values }) => Object.values(values))].map((path) => ({ object, path }));
}

/** Every field along the paths and behind them, of all records of each object they go through. */
function readsAll(snapshot: Snapshot, actor: Actor, sources: readonly ObjectPath[]): boolean {
  return (
    sources.every(({ object, path }) => mayReadPath(snapshot, actor, object, path)) &&
    [...underlyingFields(snapshot, sources)].every(
      ({ object, name }) => visibilityOf(snapshot, actor, object, name) === 'clear' && hasAll(actor, object, ['read']),
    )
  );
}

function writesAll(snapshot: Snapshot, actor: Actor, process: ProcessBody): boolean {
  return writesOf(process).every(({ object, action, fields }) => {
    const may = action === 'create' ? actor.rights.allows(object, 'create') : hasAll(actor, object, [action]);
    return may && fields.every((field) => mayWrite(snapshot, actor, object, field));
  });
}

function convertsAll(
  snapshot: Snapshot,
  actor: Actor,
  { object, conversion: { sets, targets, moves = [] } }: { object: string; conversion: Conversion },
): boolean {
  const makes = (target: Conversion['targets'][number]) =>
    actor.rights.allows(target.object, 'create') &&
    Object.keys(target.values).every((field) => mayWrite(snapshot, actor, target.object, field));
  const changed = [object, ...moves.map((move) => move.object)].every((each) => hasAll(actor, each, ['edit']));
  return changed && targets.every(makes) && (!('owner' in sets) || hasAll(actor, object, ['transfer']));
}

/** `owner` is given by the right to create or transfer; what the platform keeps cannot be written in any case. */
function mayWrite(snapshot: Snapshot, actor: Actor, object: string, field: string): boolean {
  const isSystem = snapshot.objects.get(object)?.fields.get(field)?.system;
  return isSystem === true || mayChangeField(snapshot, actor, object, field);
}

function hasAll({ rights }: Actor, object: string, actions: readonly RecordAction[]): boolean {
  return actions.every((action) => rights.scopes(object, action).includes('all'));
}
