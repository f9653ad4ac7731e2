import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import type { ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { purgeExpired } from '../trash/purge-expired.ts';
import { filePath, maxFileSize, readFile, removeFiles, saveFile } from './files.ts';
import { readThumbnail } from './thumbnails.ts';

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
  const { content } = await readFile(workspace, bench.rep, { id: file.id });
  expect(await buffer(content)).toEqual(png);
  expect(await problemsOf(readFile(workspace, bench.manager, { id: file.id }))).toEqual(['notFound']);

  const deal = await bench.create('deal', { name: 'x', contract: [file.id] }, bench.rep);
  (await readFile(workspace, bench.manager, { id: file.id })).content.destroy();
  expect(await problemsOf(bench.create('deal', { name: 'y', contract: [file.id] }, bench.rep))).toEqual([
    'invalid',
    'notFound contract 0',
  ]);
  await bench.update('deal', deal, { contract: null }, { actor: bench.rep });
  await bench.update('deal', deal, { contract: [file.id] }, { actor: bench.rep });
});

test('one that is not what its name says, or too large, or another’s, is refused and leaves nothing', async () => {
  expect(await problemsOf(upload('report.pdf', png))).toEqual(['wrongExtension']);
  expect(await problemsOf(upload('big.bin', Buffer.alloc(maxFileSize + 1)))).toEqual(['tooLarge']);
  expect(await problemsOf(upload('  /', png))).toEqual(['badRequest']);
  const { id } = await upload('note.txt', Buffer.from('你好'));
  expect(await problemsOf(bench.create('deal', { name: 'x', contract: [id] }))).toEqual(['invalid', 'notFound contract 0']);
});

test('a picture under the extension of another kind, and a name without one, are kept as what they hold', async () => {
  expect(await upload('photo.jpg', png)).toMatchObject({ name: 'photo.jpg', type: 'image/png' });
  expect(await upload('scan', png)).toMatchObject({ name: 'scan', type: 'image/png' });
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF');
  expect(await upload('logo.ai', pdf)).toMatchObject({ type: 'application/pdf' });
  expect(await problemsOf(upload('contract.jpg', pdf))).toEqual(['wrongExtension']);
});

test('a picture or document whose content is something else is refused, and names deceive nobody', async () => {
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  expect(await problemsOf(upload('a.jpg', page))).toEqual(['unsupportedMedia']);
  expect(await problemsOf(upload('contract.pdf', Buffer.from('')))).toEqual(['unsupportedMedia']);
  expect(await upload('page.html', page)).toMatchObject({ type: 'application/octet-stream' });
  expect(await upload('evil\u202Efdp.exe', Buffer.from('x'))).toMatchObject({ name: 'evilfdp.exe' });
});

