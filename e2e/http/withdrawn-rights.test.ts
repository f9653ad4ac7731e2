import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteColleague, keyCaller } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let url: string;
const streams: AbortController[] = [];

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  url = await test.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => {
  for (const stream of streams) stream.abort();
  return test.close();
});

const statusOf = async (answer: ReturnType<Caller>) => (await answer).statusCode;
const change = (userId: string, access: object) => statusOf(administrator('PATCH', `/api/users/${userId}/access`, access));

/** A live stream that is open; its end and what it told. */
async function listen(headers: Record<string, string>) {
  const ended = Promise.withResolvers<void>();
  const stop = new AbortController();
  streams.push(stop);
  const { body } = await fetch(`${url}/api/live`, { headers, signal: stop.signal });
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  let told = '';
  const hear = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) told += Buffer.from(part.value).toString();
    ended.resolve();
  };
  hear().catch(ended.reject);
  ended.promise.catch(() => {});
  await expect.poll(() => told).toContain('hello');
  return { ended: ended.promise, told: () => told };
}

async function changeSomething(): Promise<string> {
  return (await administrator('POST', '/api/records/account', { name: `新客户 ${Math.random()}` })).json().id;
}

describe('rights that are taken away', () => {
  it('are gone with the next request, and so are roles that others gave', async () => {
    const { call, userId } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
    expect(await statusOf(call('GET', '/api/records/deal'))).toBe(200);
    expect(await change(userId, { roles: [] })).toBe(204);
    expect(await statusOf(call('GET', '/api/records/deal'))).toBe(404);
    expect((await call('GET', '/api/metadata')).json().objects).toEqual({});
  });

  it('take the sessions and streams of who is let out along', async () => {
    const { call, userId, cookie } = await inviteColleague(test, { name: '韩梅梅', roles: ['executive'] });
    const stream = await listen({ cookie });
    const seen = await changeSomething();
    await expect.poll(stream.told).toContain(seen);
    expect(await change(userId, { active: false })).toBe(204);
    const unseen = await changeSomething();
    await stream.ended;
    expect(stream.told()).not.toContain(unseen);
    expect(await statusOf(call('GET', '/api/me'))).toBe(401);
    const { entries } = (await administrator('GET', `/api/records/user/${userId}/history`)).json();
    expect(entries[0].changes.active).toEqual({ from: true, to: false });
  });

  it('end a stream whose session ended, and tell nothing to one whose role no longer reads', async () => {
    const leaving = await inviteColleague(test, { name: '赵敏', roles: ['executive'] });
    const losing = await inviteColleague(test, { name: '林涛', roles: ['executive'] });
    const both = [await listen({ cookie: leaving.cookie }), await listen({ cookie: losing.cookie })] as const;
    expect(await statusOf(leaving.call('DELETE', '/api/session'))).toBe(204);
    expect(await change(losing.userId, { roles: ['sales_rep'] })).toBe(204);
    const unseen = await changeSomething();
    await both[0].ended;
    expect(await statusOf(leaving.call('GET', '/api/me'))).toBe(401);
    expect(both.map(({ told }) => told()).join()).not.toContain(unseen);
  });

  it('end a key that is revoked, and one whose maker lost what it lends', async () => {
    const key = await keyCaller(test, administrator, ['executive']);
    const stream = await listen({ authorization: key.authorization });
    expect(await statusOf(key.call('GET', '/api/records/deal'))).toBe(200);
    expect(await statusOf(administrator('DELETE', `/api/api-keys/${key.id}`))).toBe(204);
    expect(await statusOf(key.call('GET', '/api/records/deal'))).toBe(401);
    await changeSomething();
    await stream.ended;
  });
});

