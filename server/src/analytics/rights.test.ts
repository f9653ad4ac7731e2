import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorForUser } from '../access/actors.ts';
import { announceAccessChange } from '../access/directory-cache.ts';
import type { World, WorldRecord } from '../access/oracle.test-support.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { answersAbout } from './rights-answers.test-support.ts';
import { actorOf } from './rights-look.test-support.ts';
import { isMasked, isShown } from './rights-oracle.test-support.ts';
import {
  countsInFunnel,
  masksWhatIsMasked,
  namesWhatIsShown,
  readsAround,
  readsWhatIsAllowed,
} from './rights-reads.test-support.ts';
import { engineObjects, engineWorld, writeEngineWorld, writeSecrets } from './rights-world.test-support.ts';
import { bulkChangesWhatIsAllowed, writesWhatIsAllowed } from './rights-writes.test-support.ts';

const seed = Number(process.env.TENON_TEST_SEED ?? Date.now() % 2 ** 31);
const worlds = Number(process.env.TENON_TEST_WORLDS ?? 4);
const objects = ['account', 'deal', 'deal_stage', 'contact', 'contact_note', 'follow_up'];

let site: TestWorkspace;
let cases = 0;
const count = (more: number) => {
  cases += more;
};
beforeAll(async () => {
  site = await openTestWorkspace({ definitions: engineObjects });
});
afterAll(() => site.drop());

test(`no path of the engine gives more, or less, than the oracle allows (seed ${seed})`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(engineWorld, async (world) => {
      const workspace = await enter(world);
      for (const user of world.users) {
        const actor = await actorForUser(workspace, user.id, 'web');
        expect(actor !== undefined, `user ${user.id} may act`).toBe(user.active);
        if (!actor) continue;
        const look = { world, workspace, actor, count };
        for (const object of objects) {
          namesWhatIsShown({ ...look, object });
          await readsWhatIsAllowed({ ...look, object });
          await masksWhatIsMasked({ ...look, object });
          await writesWhatIsAllowed({ ...look, object });
        }
        await readsAround({ ...look, object: 'account' });
        await countsInFunnel({ ...look, object: 'deal' });
      }
      for (const { id } of world.users.filter(({ active }) => active))
        await bulkChangesWhatIsAllowed({ world, workspace, actor: await actorOf(workspace, id), object: 'deal', count });
    }),
    { seed, numRuns: worlds, endOnFailure: true },
  );
  expect(cases).toBeGreaterThanOrEqual(5000);
});

test(`a hidden or masked value changes no answer, and its field looks like one that does not exist (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(engineWorld, async (world) => {
      const workspace = await enter(world);
      const users = world.users.filter(({ active, id }) => active && !isShown(world, id, 'account', 'secret'));
      const answers = async (secret: string) => {
        await writeSecrets({ database: site.database, schema: workspace.schema }, world, secret);
        return Promise.all(
          users.map(async ({ id }) => {
            const masked = isMasked(world, id, 'account', 'secret');
            return answersAbout(workspace, await actorOf(workspace, id), { records: secretRecords(world), masked });
          }),
        );
      };
      const [before, after] = [await answers('alpha'), await answers('beta')];
      expect(after).toEqual(before);
      for (const list of before) {
        for (const { asked, hidden, unknown } of list.filter((answer) => answer.unknown !== undefined))
          expect(hidden, asked).toBe(unknown);
        told += list.length;
      }
    }),
    { seed, numRuns: Math.ceil(worlds / 2), endOnFailure: true },
  );
  expect(told).toBeGreaterThan(50);
});

async function enter(world: World): Promise<Workspace> {
  const { workspace, database } = site;
  await writeEngineWorld({ database, schema: workspace.schema }, world);
  await database.platform.transaction((tx) => announceAccessChange(tx, workspace));
  const snapshot = { ...workspace.snapshot, roles: new Map(Object.entries(world.roles)) };
  return Object.create(workspace, { snapshot: { value: snapshot } });
}

function secretRecords(world: World): WorldRecord[] {
  return world.records.filter(({ object }) => object === 'account').slice(0, 4);
}
