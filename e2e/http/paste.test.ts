import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;
let ids: string[];

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  const records = ['甲公司', '乙公司', '丙公司'].map((name) => ({ name }));
  ids = (await call('POST', '/api/records/account/bulk', { action: 'create', records })).json().ids;
});
afterAll(() => test.close());

const paste = async (body: object, caller = call) => caller('POST', '/api/records/account/paste', body);

async function stored(field: string): Promise<unknown[]> {
  const filter = { field: 'id', op: 'in', value: ids };
  const { records } = (await call('POST', '/api/records/account/query', { select: [field], filter })).json();
  return ids.map((id) => records.find((record: { id: string }) => record.id === id)[field]);
}

it('reads texts by the types of their fields, names of records among them, and takes all back at once', async () => {
  const cells = [
    ['制造', '1,234.5', '乙公司'],
    ['零售', '', ''],
    ['', '￥12', '乙公司'],
  ];
  const answer = await paste({ fields: ['industry', 'annual_revenue', 'parent'], ids, cells });
  expect(answer.json()).toMatchObject({ done: 3, failed: [], undo: expect.any(String) });
  expect(await stored('industry')).toEqual(['manufacturing', 'retail', null]);
  expect(await stored('annual_revenue')).toEqual(['1234.50', null, '12.00']);
  expect(await stored('parent')).toMatchObject(
    [{ id: ids[1], title: '乙公司' }, {}, { id: ids[1] }].map((one, row) => (row === 1 ? null : one)),
  );
  await call('POST', `/api/undo/${answer.json().undo}`);
  expect(await stored('industry')).toEqual([null, null, null]);
});

it('writes nothing when a cell is wrong and says which, or the rest when asked to', async () => {
  const body = {
    fields: ['industry', 'parent'],
    ids,
    cells: [
      ['制造', ''],
      ['没有的行业', '没有的公司'],
      ['零售', ''],
    ],
  };
  const refused = (await paste(body)).json();
  expect(refused).toMatchObject({ done: 0, failed: [{ row: 1, id: ids[1] }] });
  expect(refused.failed[0].problems.map(({ field }: { field: string }) => field)).toEqual(['industry', 'parent']);
  expect(await stored('industry')).toEqual([null, null, null]);
  expect((await paste({ ...body, partial: true })).json()).toMatchObject({ done: 2, failed: [{ row: 1 }] });
  expect(await stored('industry')).toEqual(['manufacturing', null, 'retail']);
});

it('tells what the write pipeline refuses by the row that was pasted', async () => {
  const refused = (await paste({ fields: ['name'], ids, cells: [['甲'], [''], ['丙']] })).json();
  expect(refused).toMatchObject({ done: 0, failed: [{ row: 1, problems: [{ field: 'name', code: 'required' }] }] });
  expect(await stored('name')).toEqual(['甲公司', '乙公司', '丙公司']);
});

it('refuses fields that are read-only or do not exist, and records of others', async () => {
  expect((await paste({ fields: ['created_at'], ids, cells: ids.map(() => ['x']) })).statusCode).toBe(422);
  expect((await paste({ fields: ['nothing'], ids, cells: ids.map(() => ['x']) })).statusCode).toBe(422);
  expect((await paste({ fields: ['name'], ids, cells: [['x']] })).statusCode).toBe(400);
  const { call: rep } = await inviteColleague(test, { name: '同事', roles: ['sales_rep'] });
  const answer = (await paste({ fields: ['name'], ids: ids.slice(0, 1), cells: [['别人的']] }, rep)).json();
  expect(answer.done ?? 0).toBe(0);
  expect(await stored('name')).toEqual(['甲公司', '乙公司', '丙公司']);
});
