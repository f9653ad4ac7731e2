import type { Actor, Rights } from '../../access/actor.ts';
import { visibilityOf } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import { noteLook } from './note-look.ts';

type RevealRequest = { object: string; id: string; field: string };

/**
 * The whole value of one field of a record that the actor sees masked. It is told once it is noted who saw it. Throws `forbidden` without the
 * right to reveal, and `notFound` for a record that is not the actor's to read and for a field that is not masked to them.
 *
 * `revealValue(workspace, actor, { object: 'contact', id, field: 'phone' })` → `'+8613800138000'`
 */
export async function revealValue(workspace: Workspace, actor: Actor, { object, id, field }: RevealRequest): Promise<unknown> {
  if (!actor.rights.allows(object, 'reveal')) throw new TenonError('forbidden');
  if (visibilityOf(workspace.snapshot, actor, object, field) !== 'masked') throw new TenonError('notFound');
  const seeing: Actor = { ...actor, rights: withField(actor.rights, object, field) };
  return workspace.db.transaction(async (tx) => {
    const record = await getRecord(workspace, seeing, { object, id, select: [field], tx });
    await noteLook(workspace, actor, { tx, object, id, action: 'reveal', field });
    return record[field] ?? null;
  });
}

/** The same rights with one field in the clear; nothing but that field is asked with them. */
function withField(rights: Rights, object: string, field: string): Rights {
  const ofField: Rights['field'] = (of, name) => (of === object && name === field ? 'read' : rights.field(of, name));
  return { ...rights, field: ofField, signature: `${rights.signature} ${object}.${field}` };
}
