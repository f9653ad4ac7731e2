import { actorForUser, systemActor } from '../../access/actors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { writeRecords } from './write-records.ts';

/** The name by which a colleague is introduced, on coming in and later, whatever rights they have on the records of users. */
export async function renameUser(workspace: Workspace, userId: string, name: string): Promise<void> {
  const person = await actorForUser(workspace, userId, 'web');
  if (!person || person.name === name) return;
  const actor = { ...person, rights: systemActor(workspace).rights };
  await writeRecords(workspace, actor, { object: 'user', action: 'update', records: [{ id: userId, values: { name } }] });
}
