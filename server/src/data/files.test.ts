import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workspace } from '../catalog/workspace.ts';
import { maxFileSize, readFile, saveFile } from './files.ts';
import { purgeExpired } from './purge-expired.ts';
import { openWriteBench, problemsOf, type WriteBench } from './write-bench.ts';

let bench: WriteBench;
let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  bench = await openWriteBench();
  folder = await mkdtemp(join(tmpdir(), 'tenon-files-'));
  // Every property but the folder stays live on the original.
  workspace = Object.create(bench.workspace, { dataFolder: { value: folder } });
});
afterAll(async () => {
  await bench.drop();
  await rm(folder, { recursive: true });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = (name: string, content: Buffer, actor = bench.rep) =>
  saveFile(workspace, actor, { name, content: Readable.from([content]) });

test('a file keeps its Chinese name and content, and is its maker’s until a record takes it', async () => {
  const file = await upload('../合同（终稿）.png', png);
  expect(file).toMatchObject({ name: '合同（终稿）.png', size: png.length, type: 'image/png' });
  const { content } = await readFile(workspace, bench.rep, file.id);
  expect(await buffer(content)).toEqual(png);
  expect(await problemsOf(readFile(workspace, bench.manager, file.id))).toEqual(['notFound']);

  const deal = await bench.create('deal', { name: 'x', contract: [file.id] }, bench.rep);
  (await readFile(workspace, bench.manager, file.id)).content.destroy();
  expect(await problemsOf(bench.create('deal', { name: 'y', contract: [file.id] }, bench.rep))).toEqual([
    'invalid',
    'notFound contract 0',
  ]);
  await bench.update('deal', deal, { contract: null }, { actor: bench.rep });
  await bench.update('deal', deal, { contract: [file.id] }, { actor: bench.rep });
});

test('one that is not what its name says, or too large, or another’s, is refused and leaves nothing', async () => {
  expect(await problemsOf(upload('report.pdf', png))).toEqual(['unsupportedMedia']);
  expect(await problemsOf(upload('big.bin', Buffer.alloc(maxFileSize + 1)))).toEqual(['tooLarge']);
  expect(await problemsOf(upload('  /', png))).toEqual(['badRequest']);
  const { id } = await upload('note.txt', Buffer.from('你好'));
  expect(await problemsOf(bench.create('deal', { name: 'x', contract: [id] }))).toEqual(['invalid', 'notFound contract 0']);
});

test('what no record took is gone after a day, and so is the trash after thirty', async () => {
  const { id } = await upload('orphan.txt', Buffer.from('x'));
  const account = await bench.create('account', { name: 'old' });
  await bench.write({ object: 'account', action: 'delete', ids: [account] });
  await bench.rows(`update ws.sys_file set created_at = now() - interval '25 hours' where id = $1`, id);
  await bench.rows(`update ws.account set deleted_at = now() - interval '31 days' where id = $1`, account);
  expect(await purgeExpired(workspace)).toMatchObject({ records: 1, files: 1 });
  expect(await problemsOf(readFile(workspace, bench.rep, id))).toEqual(['notFound']);
  expect((await readdir(join(folder, 'files', 'main'), { recursive: true })).filter((name) => name.endsWith(id))).toEqual([]);
});
