import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function tasksAbout(id: string): Promise<Record<string, unknown>[]> {
  const filter = { field: 'subject', op: 'contains', value: '安排交付' };
  const { records } = (
    await call('POST', '/api/records/task/query', { filter, select: ['subject', 'due_on', 'owner', 'related'] })
  ).json();
  return records.filter(({ related }: { related: { id: string } }) => related.id === id);
}

describe('a process', () => {
  it('does its steps once for the change that sets it off, as the person who made it', async () => {
    const { id } = (await call('POST', '/api/records/deal', { name: '榫卯展厅' })).json();
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'won' });
    await drainOutbox(test.workspace);
    await drainOutbox(test.workspace);
    const tasks = await tasksAbout(id);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({
      subject: '安排交付：榫卯展厅',
      owner: { title: '管理员' },
      related: { object: 'deal', title: '榫卯展厅' },
    });
  });

  it('gives what is to be done to the owner of the deal, also of one that was won when it was made', async () => {
    const { userId: owner } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
    const deal = { name: '展'.repeat(255), stage: 'won', owner };
    const { id } = (await call('POST', '/api/records/deal', deal)).json();
    await drainOutbox(test.workspace);
    expect(await tasksAbout(id)).toMatchObject([{ subject: `安排交付：${deal.name}`, owner: { id: owner } }]);
  });

  it('does its steps once for each of many changes, and judges each deal as its change left it', async () => {
    const made = Array.from({ length: 40 }, (_, at) => ({ name: `展厅 ${at}` }));
    const { ids } = (await call('POST', '/api/records/deal/bulk', { action: 'create', records: made })).json();
    const move = (values: object) => call('POST', '/api/records/deal/bulk', { action: 'update', ids, values });
    await move({ stage: 'negotiation' });
    await move({ stage: 'won' });
    await move({ stage: 'lost', loss_reason: 'price' });
    await drainOutbox(test.workspace);
    const filter = {
      and: [
        { field: 'subject', op: 'contains', value: '安排交付' },
        { field: 'related', op: 'in', value: ids.map((id: string) => ({ object: 'deal', id })) },
      ],
    };
    const { count } = (await call('POST', '/api/records/task/query', { filter, count: 'exact' })).json();
    expect(count).toEqual({ value: 40, capped: false });
  });

  it('does nothing for changes it does not wait for', async () => {
    const { id } = (await call('POST', '/api/records/deal', { name: '只改下一步' })).json();
    await call('PATCH', `/api/records/deal/${id}`, { next_step: '电话' });
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'lost', loss_reason: 'price' });
    await drainOutbox(test.workspace);
    expect(await tasksAbout(id)).toEqual([]);
  });

  it('waits for an import that asks for it, and for no other', async () => {
    const win = async (name: string, more: object) => {
      const { id } = (await call('POST', '/api/records/deal', { name })).json();
      const csv = `商机名称,阶段\n${name},赢单\n`;
      const sent = await call('POST', '/api/imports/uploads?object=deal&name=a.csv', csv, { 'content-type': 'text/csv' });
      const columns = [
        { column: '商机名称', field: 'name' },
        { column: '阶段', field: 'stage' },
      ];
      const plan = { object: 'deal', mode: 'update', key: ['name'], columns, ...more };
      const job = (await call('POST', '/api/imports', { upload: sent.json().upload, plan })).json();
      for (let status = job.status; status !== 'done'; ) {
        expect(['queued', 'running']).toContain(status);
        await new Promise((resolve) => setTimeout(resolve, 50));
        status = (await call('GET', `/api/imports/${job.id}`)).json().status;
      }
      await drainOutbox(test.workspace);
      return tasksAbout(id);
    };
    expect(await win('导入不触发', {})).toEqual([]);
    expect(await win('导入触发', { automations: true })).toHaveLength(1);
  });
});
