import { brotliDecompressSync } from 'node:zlib';
import type { ObjectBody, RoleBody } from '@tenon/metadata';
import { assembleModel, type ModelParts, type PartsAnswer } from '@tenon/metadata/model-parts.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let rep: Caller;

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  ({ call: rep } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] }));
});
afterAll(() => test.close());

const partsOf = async (call: Caller, query = ''): Promise<PartsAnswer> =>
  (await call('GET', `/api/metadata/parts${query}`)).json();
const appsOf = (parts: PartsAnswer['parts']) => parts.apps?.body as ModelParts['apps'];
const tagsOf = ({ parts }: PartsAnswer) => Object.fromEntries(Object.entries(parts).map(([name, { tag }]) => [name, tag]));
const changedSince = async (call: Caller, held: PartsAnswer): Promise<PartsAnswer> =>
  (await call('POST', '/api/metadata/changes', { tags: tagsOf(held) })).json();
const label = { zh: '备忘', en: 'Memo' };

describe('the parts of the model', () => {
  it('are together what the whole is, for each set of rights', async () => {
    for (const call of [administrator, rep]) {
      const { views, layouts, ...whole } = (await call('GET', '/api/metadata')).json();
      const { revision, parts } = await partsOf(call);
      const part = <Name extends keyof ModelParts>(name: Name) => parts[name]?.body as ModelParts[Name];
      const shared = { workspace: part('workspace'), apps: part('apps'), figures: part('figures') };
      const model = assembleModel({ revision, shared, object: (name) => part(`object:${name}`) }, []);
      expect(model).toMatchObject(whole);
      expect(Object.keys(model.objects)).toEqual(Object.keys(whole.objects));
      expect(Object.values(model.views).flat()).toEqual(expect.arrayContaining(views));
      expect(Object.values(model.views).flat()).toHaveLength(views.length);
      expect(Object.assign({}, ...Object.values(model.layouts))).toEqual(layouts);
    }
  });

  it('of a page are those that it draws itself from, and the names of all objects', async () => {
    const { parts } = await partsOf(administrator, '?page=object:deal_line');
    const objects = Object.keys(parts).filter((name) => name.startsWith('object:'));
    expect(objects).toEqual(expect.arrayContaining(['object:deal_line', 'object:deal', 'object:product', 'object:user']));
    expect(objects).not.toContain('object:lead');
    expect(Object.keys(appsOf(parts).outlines)).toContain('lead');
    for (const page of ['home', 'dashboards'])
      expect(Object.keys((await partsOf(rep, `?page=${page}`)).parts)).toContain('object:deal');
    expect(Object.keys((await partsOf(rep, '?page=object:nothing')).parts)).not.toContain('object:deal');
    expect((await rep('GET', '/api/metadata/parts?page=../x')).statusCode).toBe(400);
  });

  it('are known by a tag, and need not be sent again', async () => {
    const first = await administrator('GET', '/api/metadata/parts?page=home');
    const again = await administrator('GET', '/api/metadata/parts?page=home', undefined, {
      'if-none-match': String(first.headers.etag),
    });
    expect(again.statusCode).toBe(304);
    expect((await changedSince(administrator, await partsOf(administrator))).parts).toEqual({});
  });

  it('that are missing come with what changed', async () => {
    const held = await partsOf(administrator, '?page=object:deal_line');
    const { parts } = await changedSince(administrator, held);
    expect(Object.keys({ ...held.parts, ...parts }).sort()).toEqual(Object.keys((await partsOf(administrator)).parts).sort());
    for (const name of Object.keys(held.parts)) expect(parts[name]).toBeUndefined();
  });

  it('change one by one with a publish', async () => {
    const held = await partsOf(administrator);
    const product = test.workspace.snapshot.objects.get('product')?.body as ObjectBody;
    const body = { ...product, fields: { ...product.fields, memo: { type: 'text', label } } };
    expect((await publishDrafts(administrator, [{ kind: 'object', name: 'product', body }])).statusCode).toBe(200);
    const { parts, revision } = await changedSince(administrator, held);
    expect(Object.keys(parts)).toEqual(['object:product']);
    expect(parts['object:product']?.body).toMatchObject({ object: { fields: { memo: { label } } } });
    expect(revision).toBeGreaterThan(held.revision);
  });

  it('of other rights are other parts: what is withdrawn is in none', async () => {
    const held = await partsOf(rep);
    const role = test.workspace.snapshot.roles.get('sales_rep') as RoleBody;
    const body = { ...role, objects: { ...role.objects, product: {} } };
    expect((await publishDrafts(administrator, [{ kind: 'role', name: 'sales_rep', body }])).statusCode).toBe(200);
    const { parts } = await changedSince(rep, held);
    expect(appsOf(parts).outlines).not.toHaveProperty('product');
    expect(parts).not.toHaveProperty('object:product');
    expect(await partsOf(rep)).not.toHaveProperty('parts.object:product');
    expect(await partsOf(administrator)).toHaveProperty(['parts', 'object:product']);
  });

  it('do not change with what somebody saves for themselves', async () => {
    const held = await partsOf(administrator);
    const view = { object: 'deal', label, type: 'table', columns: [{ field: 'name' }] };
    const { name } = (await administrator('POST', '/api/views', { body: view })).json();
    expect((await changedSince(administrator, held)).parts).toEqual({});
    expect((await administrator('GET', '/api/views')).json()).toMatchObject([{ name, source: 'personal', object: 'deal' }]);
    expect((await rep('GET', '/api/views')).json()).toEqual([]);
  });

  it('are compressed once for all who are answered the same', async () => {
    const read = (call: Caller) =>
      call('GET', '/api/metadata/parts', undefined, { 'x-tenon-request': '1', 'accept-encoding': 'br' });
    const [first, again, other] = [await read(administrator), await read(administrator), await read(rep)];
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    for (const name of ['content-encoding', 'content-type', 'vary', 'etag', 'cache-control'])
      expect(again.headers[name]).toBe(first.headers[name]);
    expect(JSON.parse(String(brotliDecompressSync(again.rawPayload)))).toEqual(await partsOf(administrator));
    expect(JSON.parse(String(brotliDecompressSync(other.rawPayload)))).toEqual(await partsOf(rep));
  });
});
