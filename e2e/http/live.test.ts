import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordChanges } from '../../server/src/data/history/record-changes.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, administrator as first, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let administrator: Caller;
let port: number;
let cookie: string;
const streams: IncomingMessage[] = [];

beforeAll(async () => {
  test = await openApp();
  administrator = await test.signIn();
  port = Number(new URL(await test.app.listen({ port: 0, host: '127.0.0.1' })).port);
  cookie = await newCookie();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const stream of streams.splice(0)) stream.destroy();
});
afterAll(() => test.close());

async function newCookie(): Promise<string> {
  const { email, password } = first;
  const headers = { host: 'localhost', 'x-tenon-request': '1' };
  const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email, password }, headers });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function listen(by = cookie, query = ''): Promise<{ answer: IncomingMessage; told: () => string }> {
  const [answer] = (await once(
    get({ port, path: `/api/live${query}`, headers: { cookie: by, 'accept-language': 'en' } }),
    'response',
  )) as [IncomingMessage];
  streams.push(answer);
  let told = '';
  answer.on('data', (chunk) => (told += chunk)).on('error', () => {});
  if (answer.statusCode === 200) await expect.poll(() => told).toContain('hello');
  else await once(answer, 'end');
  return { answer, told: () => told };
}

async function allGone(): Promise<void> {
  await expect.poll(async () => (await listen()).answer.statusCode).toBe(200);
}

describe('live streams', () => {
  it('say what every answer says to browsers', async () => {
    const { answer } = await listen();
    const other = await administrator('GET', '/api/me');
    for (const header of ['content-security-policy', 'x-content-type-options', 'referrer-policy'])
      expect(answer.headers[header]).toBe(other.headers[header]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('are so many of a session, and of a person in all of theirs', async () => {
    await allGone();
    const { userId: _, cookie: theirs } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
    const mine = [cookie, await newCookie(), await newCookie(), await newCookie()];
    const statuses: (number | undefined)[] = [];
    for (const by of mine) for (let n = 0; n < 11; n += 1) statuses.push((await listen(by)).answer.statusCode);
    const isOpen = (status: number | undefined) => status === 200;
    expect(statuses.slice(0, 11).filter(isOpen).length).toBeLessThanOrEqual(10);
    expect(statuses.filter(isOpen).length).toBeLessThanOrEqual(30);
    const refused = await listen(mine[3]);
    expect(JSON.parse(refused.told())).toMatchObject({
      status: 429,
      code: 'tooManyStreams',
      title: expect.stringContaining('close some pages'),
    });
    expect((await listen(theirs)).answer.statusCode).toBe(200);
  });

  it('have a change looked up once for all who see the same of it', async () => {
    await allGone();
    const { cookie: rep } = await inviteColleague(test, { name: '韩梅梅', roles: ['sales_rep'] });
    const sessions = [cookie, await newCookie(), await newCookie(), await newCookie()];
    const mine = await Promise.all([...sessions, ...sessions].map((by) => listen(by)));
    const theirs = await Promise.all(Array.from({ length: 8 }, () => listen(rep)));
    const reads = vi.spyOn(test.workspace.db, 'read');
    const { id } = (await administrator('POST', '/api/records/account', { name: '一次' })).json();
    for (const { told } of mine) await expect.poll(told).toContain(id);
    const lookUps = reads.mock.calls.filter(([statement]) => JSON.stringify(statement.values).includes(id));
    expect(lookUps.length).toBeLessThanOrEqual(3);
    for (const { told } of theirs) expect(told()).not.toContain(id);
  });

  it('tell a page that its rights are others now, once, and nobody else', async () => {
    await allGone();
    const { cookie: theirs, userId } = await inviteColleague(test, { name: '王芳', roles: ['sales_rep'] });
    const [page, other] = [await listen(theirs), await listen()];
    const timesTold = ({ told }: typeof page) => told().split('"type":"metadata"').length - 1;
    const change = () => administrator('POST', '/api/records/account', { name: '权限' });
    await change();
    await expect.poll(other.told).toContain('"account"');
    expect(timesTold(page)).toBe(0);
    const given = await administrator('PATCH', `/api/users/${userId}/access`, { roles: ['sales_manager'] });
    expect(given.statusCode).toBe(204);
    await change();
    await expect.poll(() => timesTold(page)).toBe(1);
    const before = other.told().length;
    await change();
    await expect.poll(() => other.told().length).toBeGreaterThan(before);
    expect([timesTold(page), timesTold(other)]).toEqual([1, 0]);
  });

  it('tell those who design where the others are in the studio, and that they left with their stream', async () => {
    await allGone();
    const { cookie: rep } = await inviteColleague(test, { name: '周杰', roles: ['sales_rep'] });
    const page = '01910000-0000-7000-8000-00000000000a';
    const [mine, other, theirs] = [await listen(cookie, `?page=${page}`), await listen(await newCookie()), await listen(rep)];
    const place = '/studio/objects/deal/fields';
    expect((await administrator('POST', '/api/studio/presence', { page, place })).statusCode).toBe(204);
    await expect.poll(other.told).toContain(`"place":"${place}"`);
    mine.answer.destroy();
    await expect.poll(other.told).toContain(`"page":"${page}","person"`);
    await expect.poll(other.told).toContain('"place":null');
    expect(theirs.told()).not.toContain('presence');
    expect((await administrator('POST', '/api/studio/presence', { page, place: 'javascript:' })).statusCode).toBe(400);
  });

  it('tell who administers an app where others are in it, and nothing of where else they are', async () => {
    await allGone();
    const label = { zh: '设备', en: 'Kit' };
    const kit = { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label } } };
    const made = await publishDrafts(administrator, [
      { kind: 'object', name: 'kit', body: kit },
      { kind: 'app', name: 'kits', body: { label, icon: 'box', menu: [{ id: 'all', objects: ['kit'] }], main: [], home: [] } },
      { kind: 'role', name: 'keeper', body: { label, objects: {}, apps: { kits: 'administer' } } },
    ]);
    expect(made.statusCode).toBe(200);
    const keeper = await inviteColleague(test, { name: '吴敏', roles: ['keeper'] });
    const page = '01910000-0000-7000-8000-00000000000b';
    const [theirs, other] = [await listen(keeper.cookie), await listen(await newCookie(), `?page=${page}`)];
    const tell = (place: string) => administrator('POST', '/api/studio/presence', { page, place });
    await tell('/studio/objects/kit/fields');
    await expect.poll(theirs.told).toContain('"place":"/studio/objects/kit/fields"');
    await tell('/studio/objects/deal/fields');
    await expect.poll(other.told).toContain('/studio/objects/deal/fields');
    await expect.poll(theirs.told).toContain('"place":null');
    expect(theirs.told()).not.toContain('deal');
    expect((await keeper.call('POST', '/api/studio/presence', { page, place: '/studio/apps/kits' })).statusCode).toBe(204);
    await expect.poll(other.told).toContain('/studio/apps/kits');
  });

  it('let go of who does not read', async () => {
    await allGone();
    const socket: Socket = connect(port, '127.0.0.1');
    socket.write(`GET /api/live HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`);
    await once(socket, 'readable');
    const closed = once(socket, 'close');
    const published = recordChanges(test.workspace);
    const long = 'x'.repeat(100_000);
    for (let n = 0; n < 200; n += 1) {
      published.publish({ type: 'records', object: 'account', action: 'update', ids: [], by: `${n} ${long}` });
      if (n % 10 === 0) await sleep(60);
    }
    socket.resume();
    await closed;
  });
});
