import { Validator } from '@seriousme/openapi-schema-validator';
import { endpoints } from '@tenon/metadata/api/endpoints.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

type Operation = { operationId: string; responses: Record<string, object> };

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  await offerButton();
});

/** Without one, there is no operation to press it. */
async function offerButton(): Promise<void> {
  const label = { zh: '改名', en: 'Rename' };
  const does = { kind: 'changeFields', inputs: { values: { name: 'x' } } };
  const body = {
    ...test.workspace.snapshot.objects.get('account')?.body,
    buttons: { rename: { label, places: ['record'], does } },
  };
  await publishDrafts(call, [{ kind: 'object', name: 'account', body }]);
}
afterAll(() => test.close());

describe('the OpenAPI document of the live model', () => {
  it('is valid OpenAPI 3.1 in both languages, and every reference leads somewhere', async () => {
    for (const language of ['zh', 'en']) {
      const document = (await call('GET', '/api/openapi.json', undefined, { 'accept-language': language })).json();
      const validator = new Validator();
      expect(await validator.validate(document)).toEqual({ valid: true });
      expect(validator.version).toBe('3.1');
      const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
      expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(references)]));
    }
  });

  it('has every operation under a name of its own, with what it answers and what it may refuse', async () => {
    const { paths } = (await call('GET', '/api/openapi.json')).json();
    const operations = Object.values(paths as Record<string, Record<string, Operation>>).flatMap((item) => Object.values(item));
    const names = operations.map(({ operationId }) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { operationId, responses } of operations) {
      const statuses = Object.keys(responses);
      expect(
        statuses.some((status) => status.startsWith('2')),
        operationId,
      ).toBe(true);
      expect(
        statuses.some((status) => status.startsWith('4')),
        operationId,
      ).toBe(true);
    }
    expect(paths['/api/records/account'].post.responses[409].description).toContain('`idempotencyMismatch`');
  });

  it('has every declared operation', async () => {
    const { paths } = (await call('GET', '/api/openapi.json')).json();
    const documented = Object.entries(paths as Record<string, object>).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${asRoute(path)}`),
    );
    expect(Object.keys(endpoints).filter((key) => !documented.includes(key))).toEqual([]);
  });

  it('shows records with the fields of their object, and what may be sent', async () => {
    const { paths, components } = (await call('GET', '/api/openapi.json')).json();
    const of = (schema: { $ref: string }) => components.schemas[schema.$ref.split('/').at(-1) as string];
    const { responses, requestBody } = paths['/api/records/deal/{id}'].patch;
    expect(of(responses[200].content['application/json'].schema).properties).toHaveProperty('amount');
    expect(of(requestBody.content['application/json'].schema).properties).toHaveProperty('version');
  });

  it('has every object that the caller may read, and only operations that are there', async () => {
    const { paths, openapi } = (await call('GET', '/api/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/records/deal', '/api/records/account/{id}', '/api/search']));
    for (const [path, item] of Object.entries(paths as Record<string, Record<string, unknown>>))
      for (const method of Object.keys(item)) {
        const url = asRoute(path);
        expect(test.app.hasRoute({ method: method.toUpperCase() as 'GET', url }), `${method} ${path}`).toBe(true);
      }
  });
});

function asRoute(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1').replace(/^\/api\/records\/[a-z_]+/, '/api/records/:object');
}
