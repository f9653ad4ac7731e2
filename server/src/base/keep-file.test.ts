import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepTextOnce, makeFolder, receiveFile, settleFile, toDiskFull } from './keep-file.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tenon-keep-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test('a file and its folder are for the server alone', async () => {
  const folder = join(root, 'files', 'main', 'ab');
  await makeFolder(join(root, 'files'), folder);
  const path = join(folder, 'one');
  expect(await receiveFile(Readable.from([Buffer.from('a'), Buffer.from('b')]), `${path}.part`, { max: 2 })).toEqual({ size: 2 });
  await settleFile(`${path}.part`, path);
  expect(await readFile(path, 'utf8')).toBe('ab');
  expect(await Promise.all([path, folder, join(root, 'files', 'main'), join(root, 'files')].map(modeOf))).toEqual([
    '600',
    '700',
    '700',
    '700',
  ]);
});

test('nothing is left of what is too large or breaks off', async () => {
  const folder = join(root, 'broken');
  await makeFolder(folder, folder);
  await expect(receiveFile(Readable.from([Buffer.alloc(3)]), join(folder, 'large'), { max: 2 })).rejects.toMatchObject({
    code: 'tooLarge',
  });
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('a');
      throw new Error('broken off');
    })(),
  );
  await expect(receiveFile(breaking, join(folder, 'half'), { max: 2 })).rejects.toThrow('broken off');
  expect(await readdir(folder)).toEqual([]);
});

test('a full disk is said to be one', () => {
  expect(toDiskFull(Object.assign(new Error(), { code: 'ENOSPC' }))).toMatchObject({ code: 'diskFull' });
  expect(toDiskFull(new Error('other'))).toMatchObject({ message: 'other' });
});

test('a text that is kept once is whole, and the first one counts', async () => {
  const folder = join(root, 'once');
  keepTextOnce(folder, 'secret.key', 'first');
  keepTextOnce(folder, 'secret.key', 'second');
  expect(await readFile(join(folder, 'secret.key'), 'utf8')).toBe('first');
  expect(await modeOf(join(folder, 'secret.key'))).toBe('600');
  expect(await readdir(folder)).toEqual(['secret.key']);
});
