import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

const { Spectral } = spectralCore;
const { oas } = spectralRulesets;

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

describe('the OpenAPI document of the live model', () => {
  it("passes Spectral's rules for OpenAPI in both languages", async () => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [oas as never], rules: {} });
    for (const language of ['zh', 'en']) {
      const document = (await call('GET', '/api/openapi.json', undefined, { 'accept-language': language })).json();
      const findings = await spectral.run(document);
      expect(findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([]);
    }
  });

  it('has every operation that an integrator could use', async () => {
    const { paths } = (await call('GET', '/api/openapi.json')).json();
    const documented = new Set(
      Object.entries(paths as Record<string, object>).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${asRoute(path)}`),
      ),
    );
    const routes = routesOf(test.app);
    expect(routes).toContain('POST /api/undo/:token');
    const missing = routes.filter((route) => !documented.has(route) && !isForPeople(route));
    expect(missing).toEqual([]);
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

/** Signing in, setting up, one's own password and sessions, and this document: an API key cannot use them, or need not. */
function isForPeople(route: string): boolean {
  return / \/api\/(setup|session|invitations|me\/|docs|openapi)/.test(route) || !route.includes(' /api/');
}

/** Every route as `GET /api/me`, from the tree that Fastify prints. */
function routesOf(app: FastifyInstance): string[] {
  const above: string[] = [];
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  return lines.flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^(.*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line) ?? [];
    above.splice(indent.length / 4, above.length, part);
    const taken = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
    return taken.map((method) => `${method} ${above.join('')}`);
  });
}
