import type { FieldType } from '@tenon/metadata';
import { mayChangeField, visibilityOf } from '../../access/field-rights.ts';
import type { Write } from './write.ts';

export type FieldAccess = 'write' | 'readOnly' | 'unknown';

/** Told by imports: a record keeps the dates and makers of the system it came from. Nobody else says who made a record, and when. */
const keptFields: readonly string[] = ['created_at', 'created_by'];

/** What the writer may do with a field they name. Hidden fields look like fields that do not exist. */
export function fieldAccess(write: Write, name: string): FieldAccess {
  const { object, actor, snapshot } = write;
  const field = object.fields.get(name);
  if (!field) return 'unknown';
  if (keptFields.includes(name)) return write.action === 'create' && isBroughtIn(write) ? 'write' : 'readOnly';
  if (field.system && name !== 'owner') return 'readOnly';
  if (!isWritten(field.type)) return 'readOnly';
  // An undo has looked before which fields it may write, and takes back marks that nobody sets by hand.
  if (write.byPlatform || write.takesBack) return 'write';
  if (mayChangeField(snapshot, actor, object.name, name)) return 'write';
  return visibilityOf(snapshot, actor, object.name, name) === 'hidden' ? 'unknown' : 'readOnly';
}

function isWritten({ source, children }: FieldType): boolean {
  return source === 'columns' || source === 'linkTable' || children !== undefined;
}

function isBroughtIn({ byPlatform, actor, object }: Write): boolean {
  return byPlatform || (actor.source === 'import' && actor.rights.allows(object.name, 'import'));
}

/** Whether the writer may say who owns a record they bring in from elsewhere. */
export function keepsHistory({ byPlatform, actor, object }: Write): boolean {
  return byPlatform || actor.rights.allows(object.name, 'import');
}
