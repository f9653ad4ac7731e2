import type { Actor } from '@tenon/server/src/access/actor.ts';
import { actorForUser } from '@tenon/server/src/access/actors.ts';
import { runNamedReport } from '@tenon/server/src/analytics/run-dashboard.ts';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '@tenon/server/src/catalog/test-workspace.ts';
import { getRecord } from '@tenon/server/src/data/read/get-record.ts';
import { readRecords } from '@tenon/server/src/data/read/read-records.ts';
import { writeRecords } from '@tenon/server/src/data/write/write-records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sales } from '../solution.ts';

let test: TestWorkspace;
let admin: Actor;
/** Early on Monday in Shanghai, still Sunday in Los Angeles. */
let now = new Date('2026-11-29T21:06:00Z');

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: sales.definitions, hooks: sales.hooks, clock: { now: () => now } });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => test.drop());

type Values = Record<string, unknown>;

async function make(given: Values, { object = 'deal', actor = admin } = {}) {
  const values = object === 'deal' ? { name: '甲', ...given } : given;
  const { ids } = await writeRecords(test.workspace, actor, { object, action: 'create', records: [values] });
  return read(object, ids[0] as string);
}

async function change({ id }: { id: string }, values: Values, actor = admin) {
  await writeRecords(test.workspace, actor, { object: 'deal', action: 'update', records: [{ id, values }] });
  return read('deal', id);
}

function read(object: string, id: string) {
  return getRecord(test.workspace, admin, { object, id });
}

describe('what is today', () => {
  it('is the day of whoever wins a deal, in its dates and in their lists alike', async () => {
    const actor = { ...admin, timeZone: 'America/Los_Angeles' };
    const made = await make({}, { actor });
    const won = await change(made, { stage: 'won' }, actor);
    expect([won.started_on, won.closed_on]).toEqual(['2026-11-29', '2026-11-29']);
    const wonToday = async (who: Actor) => {
      const conditions = [
        { field: 'id', op: 'eq', value: made.id } as const,
        { field: 'closed_on', op: 'within', value: 'today' } as const,
      ];
      return (await readRecords(test.workspace, who, { object: 'deal', filter: { and: conditions } })).records.length;
    };
    expect([await wonToday(actor), await wonToday(admin)]).toEqual([1, 0]);
  });

  it('is for running numbers the day of the company', async () => {
    now = new Date('2026-11-30T16:30:00Z');
    const { number, started_on } = await make({}, { actor: { ...admin, timeZone: 'America/Los_Angeles' } });
    expect([String(number).slice(0, 8), started_on]).toEqual(['D-202612', '2026-11-30']);
  });
});

describe('a deal that was lost', () => {
  it('has no reason for it any more once it is open or won, and is asked for one when it is lost again', async () => {
    const lost = await make({ stage: 'lost', loss_reason: 'price' });
    expect(await change(lost, { stage: 'proposal' })).toMatchObject({ status: 'open', loss_reason: null, closed_on: null });
    await expect(change(lost, { stage: 'lost' })).rejects.toMatchObject({ details: { problems: [{ field: 'loss_reason' }] } });
    await change(lost, { stage: 'lost', loss_reason: 'budget' });
    expect(await change(lost, { stage: 'won' })).toMatchObject({ status: 'won', loss_reason: null });
    await expect(change(lost, { loss_reason: 'other' })).rejects.toMatchObject({
      details: { problems: [{ code: 'refused', field: 'loss_reason' }] },
    });
  });

  it('keeps its closing date when that was a slip, and loses it when it is opened again', async () => {
    const won = await make({ stage: 'won', closed_on: '2026-02-03' });
    await change(won, { stage: 'lost', loss_reason: 'price' });
    expect(await change(won, { stage: 'won' })).toMatchObject({ closed_on: '2026-02-03' });
    expect(await change(won, { stage: 'lost', loss_reason: 'price', closed_on: '2026-03-01' })).toMatchObject({
      closed_on: '2026-03-01',
    });
    await change(won, { stage: 'proposal' });
    expect(await change(won, { stage: 'won' })).toMatchObject({ closed_on: '2026-12-01' });
  });
});

it('a closed deal keeps a closing date, or no period would count it', async () => {
  const won = await make({ stage: 'won' });
  await expect(change(won, { closed_on: null })).rejects.toMatchObject({
    details: { problems: [{ code: 'refused', field: 'closed_on' }] },
  });
});

describe('a deal of the past', () => {
  it('did not begin today when it was closed before', async () => {
    expect(await make({ stage: 'won', closed_on: '2026-01-10' })).toMatchObject({ started_on: null, cycle_days: null });
    expect(await make({ stage: 'won', expected_close: '2026-01-15' })).toMatchObject({
      closed_on: '2026-01-15',
      started_on: null,
    });
  });

  it('never makes a cycle shorter than nothing, and is not counted as one', async () => {
    const slip = await make({ stage: 'won', started_on: '2026-10-01', closed_on: '2026-01-10' });
    expect(slip).toMatchObject({ started_on: '2026-10-01', cycle_days: null });
    const result = await runNamedReport(test.workspace, admin, { name: 'average_cycle', request: {} });
    if (result.type !== 'summary') throw new Error('a summary was asked for');
    expect(Number(result.rows[0]?.values.mean)).toBeGreaterThanOrEqual(0);
  });

  it('that a file brings in began when it was made, and has no date that nobody knows', async () => {
    const actor = { ...admin, source: 'import' } as const;
    const file = (values: Values, object = 'deal') => make(values, { object, actor });
    expect(await file({ stage: 'won', closed_on: '2025-03-01', created_at: '2025-01-10T02:00:00Z' })).toMatchObject({
      started_on: '2025-01-10',
      cycle_days: 50,
    });
    expect(await file({ stage: 'won', created_at: '2025-01-10T02:00:00Z' })).toMatchObject({ closed_on: null });
    expect(await file({ stage: 'won' })).toMatchObject({ started_on: null, closed_on: null });
    expect(await file({ stage: 'won', expected_close: '2025-03-01' })).toMatchObject({ closed_on: '2025-03-01' });
    expect(await file({ subject: '乙', status: 'done' }, 'task')).toMatchObject({ done_on: null });
  });
});
