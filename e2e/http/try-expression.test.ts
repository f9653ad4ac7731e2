import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let designer: Caller;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const label = { zh: '设计', en: 'Designer' };
  const body = {
    label,
    objects: { account: { read: 'own', create: true, edit: 'own' }, user: { read: 'all' } },
    fields: { 'account.phone': 'hidden' },
    system: ['manageMetadata'],
  };
  expect((await administrator('POST', '/api/roles', { name: 'designer', body })).statusCode).toBe(201);
  designer = (await inviteColleague(test, { name: '设计', roles: ['designer'] })).call;
  for (const name of ['榫', '卯', '榫卯木作坊'])
    expect((await administrator('POST', '/api/records/account', { name })).statusCode).toBe(201);
});
afterAll(() => test.close());

async function attempt(call: Caller, expression: string, counts = false) {
  const answer = await call('POST', '/api/definitions/object/account/try', { expression, counts });
  return { status: answer.statusCode, ...answer.json() };
}

async function attemptField(call: Caller, field: object) {
  const body = { field: { label: { zh: '试', en: 'Trial' }, ...field } };
  const answer = await call('POST', '/api/definitions/object/account/try', body);
  return { status: answer.statusCode, ...answer.json() };
}

describe('a computed field is tried before it is made', () => {
  it('answers for a rollup with its filter, a lookup and a formula', async () => {
    const [{ id }] = (await administrator('GET', '/api/records/account?limit=1')).json().records;
    for (const amount of ['10', '25'])
      expect((await administrator('POST', '/api/records/deal', { name: amount, account: id, amount })).statusCode).toBe(201);
    const values = async (field: object) => (await attemptField(administrator, field)).records.map(({ value }: Tried) => value);
    const sum = { type: 'rollup', relation: 'deals', aggregate: 'sum', field: 'amount' };
    expect((await values(sum)).filter((value: number) => value > 0)).toEqual([35]);
    const large = { field: 'amount', op: 'gt', value: '20' };
    expect((await values({ ...sum, filter: large })).filter((value: number) => value > 0)).toEqual([25]);
    expect(new Set(await values({ type: 'lookup', relation: 'owner', field: 'name', result: 'text' })).size).toBe(1);
    expect(await values({ type: 'formula', expression: 'LEN(name)', result: 'integer' })).toEqual([5, 1, 1]);
  });

  it('refuses in words what is wrong with it, what is no computed field, and what its reader may not see', async () => {
    const wrong = await attemptField(administrator, { type: 'rollup', relation: 'deals', aggregate: 'sum', field: 'name' });
    expect([wrong.status, wrong.code]).toEqual([400, 'invalidQuery']);
    expect(wrong.problems[0].message).toContain('name');
    expect((await attemptField(administrator, { type: 'formula', expression: '1 +', result: 'integer' })).status).toBe(400);
    expect((await attemptField(administrator, { type: 'formula' })).status).toBe(400);
    expect((await attemptField(administrator, { type: 'text' })).status).toBe(400);
    const phone = { type: 'formula', expression: 'phone', result: 'text' };
    expect((await attemptField(administrator, phone)).status).toBe(200);
    expect((await attemptField(designer, phone)).status).toBe(400);
    expect((await attemptField(designer, { type: 'rollup', relation: 'deals', aggregate: 'count' })).status).toBe(400);
  });
});

type Tried = { value: unknown };

describe('an expression is tried on records', () => {
  it('answers for the newest, with their names and its type', async () => {
    expect(await attempt(administrator, 'LEN(name) * 2')).toMatchObject({
      type: 'number',
      records: [
        { title: '榫卯木作坊', value: 10 },
        { title: '卯', value: 2 },
        { title: '榫', value: 2, reads: { name: '榫' } },
      ],
    });
  });

  it('counts where a condition holds, and knows who asks and that nothing is changed', async () => {
    const short = await attempt(administrator, 'LEN(name) = 1 AND owner = ME() AND NOT CHANGED(name) AND NOT ISNEW()', true);
    expect(short.counts).toEqual({ looked: 3, holds: 2, isAll: true });
    expect(short.records.map(({ title }: { title: string }) => title)).toEqual(['卯', '榫']);
    expect((await attempt(administrator, 'HASROLE("designer")', true)).counts.holds).toBe(0);
  });

  it('says what is wrong with it at its character, in the language of who asks', async () => {
    const wrong = await attempt(administrator, 'LEN(nam) > 1', true);
    expect([wrong.status, wrong.code]).toEqual([400, 'invalidQuery']);
    expect(JSON.stringify(wrong.problems)).toContain('name');
    expect((await attempt(administrator, 'LEN(name)', true)).status).toBe(400);
    expect((await attempt(administrator, '1 / 0')).records.map(({ value }: { value: unknown }) => value)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('shows nobody what they may not see', async () => {
    expect(await attempt(designer, 'LEN(name)')).toMatchObject({ status: 200, records: [] });
    expect((await attempt(designer, 'ISBLANK(phone)', true)).status).toBe(400);
    expect((await attempt(administrator, 'ISBLANK(phone)', true)).counts.holds).toBe(3);
  });
});
