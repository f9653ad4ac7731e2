import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpReply } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientSetting } from './http-client.ts';

let server: Server;
let port: number;
let visits: string[] = [];
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => {
    visits.push(`${request.method} ${request.headers.host}${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function fetchWith(url: string, setting: Partial<HttpClientSetting> = {}): Promise<HttpReply> {
  visits = [];
  return createHttpClient({ privateHosts: [], ...setting })({ url });
}

const loopback = [{ address: '127.0.0.1', family: 4 }];

describe('a private address', () => {
  it.each([
    ...['http://127.0.0.1:PORT', 'http://localhost:PORT', 'http://LOCALHOST:PORT'],
    ...['http://2130706433:PORT', 'http://0x7f000001:PORT', 'http://0x7f.1:PORT', 'http://0177.0.0.1:PORT', 'http://127.1:PORT'],
    ...['http://0:PORT', 'http://[::1]:PORT', 'http://[::ffff:127.0.0.1]:PORT', 'http://[::ffff:7f00:1]:PORT'],
    ...[
      'http://127。0。0。1:PORT',
      'http://①②⑦.0.0.1:PORT',
      'http://[fe80::1%25lo]:PORT',
      'http://169.254.169.254',
      'http://10.0.0.1',
    ],
    ...['file:///etc/passwd', 'gopher://127.0.0.1:PORT', 'ftp://127.0.0.1:PORT', 'javascript:1', '//127.0.0.1:PORT', ''],
    ...['http://user:pass@example.com', 'http://example.com:25'],
  ])('is not connected to as %s', async (url) => {
    await expect(fetchWith(url.replace('PORT', String(port)))).rejects.toMatchObject({ next: 'never' });
    expect(visits).toEqual([]);
  });

  it.each([
    ['alone', loopback],
    ['among public ones', [{ address: '8.8.8.8', family: 4 }, ...loopback]],
    ['as a mapped one', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ])('is not connected to when a name has it, %s, and the answer is that of a name that nothing has', async (_, addresses) => {
    const [resolve, nothing] = [async () => addresses, () => Promise.reject(new Error('ENOTFOUND'))];
    const problemOf = (setting: Partial<HttpClientSetting>) =>
      fetchWith(`http://rebind.example:${port}`, setting).catch(({ label, next }) => ({ label, next }));
    expect(await problemOf({ resolve })).toEqual(await problemOf({ resolve: nothing }));
    expect(visits).toEqual([]);
  });
});

describe('a named private host', () => {
  it('is asked once for its address, and called there under its name', async () => {
    answer = (_request, response) => response.end('ok');
    const answers = [loopback, [{ address: '10.255.255.1', family: 4 }]];
    const resolve = async () => answers.shift() ?? [];
    const setting = { privateHosts: [`ERP.internal:${port}`], resolve };
    expect(await fetchWith(`http://erp.internal:${port}/hooks?a=1`, setting)).toEqual({ status: 200, text: 'ok' });
    expect(visits).toEqual([`GET erp.internal:${port}/hooks?a=1`]);
    expect(answers).toHaveLength(1);
  });

  it('is named with its port, or with any', async () => {
    answer = (_request, response) => response.end('ok');
    expect(await fetchWith(`http://127.0.0.1:${port}`, { privateHosts: ['127.0.0.1'] })).toMatchObject({ status: 200 });
    await expect(fetchWith(`http://127.0.0.1:${port}`, { privateHosts: ['127.0.0.1:1'] })).rejects.toMatchObject({
      next: 'never',
    });
  });
});

describe('a reply', () => {
  const allowed = { privateHosts: ['127.0.0.1'] };

  it('that redirects is an answer, not a way', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    expect(await fetchWith(`http://127.0.0.1:${port}/`, allowed)).toMatchObject({ status: 302 });
    expect(visits).toHaveLength(1);
  });

  it('is read up to 64 kB', async () => {
    answer = (_request, response) => response.end('a'.repeat(10_000_000));
    const { status, text } = await fetchWith(`http://127.0.0.1:${port}/`, allowed);
    expect([status, text.length]).toEqual([200, 65_536]);
  });

  it.each<[string, RequestListener]>([
    ['does not come', () => {}],
    ['comes bit by bit', (_request, response) => void setInterval(() => response.write('.'), 5).unref()],
    ['stops in the middle', (_request, response) => void response.write('.')],
    [
      'is another protocol',
      (_request, { socket }) =>
        void socket?.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
  ])('that %s is waited for no longer than allowed', async (_, never) => {
    answer = never;
    // On a busy machine the time may be over before the request has arrived.
    for (let [patience, arrived] = [50, false]; !arrived; patience *= 2) {
      const asked = fetchWith(`http://127.0.0.1:${port}/${patience}`, { ...allowed, patience });
      await expect(asked).rejects.toMatchObject({ next: 'again' });
      const own = visits.filter((visit) => visit.endsWith(`/${patience}`));
      expect(own.length).toBeLessThan(2);
      arrived = own.length === 1;
    }
  });

  it('that breaks off says only that there was none', async () => {
    answer = (_request, response) => void response.destroy();
    const broken = await fetchWith(`http://127.0.0.1:${port}/`, allowed).catch((problem) => problem);
    const closed = await fetchWith('http://127.0.0.1:1/', allowed).catch((problem) => problem);
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    const nameless = await fetchWith('http://nowhere.example/', { resolve }).catch((problem) => problem);
    expect(broken).toMatchObject({ next: 'again' });
    expect([closed.label, nameless.label]).toEqual([broken.label, broken.label]);
  });
});
