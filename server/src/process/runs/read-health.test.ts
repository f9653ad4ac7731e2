import { afterAll, beforeAll, expect, test } from 'vitest';
import { TenonError } from '../../base/errors.ts';
import { make, onCreate, openParts, type PartWorkspace, rest } from './processes.test-support.ts';
import { readHealth } from './read-health.ts';

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({
    waits: onCreate(rest(), make('end', 'end')),
    daily: {
      label: { zh: '每天', en: 'Daily' },
      trigger: { object: 'part', kind: 'schedule', every: 'day', at: '09:00', when: { field: 'count', op: 'gt', value: 0 } },
      actsAs: 'owner',
      steps: [make('seen', 'seen')],
    },
  });
});
afterAll(() => parts.opened.drop());

const health = () => readHealth(parts.workspace, parts.admin);
const pass = (minutes: number) => {
  parts.clock.at = new Date(parts.clock.at.getTime() + minutes * 60_000);
};

test('what waits is told with its step and since when, what stands still, and how long a step took', async () => {
  await parts.create({ name: 'bolt' });
  expect(await health()).toMatchObject({ events: 1, ready: 0, timers: 0, still: 0 });
  await parts.work();
  expect(await health()).toMatchObject({
    ...{ events: 0, timers: 1, nextTimer: '2026-03-02T08:00:00.000Z', still: 0 },
    nodes: [{ process: 'waits', step: 'rest', waiting: 1, oldest: '2026-03-01T08:00:00.000Z', seconds: null }],
  });
  pass(24 * 60 + 11);
  expect(await health()).toMatchObject({ still: 1 });
  await parts.work();
  const { nodes, still, timers } = await health();
  expect([still, timers]).toEqual([0, 0]);
  expect(nodes).toMatchObject([{ process: 'waits', step: 'rest', waiting: 0, seconds: 24 * 3600 + 11 * 60 }]);
});

test('a schedule that could not be worked off says why and when, until one could', async () => {
  await parts.work();
  expect((await health()).schedules).toMatchObject([{ process: 'daily', problem: null, failedAt: null }]);
  await parts.rows('alter table ws.part rename column count to count_away');
  pass(24 * 60);
  await parts.work();
  const [failed] = (await health()).schedules;
  expect(failed).toMatchObject({
    process: 'daily',
    problem: expect.stringContaining('internal'),
    failedAt: parts.clock.at.toISOString(),
  });
  await parts.rows('alter table ws.part rename column count_away to count');
  pass(11);
  await parts.work();
  expect((await health()).schedules).toMatchObject([{ problem: null, failedAt: null }]);
});

test('it is told to who manages the workspace only', async () => {
  const nobody = { ...parts.admin, rights: { ...parts.admin.rights, system: new Set() } } as never;
  await expect(readHealth(parts.workspace, nobody)).rejects.toBeInstanceOf(TenonError);
});
