import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  call = await test.signIn();
});
afterAll(() => test.close());

describe('records over HTTP', () => {
  it('are made, read, changed, trashed and restored', async () => {
    const made = await call('POST', '/api/records/account', {
      name: '榫卯家具厂',
      level: 'a',
      address: { province: '浙江省', city: '东阳市' },
    });
    expect(made.statusCode).toBe(201);
    const { id, version } = made.json();
    expect(made.headers.location).toBe(`/api/records/account/${id}`);
    const read = await call('GET', `/api/records/account/${id}`);
    expect(read.json()).toMatchObject({ name: '榫卯家具厂', level: 'a', address: { province: '浙江省' } });
    expect(
      (await call('GET', `/api/records/account/${id}`, undefined, { 'if-none-match': read.headers.etag as string })).statusCode,
    ).toBe(304);
    const changed = await call('PATCH', `/api/records/account/${id}`, { version, level: 'b' });
    expect(changed.json()).toMatchObject({ level: 'b', version: 2 });
    expect((await call('DELETE', `/api/records/account/${id}`)).statusCode).toBe(204);
    expect((await call('GET', `/api/records/account/${id}`)).statusCode).toBe(404);
    expect((await call('POST', `/api/records/account/${id}/restore`)).json()).toMatchObject({ name: '榫卯家具厂' });
    const history = (await call('GET', `/api/records/account/${id}/history`)).json();
    expect(history.entries.map(({ action }: { action: string }) => action)).toEqual(['restore', 'delete', 'update', 'create']);
  });

  it('are not overwritten when somebody else was quicker', async () => {
    const { id } = (await call('POST', '/api/records/account', { name: '同时编辑' })).json();
    await call('PATCH', `/api/records/account/${id}`, { version: 1, level: 'a' });
    const late = await call('PATCH', `/api/records/account/${id}`, { version: 1, level: 'c' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'conflict', current: { version: 2, level: 'a' } });
  });

  it('tell their version as an ETag, and are changed or deleted only from that version where If-Match names it', async () => {
    const made = await call('POST', '/api/records/account', { name: '带版本的客户' });
    expect(made.headers.etag).toMatch(/^"1-[\w-]{16}"$/);
    const path = `/api/records/account/${made.json().id}`;
    const changed = await call('PATCH', path, { level: 'a' }, { 'if-match': made.headers.etag as string });
    expect(changed.headers.etag).toMatch(/^"2-/);
    for (const late of ['"1"', '"0"', 'W/"1"', made.headers.etag as string]) {
      const headers = { 'if-match': late };
      expect((await call('PATCH', path, { level: 'b' }, headers)).json()).toMatchObject({
        code: 'conflict',
        current: { version: 2 },
      });
      expect((await call('DELETE', path, undefined, headers)).json()).toMatchObject({
        code: 'conflict',
        current: { version: 2 },
      });
    }
    for (const unreadable of ['"a"', '"1", "2"', '']) {
      const answer = await call('PATCH', path, { level: 'b' }, { 'if-match': unreadable });
      expect(answer.json()).toMatchObject({ status: 400, title: expect.stringContaining('If-Match') });
    }
    expect((await call('GET', path)).json()).toMatchObject({ level: 'a', version: 2 });
    expect((await call('PATCH', path, { level: 'c' }, { 'if-match': '*' })).headers.etag).toMatch(/^"3-/);
    expect((await call('DELETE', path, undefined, { 'if-match': '"3"' })).statusCode).toBe(204);
    expect((await call('POST', `${path}/restore`)).headers.etag).toMatch(/^"5-/);
  });

  it('are sent again when what they show of other records changed, and only then', async () => {
    const account = (await call('POST', '/api/records/account', { name: '客户甲' })).json();
    const deal = (await call('POST', '/api/records/deal', { name: '商机', account: account.id, amount: 1000 })).json();
    const paths = [
      `/api/records/account/${account.id}`,
      `/api/records/deal/${deal.id}`,
      `/api/records/deal/${deal.id}?select=name,account.name`,
    ];
    const tags = await Promise.all(paths.map(async (path) => (await call('GET', path)).headers.etag as string));
    const again = async (at: number) =>
      (await call('GET', paths[at] as string, undefined, { 'if-none-match': `"other", W/${tags[at]}` })).statusCode;
    expect(await Promise.all([again(0), again(1), again(2)])).toEqual([304, 304, 304]);
    await call('PATCH', paths[1] as string, { amount: 5000 });
    expect(await again(0)).toBe(200);
    tags[1] = (await call('GET', paths[1] as string)).headers.etag as string;
    await call('PATCH', paths[0] as string, { name: '客户乙' });
    expect(await Promise.all([again(1), again(2)])).toEqual([200, 200]);
    // Others count the deals of the sample.
    await call('DELETE', paths[1] as string);
  });

  it('are made once for one Idempotency-Key, however often it is sent', async () => {
    const send = () => call('POST', '/api/records/product', { name: '只做一次' }, { 'idempotency-key': 'once-1' });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    const other = await call('POST', '/api/records/product', { name: '另一个' }, { 'idempotency-key': 'once-1' });
    expect(other.json().code).toBe('idempotencyMismatch');
  });

  it('change in bulk and back again', async () => {
    const filter = { field: 'stage', op: 'eq', value: 'prospecting' };
    const count = (await call('POST', '/api/records/deal/bulk-count', { action: 'update', filter })).json();
    expect(count.total).toBeGreaterThan(0);
    const bulk = (
      await call('POST', '/api/records/deal/bulk', { action: 'update', filter, values: { next_step: '本周回访' } })
    ).json();
    expect(bulk).toMatchObject({ done: count.total, failed: [] });
    const marked = { filter: { field: 'next_step', op: 'eq', value: '本周回访' }, count: 'exact' };
    expect((await call('POST', '/api/records/deal/query', marked)).json().count.value).toBe(count.total);
    expect((await call('POST', `/api/undo/${bulk.undo}`)).json().done).toBe(count.total);
    expect((await call('POST', '/api/records/deal/query', marked)).json().count.value).toBe(0);
    expect((await call('POST', `/api/undo/${bulk.undo}`)).json().code).toBe('alreadyDone');
  });

  it('change in bulk only where it is said which, and only what was changed can be taken back', async () => {
    for (const body of [{ action: 'delete' }, { action: 'update', values: { next_step: 'x' } }]) {
      const answer = await call('POST', '/api/records/deal/bulk', body);
      expect(answer.json()).toMatchObject({ status: 400, title: expect.stringContaining('say which records') });
    }
    const { id } = (await call('POST', '/api/records/account', { name: '没有改动', level: 'a' })).json();
    const same = await call('POST', '/api/records/account/bulk', { action: 'update', ids: [id], values: { level: 'a' } });
    expect(same.json()).toEqual({ done: 1, ids: [id], failed: [] });
    const each = await call('POST', '/api/records/account/bulk', { action: 'update', records: [{ id, level: 'a' }] });
    expect(each.json()).toEqual({ done: 1, ids: [id], failed: [] });
    const nothing = await call('POST', '/api/records/account/bulk', { action: 'delete', ids: ['x'] });
    expect(nothing.json()).toMatchObject({ done: 0, failed: [{ row: 0 }] });
    expect(nothing.json().undo).toBeUndefined();
  });

  it('are found by Chinese words, pinyin initials and the tail of a phone number', async () => {
    const titles = async (q: string) =>
      (await call('GET', `/api/search?q=${encodeURIComponent(q)}`)).json().hits.map(({ title }: { title: string }) => title);
    expect(await titles('星河精密')).toContain('苏州星河精密制造有限公司');
    expect(await titles('szxh')).toContain('苏州星河精密制造有限公司');
    expect(await titles('0231')).toContain('陈昊');
  });

  it('warn of one that looks the same', async () => {
    const similar = (await call('POST', '/api/records/account/similar', { values: { name: '苏州星河精密制造' } })).json();
    expect(similar.records[0]).toMatchObject({ title: '苏州星河精密制造有限公司', reason: 'name' });
  });

  it('keep the stages they went through', async () => {
    const [deal] = (
      await call('POST', '/api/records/deal/query', { filter: { field: 'name', op: 'contains', value: '二期机器人' } })
    ).json().records;
    const stages = (await call('GET', `/api/records/deal/${deal.id}/stages`)).json();
    expect(stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      'prospecting',
      'qualification',
      'proposal',
      'negotiation',
      'won',
    ]);
    expect(stages.at(-1).leftAt).toBeNull();
  });

  it('turn from lead into account, contact and deal, and back', async () => {
    const { id } = (await call('POST', '/api/records/lead', { name: '邓超', company: '锐进模具', phone: '13771010099' })).json();
    const targets = { deal: { create: true, values: { name: '锐进模具 首单' } } };
    const converted = (await call('POST', `/api/records/lead/${id}/convert`, { targets })).json();
    expect(converted.records.account.title).toBe('锐进模具');
    const lead = (await call('GET', `/api/records/lead/${id}`)).json();
    expect(lead).toMatchObject({
      status: 'converted',
      converted_contact: { title: '邓超' },
      converted_deal: { title: '锐进模具 首单' },
    });
    expect((await call('POST', `/api/records/lead/${id}/convert`, { targets })).json().code).toBe('alreadyDone');
    await call('POST', `/api/undo/${converted.undo}`);
    expect((await call('GET', `/api/records/lead/${id}`)).json()).toMatchObject({ status: 'new', converted_account: null });
  });

  it('show what was done about them and what changed, newest first', async () => {
    const [deal] = (
      await call('POST', '/api/records/deal/query', { filter: { field: 'name', op: 'contains', value: '焊装线' } })
    ).json().records;
    const { items } = (await call('GET', `/api/records/deal/${deal.id}/timeline`)).json();
    expect(new Set(items.map(({ type }: { type: string }) => type))).toEqual(new Set(['follow_up', 'task', 'change']));
    const times = items.map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });
});

describe('the dashboard', () => {
  it('answers every report in one call', async () => {
    const answer = (await call('POST', '/api/dashboards/pipeline/run', {})).json();
    expect(answer.won_amount.rows[0].values).toEqual({ amount: '6990400.00', deals: 8 });
    expect(answer.win_rate.rows[0].values).toMatchObject({ won: 8, lost: 3 });
    const [first, , , , last] = answer.deal_funnel.stages;
    expect(first).toMatchObject({ stage: 'prospecting', entered: 23 });
    expect(last).toMatchObject({ stage: 'won', entered: 8, conversion: null });
  });
});

describe('money in another currency', () => {
  it('is booked at the rate of the day and keeps it', async () => {
    const price = { amount: '100', currency: 'USD' };
    const unknown = await call('POST', '/api/records/product', { name: '进口夹爪', price });
    expect(unknown.json().problems[0]).toMatchObject({ field: 'price', code: 'unknownCurrency' });
    const { id: currency } = (await call('POST', '/api/records/currency', { code: 'USD', name: '美元', rate: '7.1' })).json();
    const { id, price: booked } = (await call('POST', '/api/records/product', { name: '进口夹爪', price })).json();
    expect(booked).toEqual({ amount: '100.00', currency: 'USD', rate: '7.1000000000', base: '710.00' });
    await call('PATCH', `/api/records/currency/${currency}`, { rate: '6.9' });
    expect((await call('GET', `/api/records/product/${id}`)).json().price.base).toBe('710.00');
    const later = (await call('POST', '/api/records/product', { name: '进口吸盘', price })).json();
    expect(later.price.base).toBe('690.00');
  });
});

describe('a colleague who is imported or invited', () => {
  it('owns the record that describes them', async () => {
    const { id, owner } = (await call('POST', '/api/records/user', { name: '新同事' })).json();
    expect(owner).toMatchObject({ id, title: '新同事' });
  });
});

it('tells a browser that its screens are as they were, also through a proxy that marks the tag as weak', async () => {
  const { etag } = (await call('GET', '/api/metadata')).headers;
  const again = (tag: string) => call('GET', '/api/metadata', undefined, { 'if-none-match': tag });
  for (const tag of [`${etag}`, `W/${etag}`, `"other", W/${etag}`]) expect((await again(tag)).statusCode).toBe(304);
  expect((await again('"other"')).statusCode).toBe(200);
});
