import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
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

  it('has every object that the caller may read, and only operations that are there', async () => {
    const { paths, openapi } = (await call('GET', '/api/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/records/deal', '/api/records/account/{id}', '/api/search']));
    for (const [path, item] of Object.entries(paths as Record<string, Record<string, unknown>>))
      for (const method of Object.keys(item)) {
        const url = path.replace(/\{(\w+)\}/g, ':$1').replace(/^\/api\/records\/[a-z_]+/, '/api/records/:object');
        expect(test.app.hasRoute({ method: method.toUpperCase() as 'GET', url }), `${method} ${path}`).toBe(true);
      }
  });
});
