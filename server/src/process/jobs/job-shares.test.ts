import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { createLog } from '../../base/log.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { openWriteBench, type WriteBench } from '../../data/test-cast/write-cast.test-support.ts';
import { type Jobs, openJobs } from './jobs.ts';

let bench: WriteBench;
let jobs: Jobs;
/** Whose jobs are under way, and how each is ended. */
let running: { by: string; end: (error?: Error) => void }[];

beforeEach(async () => {
  bench = await openWriteBench();
  running = [];
  jobs = await openJobs({
    database: bench.database,
    databaseUrl: bench.url,
    log: createLog('silent'),
    workspaces: { list: async () => [{ id: 'main', name: '' }], get: async () => bench.workspace } as unknown as Workspaces,
    cleanUp: async () => {},
    runners: {
      wait: (_, { userId: by }) =>
        new Promise((resolve, reject) => {
          const end = (error?: Error) => {
            running = running.filter((each) => each !== me);
            if (error) reject(error);
            else resolve({});
          };
          const me = { by, end };
          running.push(me);
        }),
    },
  });
});
afterEach(async () => {
  await expect
    .poll(async () => {
      for (const { end } of running) end();
      return bench.rows(`select from ws.sys_job where status in ('queued', 'running')`);
    })
    .toEqual([]);
  await jobs.stop();
  await bench.drop();
});

const start = (by: Actor) => jobs.start(bench.workspace, by, { kind: 'wait', input: {} });
const whose = () => running.map(({ by }) => by).sort();
const statusOf = async (id: string) => (await jobs.read(bench.workspace, bench.admin, id)).status;

describe('jobs of one person', () => {
  it('leave room for those of others, and follow one another', async () => {
    const { admin, rep } = bench;
    const many = [];
    for (let n = 0; n < 5; n += 1) many.push(await start(admin));
    await expect.poll(whose).toEqual([admin.userId, admin.userId]);
    await start(rep);
    await expect.poll(whose).toEqual([admin.userId, admin.userId, rep.userId].sort());
    while (many.length > 0) {
      await expect.poll(() => running.some(({ by }) => by === admin.userId)).toBe(true);
      running.find(({ by }) => by === admin.userId)?.end();
      many.pop();
    }
    await expect.poll(whose).toEqual([rep.userId]);
  });

  it('and of their colleagues leave room for other workspaces', async () => {
    const { admin, rep, manager } = bench;
    for (const person of [admin, admin, rep, rep, manager]) await start(person);
    await expect.poll(() => running.length).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(running).toHaveLength(3);
  });
});

it.each(['busy', 'diskFull'] as const)('a job that meets %s is put off and does not fail', async (code) => {
  const id = await start(bench.admin);
  await expect.poll(() => running.length).toBe(1);
  running[0]?.end(new TenonError(code));
  await expect.poll(() => statusOf(id)).toBe('queued');
  await expect.poll(() => running.length, { timeout: 15_000 }).toBe(1);
  running[0]?.end();
  await expect.poll(() => statusOf(id)).toBe('done');
});
