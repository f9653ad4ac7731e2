import { mayTransfer, type Ownership } from '../../access/transfer.ts';
import { keepsHistory } from './field-access.ts';
import { refuseRow } from './refuse-rows.ts';
import type { Draft, Write } from './write.ts';

/** Giving a record into other hands is a right of its own, over the hands it leaves or, for a new record, those it comes to. */
export async function checkOwner(write: Write): Promise<void> {
  if (write.byPlatform || (write.action === 'create' && keepsHistory(write))) return;
  const given = write.drafts.filter(({ values, given }) => 'owner' in values && Object.hasOwn(given, 'owner'));
  const strangers = given.filter((draft) => ownerOf(draft) !== write.actor.userId || draft.holder);
  if (strangers.length === 0) return;
  const departments = await departmentsOf(write, strangers);
  for (const draft of strangers) {
    const ownerId = ownerOf(draft);
    const to: Ownership = { ownerId, departmentId: (ownerId !== null && departments.get(ownerId)) || null };
    if (!mayTransfer(write.actor, write.object.name, { from: draft.holder, to }))
      refuseRow(write, draft, { code: 'notAllowed', field: 'owner' });
  }
}

function ownerOf({ values }: Draft): string | null {
  return (values.owner as { id: string } | null)?.id ?? null;
}

async function departmentsOf(write: Write, drafts: Draft[]): Promise<Map<string, string | null>> {
  const users = write.snapshot.objects.get('user');
  if (!users) return new Map();
  const rows = await write.tx.query<{ id: string; department_id: string | null }>({
    text: `select id, department_id from ${users.table} where id = any($1::uuid[])`,
    values: [drafts.map(ownerOf)],
  });
  return new Map(rows.map((row) => [row.id, row.department_id]));
}
