import { announceAccessChange } from '../../../access/directory-cache.ts';
import { countChanges } from '../../../catalog/data-version.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { LockingWrite, Write } from '../write.ts';

/** What rights are worked out from. */
const directoryObjects: readonly string[] = ['user', 'department'];

/** A new user's record is their own, so that `own` means oneself. */
export function makeUsersOwnThemselves({ object, pendingRows }: Write): void {
  if (object.name !== 'user') return;
  for (const pendingRow of pendingRows)
    if (!Object.hasOwn(pendingRow.given, 'owner')) pendingRow.values.owner = { id: pendingRow.id };
}

/** People and departments are ordinary records, but rights follow from them: they change with the commit. */
export async function refreshDirectory(write: LockingWrite): Promise<void> {
  if (!directoryObjects.includes(write.object.name) || write.pendingRows.length === 0) return;
  await announceAccessChange(write.tx, write.workspace);
  if (write.object.name === 'user' && write.action === 'update') await moveRecords(write);
}

/** Records stand in the department of their owner: when people move, what they own moves along. It is no change of the records. */
async function moveRecords({ pendingRows, snapshot, tx, workspace }: LockingWrite): Promise<void> {
  const moved = pendingRows.filter(({ values }) => 'department' in values).map(({ id }) => id);
  const users = snapshot.objects.get('user');
  if (moved.length === 0 || !users) return;
  for (const object of snapshot.objects.values()) {
    if (object === users) continue;
    await tx.query({
      text: `update ${object.table} t set ${quoteName('department_id')} = u.department_id from ${users.table} u
        where t.owner_id = u.id and u.id = any($1::uuid[]) and t.department_id is distinct from u.department_id`,
      values: [moved],
    });
  }
  await countChanges(tx, workspace, [...snapshot.objects.keys()]);
}
