import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let administrator: Caller;
let designer: Caller;
const label = { zh: '测试', en: 'Test' };

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  const all = { read: 'all', create: true, edit: 'all', delete: 'all', transfer: 'all' };
  const body = {
    label,
    objects: { product: all, lead: all, deal: { read: 'own', edit: 'own', create: true }, user: { read: 'all' } },
    fields: { 'lead.phone': 'hidden' },
    system: ['manageMetadata', 'manageRoles'],
  };
  expect((await administrator('POST', '/api/roles', { name: 'designer', body })).statusCode).toBe(201);
  designer = (await inviteColleague(test, { name: '设计', roles: ['designer'] })).call;
});
afterAll(() => test.close());

/** Publishes one draft, and throws it away when it is refused. */
async function publish(call: Caller, kind: string, name: string, body: unknown): Promise<number> {
  await call('PUT', '/api/definitions/drafts', { drafts: [{ kind, name, body }] });
  const { statusCode } = await call('POST', '/api/definitions/publish', {});
  await administrator('DELETE', '/api/definitions/drafts');
  return statusCode;
}

const copying = (object: string, expression: string) => ({
  label,
  trigger: { object, on: ['update'] },
  steps: [{ node: 'createRecord', object: 'product', values: { name: { expression } } }],
});

describe('who designs and no more', () => {
  it('publishes no process that carries out what they may not read', async () => {
    expect(await publish(designer, 'process', 'copies_deals', copying('deal', 'name'))).toBe(403);
    expect(await publish(designer, 'process', 'copies_phones', copying('lead', 'phone'))).toBe(403);
    const asks = {
      ...copying('lead', '"x"'),
      trigger: { object: 'lead', on: ['update'], when: { field: 'phone', op: 'notEmpty' } },
    };
    expect(await publish(designer, 'process', 'asks_phones', asks)).toBe(403);
    const writes = {
      label,
      trigger: { object: 'product', on: ['update'] },
      steps: [{ node: 'createRecord', object: 'deal', values: {} }],
    };
    expect(
      await publish(designer, 'process', 'writes_deals', { ...writes, steps: [{ ...writes.steps[0], object: 'account' }] }),
    ).toBe(403);
  });

  it('publishes processes over what they have, and the administrator all', async () => {
    const deals = copying('deal', 'name');
    expect(await publish(designer, 'process', 'copies_leads', copying('lead', 'company'))).toBe(200);
    expect(await publish(administrator, 'process', 'copies_deals', deals)).toBe(200);
    expect(await publish(designer, 'process', 'copies_deals', { ...deals, active: false })).toBe(403);
  });

  it('does not say anew who controls records they do not have', async () => {
    const { body } = await objectOf('deal');
    const fields = { ...body.fields, product: { type: 'relation', to: 'product', label } };
    expect(await publish(designer, 'object', 'deal', { ...body, fields })).toBe(200);
    expect(await publish(designer, 'object', 'deal', { ...body, fields, controlledBy: 'product' })).toBe(403);
    expect(await publish(administrator, 'object', 'deal', body)).toBe(200);
  });

  it('publishes no role that reaches further, as a draft, as the draft of somebody else, or out of an earlier revision', async () => {
    const role = { label, objects: { '*': { read: 'all' } } };
    expect(await publish(designer, 'role', 'wide', role)).toBe(403);
    expect((await designer('POST', '/api/roles', { name: 'wide', body: role })).statusCode).toBe(403);
    await administrator('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'role', name: 'wide', body: role }] });
    expect((await designer('POST', '/api/definitions/publish', {})).statusCode).toBe(403);
    const { revision } = (await administrator('POST', '/api/definitions/publish', {})).json();
    expect((await administrator('DELETE', '/api/roles/wide')).statusCode).toBe(204);
    expect((await designer('POST', `/api/definitions/revisions/${revision}/restore`)).statusCode).toBe(403);
    expect(await publish(designer, 'role', 'narrow', { label, objects: { product: { read: 'all' } } })).toBe(200);
  });
});

async function objectOf(name: string): Promise<{ body: { fields: Record<string, unknown> } }> {
  const { files } = (await administrator('GET', '/api/definitions/export')).json();
  return { body: JSON.parse(files[`object/${name}.json`]) };
}
