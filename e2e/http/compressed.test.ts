import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  call = await test.signIn();
});
afterAll(() => test.close());

const ours = { 'x-tenon-request': '1' };
const read = (encoding: string) => call('GET', '/api/metadata', undefined, { ...ours, 'accept-encoding': encoding });

it('sends the model compressed, a fraction of its length, and the same', async () => {
  const plain = await read('identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  const brotli = await read('gzip, deflate, br');
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotli.headers['content-length']).toBe(String(brotli.rawPayload.length));
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  expect(brotliDecompressSync(brotli.rawPayload)).toEqual(plain.rawPayload);
  const zstd = await read('gzip, deflate, br, zstd');
  expect(zstd.headers['content-encoding']).toBe('zstd');
  expect(zstdDecompressSync(zstd.rawPayload)).toEqual(plain.rawPayload);
  const gzip = await read('gzip, br;q=0');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload);
});

it('leaves alone what is short, what another site can ask for, and what is told as it happens', async () => {
  const accept = { 'accept-encoding': 'br' };
  const short = await call('GET', '/api/health', undefined, { ...ours, ...accept });
  expect(short.headers['content-encoding']).toBeUndefined();
  const navigated = await call('GET', '/api/metadata', undefined, { ...accept, 'x-tenon-request': '' });
  expect(navigated.headers['content-encoding']).toBeUndefined();
  const file = await call('GET', '/api/records/deal/export.csv', undefined, { ...ours, ...accept });
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-encoding']).toBeUndefined();
});

it('compresses reads that are posted, as lists are', async () => {
  const list = await call('POST', '/api/records/deal/query', { limit: 100 }, { 'accept-encoding': 'br' });
  expect(list.headers['content-encoding']).toBe('br');
  expect(JSON.parse(String(brotliDecompressSync(list.rawPayload))).records.length).toBeGreaterThan(10);
});
