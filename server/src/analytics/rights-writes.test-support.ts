import { expect } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { isAllowed, type WorldRecord } from '../access/oracle.test-support.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { bulkChange } from '../data/bulk/bulk-change.ts';
import { writeRecords } from '../data/write/write-records.ts';
import type { WriteRequest } from '../data/write/write-request.ts';
import { codeOf, type Look, sorted } from './rights-look.test-support.ts';
import { allowsWhole, reach, readsObject } from './rights-oracle.test-support.ts';

/** What is changed, trashed or taken over is what the oracle allows; each write is rolled back. */
export async function writesWhatIsAllowed({ world, workspace, actor, object, count }: Look): Promise<void> {
  if (object === 'deal_stage') return;
  const me = actor.userId;
  const live = world.records.filter((record) => record.object === object && !record.trashed);
  const ids = live.map(({ id }) => id);
  const editable = readsObject(world, me, object) ? live.filter((record) => isAllowed(world, me, 'edit', record)) : [];
  const update = (values: object): WriteRequest => ({
    object,
    action: 'update',
    records: ids.map((id) => ({ id, values: { ...values } })),
    partial: true,
  });
  const expectDone = async (path: string, request: WriteRequest, expected: WorldRecord[]) => {
    count(live.length);
    expect(await tried(workspace, actor, request), `${path} of ${object} by ${me}`).toEqual(sorted(expected));
  };
  await expectDone('update', update({ remark: 'touched' }), editable);
  const deletable = live.filter((record) => isAllowed(world, me, 'delete', record));
  await expectDone('delete', { object, action: 'delete', ids, partial: true }, deletable);
  const mine = editable.filter((record) => record.owner === me || isAllowed(world, me, 'transfer', record));
  await expectDone('transfer', update({ owner: me }), readsObject(world, me, 'user') ? mine : []);
}

async function tried(workspace: Workspace, actor: Actor, request: WriteRequest): Promise<string[]> {
  let done: string[] = [];
  const rolledBack = new Error('rolled back');
  await workspace.db
    .transaction(async (tx) => {
      done = (await writeRecords(workspace, actor, request, tx)).ids;
      throw rolledBack;
    })
    .catch((error) => {
      if (error !== rolledBack && !['forbidden', 'notFound'].includes(codeOf(error))) throw error;
    });
  return done.sort();
}

/** A bulk change is no rehearsal: it comes last in a world. */
export async function bulkChangesWhatIsAllowed({ world, workspace, actor, count }: Look): Promise<void> {
  const me = actor.userId;
  const change = bulkChange(workspace, actor, { object: 'deal', action: 'update', values: { remark: `by ${me}` } });
  const done = await change.then(({ ids }) => [...ids].sort(), codeOf);
  const expected = sorted(reach(world, me, 'deal').filter((record) => isAllowed(world, me, 'edit', record)));
  count(12);
  if (!allowsWhole(world, me, 'deal', 'bulk')) expect(done).toBe('forbidden');
  else if (!readsObject(world, me, 'deal')) expect(done).toBe('notFound');
  // Where not one could ever be edited, that is said instead of counting failures.
  else expect(done === 'forbidden' ? [] : done, `bulk by ${me}`).toEqual(expected);
}
