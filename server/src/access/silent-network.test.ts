import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { createLog } from '../base/log.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { actorForUser } from './actors.ts';
import { announceAccessChange } from './directory-cache.ts';

let site: TestWorkspace;

beforeAll(async () => {
  site = await openTestWorkspace({ users: { hanMeimei: ['administrator'] } });
});
afterAll(() => site.drop());

/** A way to the database whose connections can be made to swallow everything without a word. */
async function openWay() {
  const url = new URL(site.url);
  const folder = url.searchParams.get('host');
  const target = folder
    ? { path: join(folder, `.s.PGSQL.${url.searchParams.get('port') ?? (url.port || 5432)}`) }
    : { host: url.hostname, port: Number(url.port || 5432) };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => open.delete(one));
      open.add(one);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    swallow() {
      for (const socket of open) socket.unpipe().resume();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

it('who lost their rights has none after seconds, though the network swallows what is told', async () => {
  const way = await openWay();
  const database = openDatabase(way.url, { poolSize: 2, log: createLog('silent') });
  const elsewhere = { ...site.workspace, database };
  const { id } = testUsers.hanMeimei;
  const mayManage = async () => (await actorForUser(elsewhere, id, 'web'))?.rights.system.has('manageUsers');
  expect(await mayManage()).toBe(true);
  expect([database.hears(), database.troubles.list()]).toEqual([true, []]);
  way.swallow();
  await site.database.platform.transaction(async (tx) => {
    await tx.query({ text: `delete from "${site.workspace.schema}".sys_user_role where user_id = $1`, values: [id] });
    await announceAccessChange(tx, site.workspace);
  });
  await expect.poll(mayManage, { timeout: 8000, interval: 100 }).toBe(false);
  await expect.poll(() => database.hears(), { timeout: 8000 }).toBe(true);
  await database.close();
  way.close();
});

it('a statement that is swallowed fails within seconds, and the next one is answered', async () => {
  const way = await openWay();
  const database = openDatabase(way.url, { poolSize: 2, log: createLog('silent') });
  await database.listen(
    'anything',
    () => {},
    () => {},
  );
  await database.platform.query({ text: 'select 1', values: [] });
  const asked = database.platform.query({ text: 'select pg_sleep(30)', values: [] });
  way.swallow();
  await expect(asked).rejects.toMatchObject({ code: 'databaseDown' });
  expect(await database.platform.query({ text: 'select 1 as n', values: [] })).toEqual([{ n: 1 }]);
  await database.close();
  way.close();
});
