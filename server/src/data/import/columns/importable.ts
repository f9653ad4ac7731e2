import type { Actor } from '../../../access/actor.ts';
import { mayChangeField, visibilityOf } from '../../../access/field-rights.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';

const keptOnCreate: readonly string[] = ['created_at', 'created_by'];

/** What a new record keeps from the system it comes from. */
export function isKeptOnCreate({ name, system }: CompiledField): boolean {
  return system && keptOnCreate.includes(name);
}

/** What the platform itself gives a record: it finds the one that a row is about, and is never written. */
export function onlyFinds({ name, system, type }: CompiledField): boolean {
  return (system && name === 'id') || type.counter !== undefined;
}

/** Whether a file can fill the field at all; rights come on top. */
export function isImportable(field: CompiledField): boolean {
  const { type, system, name } = field;
  if (system) return name === 'owner' || isKeptOnCreate(field);
  return (
    (type.source === 'columns' || type.source === 'linkTable') && !type.readOnly && !type.holdsFiles && !field.definition.readOnly
  );
}

/** The field of the object that a file of the actor's may fill; `path` may name a part of its value, such as `address.city`. */
export function importableField(
  snapshot: Snapshot,
  actor: Actor,
  { object, path }: { object: CompiledObject; path: string },
): CompiledField | undefined {
  const [name = '', part] = path.split('.', 2);
  const field = object.fields.get(name);
  if (!field || (part !== undefined && !Object.hasOwn(field.type.parts ?? {}, part))) return undefined;
  return mayBring(snapshot, actor, field) ? field : undefined;
}

/** Whether the actor may change the field, or see it where it is one that a new record keeps from the system it comes from. */
export function mayBring(snapshot: Snapshot, actor: Actor, field: CompiledField): boolean {
  if (!isImportable(field)) return false;
  const { object, name } = field;
  return (
    mayChangeField(snapshot, actor, object, name) ||
    (isKeptOnCreate(field) && visibilityOf(snapshot, actor, object, name) === 'clear')
  );
}

/** The field of the object that finds records and is never written, as far as the actor may read it. */
export function findingField(
  snapshot: Snapshot,
  actor: Actor,
  { object, path }: { object: CompiledObject; path: string },
): CompiledField | undefined {
  const field = object.fields.get(path);
  return field && onlyFinds(field) && visibilityOf(snapshot, actor, object.name, path) === 'clear' ? field : undefined;
}
