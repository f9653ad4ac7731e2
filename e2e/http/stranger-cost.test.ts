import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bombs } from './bombs.ts';
import { administrator } from './open-app.ts';
import { absent, rightsMatrix } from './rights-matrix.ts';

/** Milliseconds of processor time that one request of somebody who is not signed in may cost. */
const most = 10;
const rounds = 3;

let server: ChildProcess;
let port: number;

beforeAll(async () => {
  server = fork(new URL('./stranger-server.ts', import.meta.url), { execArgv: [] });
  [{ port }] = (await once(server, 'message')) as [{ port: number }];
});
afterAll(async () => {
  server.send('stop');
  await once(server, 'exit');
});

async function cpu(): Promise<number> {
  server.send('cpu');
  const [{ cpu }] = (await once(server, 'message')) as [{ cpu: number }];
  return cpu;
}

/** Sends the bytes and waits for the end of the answer, or a moment where the request is never whole. Answers the first line. */
function send(bytes: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of bytes) socket.write(part);
    });
    const patience = setTimeout(() => socket.destroy(), 150);
    socket.on('data', (chunk) => {
      if (answer === '') answer = chunk.toString('latin1').split('\r\n', 1)[0] as string;
      patience.refresh();
    });
    // Who is refused while still sending is cut off.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(answer);
    });
  });
}

const [asset] = readdirSync(new URL('../../web/dist/assets/', import.meta.url)).filter((name) => name.endsWith('.js'));
const places = [
  ...rightsMatrix.map(({ key: route }) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(':object', 'account').replace(/:(id|token|name|revision)/, absent);
    return { method, path: path.replace('*', 'swagger-ui.css') };
  }),
  ...['/', '/o/account', '/api', '/api/nothing', '/assets/', '/assets/nothing.js', `/assets/${asset}`, '/tenon.svg'].map(
    (path) => ({
      method: 'GET',
      path,
    }),
  ),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) =>
    ['/', '/nothing', '/api/nothing', '/api/metadata', '/health'].map((path) => ({ method, path })),
  ),
];

describe('a request of a stranger', () => {
  it.each(Object.entries(bombs))('costs little, wherever it goes: %s', async (_, bomb) => {
    const costs = new Map<string, number>();
    let before = await cpu();
    for (let round = 0; round < rounds; round += 1)
      for (const { method, path } of places) {
        const answer = await send(bomb(method, path));
        const after = await cpu();
        const cost = after - before;
        before = after;
        const place = `${method} ${path}`;
        expect(answer, place).not.toMatch(/ 5\d\d /);
        // By far too much is told at once, before the many others are sent.
        expect(cost, place).toBeLessThan(20 * most);
        // The first round compiles, and in one of the others memory may be swept.
        if (round > 0) costs.set(place, Math.min(costs.get(place) ?? cost, cost));
      }
    expect([...costs].filter(([, cost]) => cost > most)).toEqual([]);
  });
});

/** The one thing that is dear by intent has a bound of its own. */
describe('passwords that are tried', () => {
  const attempt = (email: string, password: string) => {
    const text = JSON.stringify({ email, password });
    const headers = { 'Content-Type': 'application/json', 'X-Tenon-Request': '1' };
    return fetch(`http://127.0.0.1:${port}/api/session`, { method: 'POST', headers, body: text });
  };

  it('are a few at a time of one network; the others are told to come back', async () => {
    const before = await cpu();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => attempt(`nobody${n}@example.com`, 'x'.repeat(1000))));
    const cost = (await cpu()) - before;
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect(count(401)).toBeGreaterThanOrEqual(8);
    expect(count(401) + count(429)).toBe(200);
    for (const answer of answers) if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(cost / answers.length).toBeLessThan(30);
    const { email, password } = administrator;
    expect((await attempt(email, password)).status).toBe(200);
  });
});
