import fastify, { type InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/src/http/routes/index.ts';
import type { Services } from '../../server/src/http/services.ts';
import { inviteColleague, keyCaller } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { absent, audiences, rightsMatrix } from './rights-matrix.ts';

type Who = (typeof audiences.anyone)[number];

let test: TestApp;
let callers: Record<Who, Caller>;

beforeAll(async () => {
  test = await openApp();
  const administrator = await test.signIn();
  callers = {
    administrator,
    anonymous: (method, url, body) =>
      test.app.inject({ method, url, payload: body as InjectOptions['payload'], headers: { 'x-tenon-request': '1' } }),
    rep: (await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] })).call,
    manager: (await inviteColleague(test, { name: '王芳', roles: ['sales_manager'] })).call,
    executive: (await inviteColleague(test, { name: '张伟', roles: ['executive'] })).call,
    key: (await keyCaller(test, administrator, ['sales_rep'])).call,
  };
});
afterAll(() => test.close());

/** `METHOD /path` of everything that the server's route files register. */
async function registered(): Promise<string[]> {
  const seen: string[] = [];
  const bare = fastify();
  bare.addHook('onRoute', ({ method, url }) => void seen.push(...[method].flat().map((each) => `${each} ${url}`)));
  for (const add of routes) add(bare, {} as Services);
  await bare.ready();
  return seen.filter((route) => !/^(HEAD|OPTIONS) |assets/.test(route)).sort();
}

describe('every route', () => {
  it('is declared, and what is declared is served', async () => {
    expect(await registered()).toEqual(rightsMatrix.map(({ key }) => key).sort());
  });

  it('lets in those and refuses all others', async () => {
    const wrong: string[] = [];
    for (const { key: route, for: audience, body } of rightsMatrix) {
      const [method, pattern = ''] = route.split(' ');
      const path = pattern
        .replace(':object', 'account')
        .replace(/:(id|token|name|revision)/, absent)
        .replace('*', 'index.css');
      for (const who of audiences.anyone) {
        const isWelcome = (audiences[audience] as readonly Who[]).includes(who);
        // An open stream has no end to wait for; another test listens to it.
        if (isWelcome && pattern === '/api/live') continue;
        // Signing out would end the session that the next rows are called in.
        if (who !== 'anonymous' && route === 'DELETE /api/session') continue;
        const { statusCode } = await callers[who](
          method as 'GET',
          path,
          method === 'GET' || method === 'DELETE' ? undefined : body,
        );
        const expected = isWelcome ? 'welcome' : who === 'anonymous' ? '401' : '403';
        // A password or a token that is wrong is a 401, too, but says so.
        const seen = isWelcome && statusCode < 500 && statusCode !== 403 ? 'welcome' : String(statusCode);
        if (seen !== expected) wrong.push(`${route} as ${who}: ${statusCode}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('what belongs to somebody else', () => {
  it('looks as if it were not there, by whatever address', async () => {
    const { administrator, rep } = callers;
    const make = async (path: string, body: object) => (await administrator('POST', path, body)).json();
    const account = await make('/api/records/account', { name: '他人的客户' });
    const deal = await make('/api/records/deal', { name: '他人的商机', account: account.id });
    const lead = await make('/api/records/lead', { name: '他人的线索', company: '某公司' });
    const bulk = await make('/api/records/account/bulk', { action: 'update', ids: [account.id], values: { name: '改名' } });
    const view = await make('/api/views', {
      body: { object: 'account', label: { zh: 'a', en: 'a' }, type: 'table', columns: [] },
    });
    const upload = await administrator('POST', '/api/imports/uploads?name=a.csv', '名称\n甲\n', { 'content-type': 'text/csv' });
    const plan = { object: 'account', mode: 'create', columns: [{ column: '名称', field: 'name' }] };
    const map = await make('/api/imports/maps', { name: '别人的方案', plan, shared: true });
    const [session] = (await administrator('GET', '/api/me/sessions')).json();
    const trashed = await make('/api/records/account', { name: '垃圾箱' });
    await administrator('DELETE', `/api/records/account/${trashed.id}`);
    const asked: [InjectOptions['method'], string, string, object?][] = [
      ...[account, deal, lead].flatMap(({ id }, index): [InjectOptions['method'], string, string, object?][] => {
        const path = `/api/records/${['account', 'deal', 'lead'][index]}/ID`;
        return [
          ['GET', path, id],
          ['PATCH', path, id, { name: 'x' }],
          ['DELETE', path, id],
          ['GET', `${path}/history`, id],
          ['GET', `${path}/timeline`, id],
          ['GET', `${path}/stages`, id],
          ['GET', `${path}/conversion`, id],
          ['POST', `${path}/convert`, id, {}],
        ];
      }),
      ['POST', '/api/records/account/ID/restore', trashed.id],
      ['GET', '/api/records/account/ID/history', trashed.id],
      ['POST', '/api/undo/ID', bulk.undo],
      ['PATCH', '/api/views/ID', view.name, { shared: true }],
      ['DELETE', '/api/views/ID', view.name],
      ['POST', '/api/imports/uploads/ID/preview', upload.json().upload, {}],
      ['POST', '/api/imports/uploads/ID/rows', upload.json().upload, { plan }],
      ['DELETE', '/api/imports/maps/ID', map.id],
      ['DELETE', '/api/me/sessions/ID', session.id],
      ['POST', '/api/records/deal', account.id, { name: 'x', account: 'ID' }],
    ];
    for (const [method, path, id, body] of asked) {
      expect(id, path).toEqual(expect.any(String));
      const answer = async (given: string) => {
        const text = body && JSON.parse(JSON.stringify(body).replace('ID', given));
        const { statusCode, body: told } = await rep(method, path.replace('ID', given), text);
        const { instance: _, ...rest } = JSON.parse(told);
        return { statusCode, told: JSON.stringify(rest).replaceAll(given, 'ID') };
      };
      const [other, none] = [await answer(id), await answer(absent)];
      expect(other, `${method} ${path}`).toEqual(none);
      expect([404, 422, 400], `${method} ${path}`).toContain(other.statusCode);
    }
  });
});