test('a file is there for the server alone, under its own name only when it is whole', async () => {
  const { id } = await upload('mode.txt', Buffer.from('x'));
  const path = join(folder, 'files', 'main', id.slice(-2), id);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'files'))).mode & 0o777).toBe(0o700);
  expect((await readdir(join(folder, 'files'), { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('who may write no field that holds files keeps none, and nothing of it is read', async () => {
  const reader = { ...bench.rep, rights: { ...bench.rep.rights, signature: 'reader', field: () => 'read' as const } };
  let read = false;
  const content = Readable.from(
    (async function* () {
      read = true;
      yield Buffer.from('x');
    })(),
  );
  expect(await problemsOf(saveFile(workspace, reader, { name: 'a.txt', content }))).toEqual(['forbidden']);
  expect(read).toBe(false);
});

test('files that no record has may take so much of the disk and no more', async () => {
  const { id } = await upload('large.txt', Buffer.from('x'));
  await bench.rows('update ws.sys_file set size = 1024::bigint * 1024 * 1024 where id = $1', id);
  expect(await problemsOf(upload('more.txt', Buffer.from('x')))).toEqual(['storageLimit']);
  expect((await upload('other.txt', Buffer.from('x'), bench.manager)).name).toBe('other.txt');
  await bench.rows('delete from ws.sys_file where id = $1', id);
});

test('what a crash left of a file is removed a day later', async () => {
  const { id } = await upload('kept.txt', Buffer.from('x'));
  const at = (name: string) => join(folder, 'files', 'main', 'zz', name);
  await mkdir(join(folder, 'files', 'main', 'zz'), { recursive: true });
  const [half, whole, fresh] = [at(`${newId()}.part`), at(newId()), at(newId())];
  for (const path of [half, whole, fresh]) await writeFile(path, 'x');
  const twoDaysAgo = new Date(workspace.clock.now().getTime() - 2 * 86_400_000);
  for (const path of [half, whole, join(folder, 'files', 'main', id.slice(-2), id)]) await utimes(path, twoDaysAgo, twoDaysAgo);
  await purgeExpired(workspace);
  expect(await readdir(join(folder, 'files', 'main', 'zz'))).toEqual([fresh.split('/').at(-1)]);
  (await readFile(workspace, bench.rep, { id: id })).content.destroy();
});

test('what no record took is gone after a day, and so is the trash after thirty', async () => {
  const { id } = await upload('orphan.txt', Buffer.from('x'));
  const account = await bench.create('account', { name: 'old' });
  await bench.write({ object: 'account', action: 'delete', ids: [account] });
  await bench.rows(`update ws.sys_file set created_at = now() - interval '25 hours' where id = $1`, id);
  await bench.rows(`update ws.account set deleted_at = now() - interval '31 days' where id = $1`, account);
  expect(await purgeExpired(workspace)).toMatchObject({ records: 1, files: 1 });
  expect(await problemsOf(readFile(workspace, bench.rep, { id: id }))).toEqual(['notFound']);
  expect((await readdir(join(folder, 'files', 'main'), { recursive: true })).filter((name) => name.endsWith(id))).toEqual([]);
});

test('a field takes files of the kinds that it names, whoever sends them, and keeps those that it has', async () => {
  const [before, text] = [await upload('before.txt', Buffer.from('x')), await upload('note.txt', Buffer.from('x'))];
  const scan = await upload('scan.png', png);
  const deal = await bench.create('deal', { name: 'kinds', contract: [before.id] }, bench.rep);
  const { body } = workspace.snapshot.objects.get('deal') as { body: ObjectBody };
  const contract = { type: 'file', label: { zh: '合同', en: 'Contract' }, accept: ['.pdf', 'image/*'], multiple: true } as const;
  const changed = { kind: 'object', name: 'deal', body: { ...body, fields: { ...body.fields, contract } } };
  await publishDefinition(bench.workspace, changed, { by: null, summary: '' });
  const take = (ids: string[]) => bench.update('deal', deal, { contract: ids }, { actor: bench.rep });
  expect(await problemsOf(take([before.id, text.id]))).toEqual(['invalid', 'wrongType contract 0']);
  await take([before.id, scan.id]);
});

test('a picture has a small one, made once for who may read it, and gone with it', async () => {
  const { default: sharp } = await import('sharp');
  const big = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
  const file = await upload('门头.png', big);
  const small = await readThumbnail(workspace, bench.rep, { id: file.id });
  expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 288, height: 144 });
  expect(await readThumbnail(workspace, bench.rep, { id: file.id })).toEqual(small);
  expect(await problemsOf(readThumbnail(workspace, bench.manager, { id: file.id }))).toEqual(['notFound']);
  const path = filePath(workspace, file.id);
  expect((await stat(`${path}-thumbnail`)).size).toBe(small.length);
  await removeFiles(workspace, [file.id]);
  await expect(stat(`${path}-thumbnail`)).rejects.toThrow('ENOENT');
  const plain = await upload('note.txt', Buffer.from('text'));
  expect(await problemsOf(readThumbnail(workspace, bench.rep, { id: plain.id }))).toEqual(['notFound']);
});

test('a picture that says it has more pixels than anybody can open is refused, and a broken one has no small one', async () => {
  expect(await problemsOf(upload('flood.png', pngOfSize(60_000, 60_000)))).toEqual(['unsupportedMedia']);
  const broken = await upload('broken.png', pngOfSize(64, 64));
  expect(await problemsOf(readThumbnail(workspace, bench.rep, { id: broken.id }))).toEqual(['unsupportedMedia']);
});

/** The head of a PNG, and next to nothing of what it promises. */
function pngOfSize(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
