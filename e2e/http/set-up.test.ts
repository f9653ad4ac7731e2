import { afterAll, beforeAll, expect, it } from 'vitest';
import { jobEnd, type NewApp, openNewApp } from './open-app.ts';

let test: NewApp;

beforeAll(async () => {
  test = await openNewApp();
});
afterAll(() => test.close());

const person = { email: 'Li.Lei@example.com', password: 'mortise and tenon hold 榫卯' };
const headers = { host: 'localhost:3000', 'x-tenon-request': '1' };

it('brings the sample company to an administrator who has the address of one of its people, and only once', async () => {
  const offered = async () => (await test.app.inject({ url: '/api/setup', headers })).json().templates.length;
  expect(await offered()).toBeGreaterThan(0);
  const payload = { token: test.token, name: 'Li Lei', locale: 'en', ...person };
  expect((await test.app.inject({ method: 'POST', url: '/api/setup', headers, payload })).statusCode).toBe(201);
  expect(await offered()).toBe(0);
  const call = await test.signIn(person);
  expect((await call('GET', '/api/setup')).json().templates.length).toBeGreaterThan(0);
  expect((await call('GET', '/api/me')).json()).toMatchObject({ sampleData: false, hadSampleData: false });
  const install = () => call('POST', '/api/setup/template', { template: 'sales', sampleData: true });
  const first = await install();
  expect(first.statusCode).toBe(202);
  const end = await jobEnd(call, first.json().job);
  expect(end).toMatchObject({ status: 'done', progress: { records: expect.any(Number) } });
  const samples = (await call('GET', '/api/sample-data')).json();
  expect(samples.records).toBe(end.progress.records);
  expect(await jobEnd(call, (await install()).json().job)).toMatchObject({
    status: 'done',
    progress: { records: samples.records },
  });
  expect((await call('GET', '/api/sample-data')).json()).toEqual(samples);
  expect((await call('GET', '/api/me')).json()).toMatchObject({ sampleData: true, hadSampleData: true });
  const { user } = (await call('GET', '/api/me')).json();
  const query = { filter: { field: 'owner', op: 'eq', value: user.id } };
  const { records } = (await call('POST', '/api/records/deal/query', query)).json();
  expect(records.length).toBeGreaterThan(0);
});
