import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends one of a kind, and waits for whatever comes of it. */
export type Bomb = (url: string) => Promise<unknown>;

const megabytes = 9;
const bytes = megabytes << 20;
const longWords = 'correct-h0rse-b4ttery-st4ple-p4ssw0rd-qwertyuiop-';

const objects = {
  'array of numbers': () => `[${'0,'.repeat(bytes / 2)}0]`,
  'array of arrays': () => `[${'[],'.repeat(bytes / 3)}[]]`,
  'many keys': () => `{${Array.from({ length: 600_000 }, (_, n) => `"k${n}":1`).join(',')}}`,
  'deep nesting': () => `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`,
  'one text of escapes': () => `{"email":"${'\\u0061'.repeat(bytes / 6)}","password":"x"}`,
  'keys of a prototype': () => `{${Array.from({ length: 300_000 }, () => '"__proto__":{}').join(',')}}`,
};

const bodies = new Map<string, string>();

function bodyOf(name: keyof typeof objects): string {
  const body = bodies.get(name) ?? objects[name]();
  bodies.set(name, body);
  return body;
}

const paths = [
  '/api/session',
  '/api/setup',
  '/api/invitations/x',
  '/api/password-reset/x',
  '/api/records/account',
  '/api/definitions/import',
];

/** What a stranger can think of. Large bodies, costly passwords, long addresses and headers, slow and broken requests. */
export const bombs: Record<string, Bomb> = {
  ...Object.fromEntries(
    (Object.keys(objects) as (keyof typeof objects)[]).map((name): [string, Bomb] => [
      name,
      (url) => Promise.all(paths.map((path) => post(`${url}${path}`, bodyOf(name)))),
    ]),
  ),
  'a bad session cookie': (url) =>
    post(`${url}/api/records/account`, bodyOf('many keys'), { cookie: '__Host-tenon=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
  'a bad key': (url) => post(`${url}/api/records/account`, bodyOf('array of arrays'), { authorization: 'Bearer nobody' }),
  'costly passwords': (url) =>
    Promise.all([
      post(
        `${url}/api/setup`,
        JSON.stringify({ token: 'x', name: 'x', email: 'x@example.com', locale: 'en', password: longWords.repeat(5) }),
      ),
      post(`${url}/api/invitations/x`, JSON.stringify({ name: 'x', password: longWords.repeat(5) })),
    ]),
  'long addresses': (url) =>
    Promise.all([get(`${url}/api/records/account?filter=${'a'.repeat(7000)}`), get(`${url}/${'%25'.repeat(2500)}`)]),
  'many query parameters': (url) => get(`${url}/api/session/info?${Array.from({ length: 2000 }, (_, n) => `a${n}=1`).join('&')}`),
  'odd languages': (url) => get(`${url}/api/session/info`, { 'accept-language': 'zh-CN;q=0.1,'.repeat(1000) }),
  'many cookies': (url) => get(`${url}/api/me`, { cookie: Array.from({ length: 1500 }, (_, n) => `c${n}=1`).join('; ') }),
  'a file to nobody': (url) => post(`${url}/api/files`, 'x'.repeat(bytes), { 'content-type': 'multipart/form-data; boundary=x' }),
  'an upload to nobody': (url) =>
    post(`${url}/api/imports/uploads?object=account&name=a.csv`, 'x'.repeat(bytes), { 'content-type': 'text/csv' }),
  'requests that never end': (url) => Promise.all(Array.from({ length: 50 }, () => dribble(url))),
  'pages and documents': (url) =>
    Promise.all(
      ['/', '/api/docs', '/api/openapi.json', '/assets/none.js', '/../../etc/passwd'].map((path) => get(`${url}${path}`)),
    ),
};

function get(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  return fetch(url, { headers, signal: AbortSignal.timeout(60_000) })
    .then((answer) => answer.arrayBuffer())
    .catch(() => {});
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<unknown> {
  return fetch(url, {
    method: 'POST',
    headers: { 'x-tenon-request': '1', 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(60_000),
  })
    .then((answer) => answer.arrayBuffer())
    .catch(() => {});
}

/** A request whose body comes byte by byte for a second, and is then dropped. */
async function dribble(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(
    'POST /api/session HTTP/1.1\r\nhost: localhost\r\nx-tenon-request: 1\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n',
  );
  const drop = setInterval(() => socket.write(' '), 50);
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 1000))]);
  clearInterval(drop);
  socket.destroy();
}
