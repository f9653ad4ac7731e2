import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { dispatchEvents } from '../triggers/dispatch-events.ts';
import { findDueEvents } from '../triggers/event-rows.ts';
import { executeRuns } from './execute-runs.ts';
import { make, onCreate, openParts, type PartWorkspace, rest, split } from './processes.test-support.ts';
import { findReadySets } from './run-rows.ts';
import { type WakeCall, wake, wakeDueTokens } from './wake.ts';

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({
    waits: onCreate(split('parallel', [rest(), make('rested')], [rest('longer'), make('late', 'late')]), make('end', 'end')),
  });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const call = (of: WakeCall) => parts.workspace.db.transaction((tx) => wake(tx, parts.workspace, of));
const runs = () => parts.rows('select id, status, attempts from ws.sys_run');

async function begin(): Promise<{ run: string; visits: Record<string, number> }> {
  await parts.create({ name: 'wait' });
  await parts.work();
  const tokens = await parts.rows('select run, step, visit from ws.sys_token');
  return {
    run: tokens[0]?.run as string,
    visits: Object.fromEntries(tokens.map(({ step, visit }) => [step as string, visit as number])),
  };
}

test('what a run waits for lets it go on at that visit, with who did it', async () => {
  const { run, visits } = await begin();
  expect(await call({ run, visit: visits.rest as number, by: 'call', actor: testUsers.admin.id })).toEqual({
    outcome: 'woken',
  });
  await parts.work();
  expect(await parts.made()).toEqual(['rested']);
  const [{ log }] = (await parts.rows('select log from ws.sys_run')) as [{ log: unknown }];
  expect(log).toMatchObject([
    { step: 'parallel', branches: ['way_0', 'way_1'] },
    { step: 'rest', visit: visits.rest, woken: { by: 'call', actor: testUsers.admin.id } },
    { step: 'make' },
  ]);
});

test('what comes twice or late is told who was there before, and does nothing', async () => {
  const { run, visits } = await begin();
  const visit = visits.rest as number;
  await call({ run, visit, by: 'call', actor: testUsers.admin.id });
  const earlier = { outcome: 'late', by: 'call', at: '2026-03-01T08:00:00.000Z', actor: testUsers.admin.id };
  expect(await call({ run, visit, by: 'event' })).toEqual(earlier);
  await parts.work();
  expect(await call({ run, visit, by: 'event' })).toEqual(earlier);
  expect(await call({ run, visit: 99, by: 'event' })).toEqual({ outcome: 'late', by: null, at: null, actor: null });
  expect(await call({ run: crypto.randomUUID(), visit, by: 'event' })).toMatchObject({ outcome: 'late', at: null });
  await parts.work();
  expect(await parts.made()).toEqual(['rested']);
});

test('of ten that come at once one lets the run go on', async () => {
  const { run, visits } = await begin();
  const visit = visits.rest as number;
  const answers = await Promise.all(Array.from({ length: 10 }, () => call({ run, visit, by: 'call' })));
  expect(answers.filter(({ outcome }) => outcome === 'woken')).toHaveLength(1);
  await parts.work();
  expect(await parts.made()).toEqual(['rested']);
});

test('time and an answer that meet let a run go on once', async () => {
  const { run, visits } = await begin();
  parts.clock.at = new Date('2026-03-03T08:00:00Z');
  const [answer] = await Promise.all([call({ run, visit: visits.rest as number, by: 'call' }), wakeDueTokens(parts.workspace)]);
  expect(['woken', 'late']).toContain(answer.outcome);
  await parts.work();
  await parts.work();
  expect((await parts.made()).toSorted()).toEqual(['end', 'late', 'rested']);
  expect(await runs()).toMatchObject([{ status: 'done' }]);
  parts.clock.at = new Date('2026-03-01T08:00:00Z');
});

test('a payload over 256 KB is refused', async () => {
  const { run, visits } = await begin();
  const payload = 'x'.repeat(256 * 1024);
  await expect(call({ run, visit: visits.rest as number, by: 'event', payload })).rejects.toMatchObject({ code: 'tooLarge' });
});

test('a server that found a run before another one carried it on does not begin it anew', async () => {
  await parts.create({ name: 'wait' });
  await dispatchEvents(parts.workspace, await findDueEvents(parts.workspace));
  const [found = []] = await findReadySets(parts.workspace, 'waits');
  await parts.work();
  const [{ run, visit }] = (await parts.rows(`select run, visit from ws.sys_token where step = 'rest'`)) as [
    { run: string; visit: number },
  ];
  await call({ run, visit, by: 'call' });
  expect(await executeRuns(parts.workspace, found)).toBe('none');
  await parts.work();
  expect(await parts.made()).toEqual(['rested']);
});
