import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

async function phoneOf(phone: string): Promise<string> {
  const { id } = (await call('POST', '/api/records/contact', { name: 'Rose', phone })).json();
  return (await call('GET', `/api/records/contact/${id}`)).json().phone;
}

async function find(filter: object): Promise<number> {
  return (await call('POST', '/api/records/contact/query', { filter, select: ['name'] })).json().records.length;
}

it('reads numbers where the workspace is, keeps those that were kept, and finds both as they are shown', async () => {
  expect((await call('GET', '/api/metadata')).json().region).toBe('CN');
  expect(await phoneOf('138 1234 5678')).toBe('+8613812345678');
  expect(await phoneOf('860-253-6354')).toBe('860-253-6354');

  expect((await call('PATCH', '/api/workspace', { region: 'US' })).statusCode).toBe(204);
  expect((await call('GET', '/api/metadata')).json().region).toBe('US');
  expect(await phoneOf('860-253-6354')).toBe('+18602536354');
  expect(await phoneOf('138 1234 56')).toBe('138 1234 56');

  expect(await find({ field: 'phone', op: 'contains', value: '(860) 253' })).toBe(1);
  expect(await find({ field: 'phone', op: 'contains', value: '860-253' })).toBe(2);
  expect(await find({ field: 'phone', op: 'startsWith', value: '+86 138' })).toBe(1);
  expect(await find({ field: 'phone', op: 'eq', value: '1 (860) 253-6354' })).toBe(1);
  const { hits } = (await call('GET', `/api/search?q=${encodeURIComponent('(860) 253-63')}`)).json();
  expect(hits.map((hit: { subtitle: string }) => hit.subtitle).sort()).toEqual(['(860) 253-6354', '860-253-6354']);
});

it('takes no region whose numbers nobody knows', async () => {
  expect((await call('PATCH', '/api/workspace', { region: 'XX' })).statusCode).toBe(400);
  expect((await call('PATCH', '/api/workspace', { region: 'us' })).statusCode).toBe(400);
});

it('says which cells can be read in two ways, and takes them once the plan does', async () => {
  const csv = 'Name,Amount,Expected close\nA1,"12,345.50",03/04/2026\nA2,"1,200",05/06/2026\n';
  const upload = (await call('POST', '/api/imports/uploads?object=deal', csv, { 'content-type': 'text/csv' })).json();
  expect(upload.columns.map(({ decimalSign, dateOrder }: Record<string, string>) => [decimalSign, dateOrder])).toEqual([
    [undefined, undefined],
    ['point', undefined],
    [undefined, 'ambiguous'],
  ]);
  const rows = async (dateOrder?: string) => {
    const columns = [
      { column: 'Name', field: 'name' },
      { column: 'Amount', field: 'amount' },
      { column: 'Expected close', field: 'expected_close', ...(dateOrder && { dateOrder }) },
    ];
    const plan = { object: 'deal', mode: 'create', columns };
    const answer = (await call('POST', `/api/imports/uploads/${upload.upload}/rows`, { plan })).json();
    return answer.rows[0].cells[2];
  };
  expect((await rows()).problem).toContain('03/04/2026');
  expect((await rows('dmy')).value).toBe('2026-04-03');
});
