import type { Definition, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
const label = { zh: '渠道', en: 'Channel' };
const option = (value: string, en: string, more: object = {}) => ({ value, label: { zh: en, en }, ...more });

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const list = { kind: 'list', name: 'channel', body: { label, options: [option('fair', 'Fair'), option('web', 'Website')] } };
  const drafts = [list, await withField('account', 'channel', 'choice'), await withField('lead', 'channels', 'choices')];
  expect((await publishDrafts(administrator, drafts)).statusCode).toBe(200);
});
afterAll(() => test.close());

it('takes, filters, describes and refuses the options of a list as those of the field itself', async () => {
  const made = await administrator('POST', '/api/records/account', { name: 'A', channel: 'fair' });
  expect(made.json().channel).toBe('fair');
  const refused = await administrator('POST', '/api/records/account', { name: 'B', channel: 'radio' });
  expect([refused.statusCode, refused.json().problems[0].field]).toEqual([422, 'channel']);
  await administrator('POST', '/api/records/lead', { name: 'C', company: 'C', channels: ['fair', 'web'] });
  const filter = encodeURIComponent(JSON.stringify({ field: 'channels', op: 'hasAny', value: ['fair'] }));
  const found = await administrator('GET', `/api/records/lead?filter=${filter}`);
  expect(found.json().records).toMatchObject([{ channels: ['fair', 'web'] }]);
  const { components } = (await administrator('GET', '/api/openapi.json')).json();
  expect(JSON.stringify(components)).toContain('"enum":["fair","web"]');
  const { objects } = (await administrator('GET', '/api/metadata')).json();
  expect(objects.lead.fields.channels.options).toHaveLength(2);
});

it('tells where an option of the list is used, merges it for all objects at once, and keeps the list while a field has it', async () => {
  const used = await administrator('GET', '/api/definitions/list/channel/used-by');
  expect(
    used
      .json()
      .uses.map(({ name, path }: { name: string; path: string }) => `${name} ${path}`)
      .sort(),
  ).toEqual(['account fields.channel.list', 'lead fields.channels.list']);
  const merged = { label, options: [option('web', 'Website', { aliases: ['fair'] })] };
  expect((await publishDrafts(administrator, [{ kind: 'list', name: 'channel', body: merged }])).statusCode).toBe(200);
  const { records } = (await administrator('GET', '/api/records/lead?search=C')).json();
  expect(records[0].channels).toEqual(['web']);
  const removed = await publishDrafts(administrator, [{ kind: 'list', name: 'channel', body: null }]);
  expect(removed.statusCode).toBe(422);
});

it('who does not design may not change a list', async () => {
  const { call } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  const answer = await call('POST', '/api/change-sets', {});
  expect(answer.statusCode).toBe(403);
});

async function withField(object: string, name: string, type: string): Promise<Definition> {
  const { definitions } = (await administrator('GET', '/api/definitions')).json() as { definitions: Definition[] };
  const body = definitions.find((each) => each.kind === 'object' && each.name === object)?.body as ObjectBody;
  return {
    kind: 'object',
    name: object,
    body: { ...body, fields: { ...body.fields, [name]: { type, label, list: 'channel' } } },
  };
}