describe('long work that a key started', () => {
  it('goes on with the rights of the key, not with those of its maker', async () => {
    const records = Array.from({ length: 1001 }, (_, index) => ({ name: `批量 ${index}` }));
    await administrator('POST', '/api/records/account/bulk', { action: 'create', records });
    const ids = (await allIds()).slice(0, 1001);
    const { call } = await keyCaller(test, administrator, ['sales_manager']);
    const { job } = (await call('POST', '/api/records/account/bulk', { action: 'delete', ids })).json();
    const read = async () => (await call('GET', `/api/jobs/${job}`)).json();
    await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe('done');
    // The manager's role reaches a department; the administrator has none.
    expect((await read()).progress).toMatchObject({ done: 0, failed: 1001 });
    expect(await allIds()).toEqual(expect.arrayContaining(ids));
  });

  it('ends when the key is revoked, or its maker let out, while it is under way', async () => {
    const { call, userId } = await inviteColleague(test, { name: '孙悦', roles: ['administrator'] });
    const key = await keyCaller(test, administrator, ['administrator']);
    const ids = (await allIds()).slice(0, 1001);
    const free = await hold(ids);
    const start = async (by: Caller, description: string) =>
      (await by('POST', '/api/records/account/bulk', { action: 'update', ids, values: { description } })).json().job as string;
    const jobs = [await start(key.call, '一'), await start(call, '二')];
    for (const id of jobs) await expect.poll(() => stateOf(id)).toBe('running');
    expect(await statusOf(administrator('DELETE', `/api/api-keys/${key.id}`))).toBe(204);
    expect(await change(userId, { active: false })).toBe(204);
    // A job looks at its owner four times a second at the most.
    await sleep(300);
    await free();
    for (const id of jobs) await expect.poll(() => stateOf(id), { timeout: 15_000 }).toBe('failed');
  });

  /** Keeps others from writing these records until told. */
  async function hold(ids: string[]): Promise<() => Promise<void>> {
    const [held, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = test.workspace.db.transaction(async (tx) => {
      await tx.query({
        text: `select from ${test.workspace.schema}.account where id = any($1::uuid[]) for update`,
        values: [ids],
      });
      held.resolve();
      await freed.promise;
    });
    await held.promise;
    return () => {
      freed.resolve();
      return holding;
    };
  }

  async function stateOf(id: string): Promise<string> {
    return (await administrator('GET', `/api/jobs/${id}`)).json().status;
  }

  async function allIds(): Promise<string[]> {
    const csv = (await administrator('GET', '/api/records/account/export.csv?select=id')).body;
    return csv.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  }
});

describe('the administrator’s role', () => {
  const body = { label: { zh: '系统管理员', en: 'Administrator' }, objects: {}, system: ['manageRoles'] };

  it('is changed by nobody, on no way', async () => {
    const drafts = [{ kind: 'role', name: 'administrator', body }];
    expect(await statusOf(publishDrafts(administrator, drafts))).toBe(422);
    expect(await statusOf(administrator('PUT', '/api/roles/administrator', { body }))).toBe(403);
    expect(await statusOf(administrator('DELETE', '/api/roles/administrator'))).toBe(403);
    const { files } = (await administrator('GET', '/api/definitions/export?whole=true')).json();
    const [path, file] = Object.entries(files).find(([name]) => name.includes('administrator')) ?? [
      'role/administrator.json',
      '',
    ];
    const changed = String(file).replaceAll('"manageUsers"', '"manageMetadata"');
    expect(changed).not.toBe(file);
    const imported = await administrator('POST', '/api/definitions/import', { files: { [path]: changed } });
    expect(imported.statusCode).toBe(422);
    expect(imported.body).toContain('last resort');
  });
});

describe('one’s own account', () => {
  it('speaks the language that was just chosen', async () => {
    const { call } = await inviteColleague(test, { name: '周杰', roles: ['sales_rep'] });
    const message = async () => (await call('GET', '/api/records/nothing', undefined, { 'accept-language': '' })).json().title;
    await call('PATCH', '/api/me', { locale: 'en' });
    const english = await message();
    await call('PATCH', '/api/me', { locale: 'zh' });
    expect([/^[ -~]+$/.test(english), /\p{Script=Han}/u.test(await message())]).toEqual([true, true]);
  });

  it('has the name that was given on coming in, on the record of the user as well', async () => {
    const invited = { name: '待定', email: 'late.name@example.com', roles: ['sales_rep'] };
    const { link, userId } = (await administrator('POST', '/api/users/invitations', invited)).json();
    const accept = { name: '孙悦', password: '梅花香自苦寒来 the sword is whetted' };
    const answer = await (await test.signIn())('POST', `/api/invitations/${String(link).split('/').at(-1)}`, accept);
    expect(answer.json().user.name).toBe('孙悦');
    expect((await administrator('GET', `/api/records/user/${userId}`)).json().name).toBe('孙悦');
    expect((await administrator('GET', `/api/search?q=${encodeURIComponent('孙悦')}`)).json().hits[0]).toMatchObject({
      id: userId,
    });
  });
});
