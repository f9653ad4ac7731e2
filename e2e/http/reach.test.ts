import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts, startChangeSet } from './publish-drafts.ts';

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

async function publish(call: Caller, kind: string, name: string, body: unknown): Promise<number> {
  return (await publishDrafts(call, [{ kind, name, body }])).statusCode;
}

const copying = (object: string, expression: string) => ({
  label,
  trigger: { object, on: ['update'] },
  steps: [{ id: 'create', kind: 'createRecord', inputs: { object: 'product', values: { name: { expression } } } }],
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
      steps: [{ id: 'create', kind: 'createRecord', inputs: { object: 'account', values: { name: 'x' } } }],
    };
    expect(await publish(designer, 'process', 'writes_accounts', writes)).toBe(403);
  });

  it('publishes processes over what they have, and the administrator all', async () => {
    const deals = copying('deal', 'name');
    expect(await publish(designer, 'process', 'copies_leads', copying('lead', 'company'))).toBe(200);
    expect(await publish(administrator, 'process', 'copies_deals', deals)).toBe(200);
    expect(await publish(designer, 'process', 'copies_deals', { ...deals, active: false })).toBe(403);
  });

  it('fills blanks of no field that they may not change in all records', async () => {
    await administrator('POST', '/api/records/lead', { name: '王芳', company: '榫卯' });
    expect((await administrator('POST', '/api/records/deal', { name: '展厅' })).statusCode).toBe(201);
    const filled = async (call: Caller, object: string, field: string) => {
      const { body } = await objectOf(object);
      const asked = { ...body, fields: { ...body.fields, [field]: { ...(body.fields[field] as object), required: true } } };
      const fill = { [`${object}.${field}`]: 'x' };
      const { statusCode } = await publishDrafts(call, [{ kind: 'object', name: object, body: asked }], { fill });
      if (statusCode === 200) await publish(administrator, 'object', object, body);
      return statusCode;
    };
    expect(await filled(designer, 'deal', 'next_step')).toBe(403);
    expect(await filled(administrator, 'deal', 'next_step')).toBe(200);
    expect(await filled(designer, 'lead', 'title')).toBe(200);
  });

  it('publishes no conversion that carries out what they may not read, nor over what they do not have', async () => {
    const { body } = await objectOf('lead');
    const [account, contact, ...more] = body.conversion.targets;
    const titled = { ...contact, values: { ...contact.values, title: 'phone' } };
    const carrying = { ...body, conversion: { ...body.conversion, targets: [account, titled, ...more] } };
    expect(await publish(designer, 'object', 'lead', carrying)).toBe(403);
    const fewer = { ...body, conversion: { ...body.conversion, targets: [account] } };
    expect(await publish(designer, 'object', 'lead', fewer)).toBe(403);
    expect(await publish(administrator, 'object', 'lead', carrying)).toBe(200);
    expect(await publish(administrator, 'object', 'lead', body)).toBe(200);
  });

  it('publishes no rule that tells what they may not read, nor sets what they may not change', async () => {
    const lead = (await objectOf('lead')).body;
    const deal = (await objectOf('deal')).body;
    const ruled = (body: ObjectFile, rule: object) => ({ ...body, rules: { ...body.rules, told: rule } });
    const message = { zh: '不行', en: 'No' };
    const asDesigner = (name: string, body: ObjectFile) => publish(designer, 'object', name, body);
    expect(await asDesigner('lead', ruled(lead, { set: { title: { expression: 'phone' } } }))).toBe(403);
    expect(await asDesigner('lead', ruled(lead, { when: 'phone = "+8613800138000"', refuse: { message } }))).toBe(403);
    expect(await asDesigner('lead', ruled(lead, { when: 'converted_deal.amount > 5', warn: { message } }))).toBe(403);
    expect(await asDesigner('deal', ruled(deal, { set: { owner: { me: true } } }))).toBe(403);
    expect(await asDesigner('lead', ruled(lead, { when: 'company = "x"', refuse: { message } }))).toBe(200);
    expect(await asDesigner('deal', ruled(deal, { when: 'amount < 0', refuse: { message } }))).toBe(200);
    for (const [name, body] of Object.entries({ lead, deal }))
      expect(await publish(administrator, 'object', name, body)).toBe(200);
  });

  it('lets no link be offered by what they may not read, and rules of others be', async () => {
    const product = (await objectOf('product')).body;
    const offered = { type: 'relation', to: 'lead', label, filter: { field: 'phone', op: 'eq', value: '+8613800138000' } };
    const linked = { ...product, fields: { ...product.fields, lead: offered } };
    expect(await publish(designer, 'object', 'product', linked)).toBe(403);
    expect(await publish(administrator, 'object', 'product', linked)).toBe(200);
    expect(await publish(designer, 'object', 'product', { ...linked, label })).toBe(200);
    expect(await publish(administrator, 'object', 'product', product)).toBe(200);
  });

  it('gives no other meaning to what an automation of somebody else carries', async () => {
    const { body } = await objectOf('deal');
    const withHint = (hint: object) => ({ ...body, fields: { ...body.fields, hint: { label, ...hint } } });
    expect(await publish(administrator, 'object', 'deal', withHint({ type: 'text' }))).toBe(200);
    expect(await publish(administrator, 'process', 'copies_hints', copying('deal', 'hint'))).toBe(200);
    const secret = withHint({ type: 'formula', expression: 'name & " " & amount', result: 'text' });
    expect(await publish(designer, 'object', 'deal', secret)).toBe(403);
    expect(await publish(designer, 'object', 'deal', withHint({ type: 'text', label: { zh: '提示', en: 'Hint' } }))).toBe(200);
    expect(await publish(administrator, 'object', 'deal', secret)).toBe(200);
  });

  it('carries out of no record what other records say of it', async () => {
    const { body } = await objectOf('lead');
    const fields = { ...body.fields, became: { type: 'formula', expression: 'converted_account.name', result: 'text', label } };
    expect(await publish(administrator, 'object', 'lead', { ...body, fields })).toBe(200);
    expect(await publish(designer, 'process', 'names_accounts', copying('lead', 'became'))).toBe(403);
  });

  it('opens nobody the door by a field: not by hand, and not by an option', async () => {
    const { body } = await objectOf('user');
    const { readOnly: _readOnly, ...active } = body.fields.active as Record<string, unknown>;
    expect(await publish(designer, 'object', 'user', { ...body, fields: { ...body.fields, active } })).toBe(422);
    const mood = { type: 'choice', label, options: [{ value: 'out', label, sets: { active: false } }] };
    const moody = { ...body, fields: { ...body.fields, mood } };
    expect(await publish(designer, 'object', 'user', moody)).toBe(403);
    expect(await publish(administrator, 'object', 'user', moody)).toBe(200);
    const { userId, call } = await inviteColleague(test, { name: '在职', roles: ['designer'] });
    expect((await administrator('PATCH', `/api/records/user/${userId}`, { mood: 'out' })).statusCode).toBe(403);
    expect((await call('GET', '/api/me')).statusCode).toBe(200);
  });

  it('says by no option who made a record, and gives none away by one without the right to', async () => {
    const { body } = await objectOf('account');
    const mood = (sets: object) => ({ type: 'choice', label, options: [{ value: 'mine', label, sets }] });
    const publishMood = (sets: object) =>
      publish(administrator, 'object', 'account', { ...body, fields: { ...body.fields, mood: mood(sets) } });
    expect(await publishMood({ created_by: { me: true } })).toBe(422);
    expect(await publishMood({ version: 77 })).toBe(422);
    expect(await publishMood({ owner: { me: true } })).toBe(200);
    const editor = { label, objects: { account: { read: 'all', edit: 'all', transfer: 'own' } } };
    expect((await administrator('POST', '/api/roles', { name: 'editor', body: editor })).statusCode).toBe(201);
    const { call } = await inviteColleague(test, { name: '编辑', roles: ['editor'] });
    const { id } = (await administrator('POST', '/api/records/account', { name: '别人的客户' })).json();
    expect((await call('PATCH', `/api/records/account/${id}`, { mood: 'mine' })).statusCode).toBe(403);
    expect((await administrator('PATCH', `/api/records/account/${id}`, { mood: 'mine' })).statusCode).toBe(200);
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
    const set = await startChangeSet(administrator);
    await administrator('PUT', `${set}/drafts`, { drafts: [{ kind: 'role', name: 'wide', body: role }] });
    expect((await designer('POST', `${set}/publish`, {})).statusCode).toBe(403);
    const { revision } = (await administrator('POST', `${set}/publish`, {})).json();
    expect((await administrator('DELETE', '/api/roles/wide')).statusCode).toBe(204);
    expect((await designer('POST', `/api/definitions/revisions/${revision}/restore`)).statusCode).toBe(403);
    expect(await publish(designer, 'role', 'narrow', { label, objects: { product: { read: 'all' } } })).toBe(200);
  });
});

type ObjectFile = { fields: Record<string, unknown>; rules?: Record<string, unknown>; conversion: { targets: [Target, Target] } };
type Target = { values: Record<string, string> };

async function objectOf(name: string): Promise<{ body: ObjectFile }> {
  const { files } = (await administrator('GET', '/api/definitions/export?whole=true')).json();
  return { body: JSON.parse(files[`object/${name}.json`]) };
}
