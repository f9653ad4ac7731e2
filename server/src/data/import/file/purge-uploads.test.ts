import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { newId } from '../../../base/ids.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import { purgeUploads } from './purge-uploads.ts';
import { readUploadAnew, rowsOf, saveUpload, uploadFolder, uploadPath } from './uploads.ts';

let test: TestWorkspace;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-purge-'));
  test = await openTestWorkspace({ definitions: [], dataFolder: folder });
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

it('removes what a crash left of a file, a day later, and nothing that is still known', async () => {
  const { workspace } = test;
  expect(await purgeUploads(workspace)).toBe(0);
  const actor = (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
  const { id } = await saveUpload(workspace, actor, { name: 'a.csv', content: Readable.from([Buffer.from('a\n1\n')]) });
  const [kept, fresh, half, text] = [id, newId(), newId(), `${newId()}.csv`].map((name) => uploadPath(workspace, name));
  for (const path of [fresh, half, text]) await writeFile(path as string, 'a');
  const twoDaysAgo = new Date(workspace.clock.now().getTime() - 2 * 86_400_000);
  for (const path of [kept, half, text]) await utimes(path as string, twoDaysAgo, twoDaysAgo);
  expect(await purgeUploads(workspace)).toBe(2);
  expect([kept, fresh, half, text].map((path) => existsSync(path as string))).toEqual([true, true, false, false]);
});

const csv = () => Readable.from([Buffer.from('a\n1\n')]);
const adminActor = async () => (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
const rows = (text: string, ...values: unknown[]) =>
  test.database.platform.query({ text: text.replaceAll('ws.', `"${test.workspace.schema}".`), values });

it('removes after two days what no import took', async () => {
  const { workspace } = test;
  const actor = await adminActor();
  const [taken, left] = [
    await saveUpload(workspace, actor, { name: 'a.csv', content: csv() }),
    await saveUpload(workspace, actor, { name: 'b.csv', content: csv() }),
  ];
  await rows(
    `insert into ws.sys_job (id, kind, status, input, created_by) values ($1, 'import', 'done', jsonb_build_object('upload', $2::text), $3)`,
    newId(),
    taken.id,
    actor.userId,
  );
  await rows(`update ws.sys_upload set created_at = now() - interval '3 days' where id = any($1::uuid[])`, [taken.id, left.id]);
  await purgeUploads(workspace);
  expect([taken, left].map(({ id }) => existsSync(uploadPath(workspace, id)))).toEqual([true, false]);
});

it('answers that a file is gone where it goes after it was looked for', async () => {
  const { workspace } = test;
  const actor = await adminActor();
  const upload = await saveUpload(workspace, actor, { name: 'a.csv', content: csv() });
  await rm(uploadPath(workspace, upload.id));
  const gone = { code: 'notFound' };
  await expect(readUploadAnew(workspace, actor, { upload, told: {} })).rejects.toMatchObject(gone);
  await expect(previewUpload(workspace, actor, { upload })).rejects.toMatchObject(gone);
  await expect(rowsOf(workspace, upload).next()).rejects.toMatchObject(gone);
});

it('keeps for the server alone what may be kept, and nothing of what is refused', async () => {
  const { workspace } = test;
  const actor = await adminActor();
  const { id } = await saveUpload(workspace, actor, { name: 'evil\u202Evsc.csv', content: csv() });
  expect((await stat(uploadPath(workspace, id))).mode & 0o777).toBe(0o600);
  expect((await rows('select name from ws.sys_upload where id = $1', id))[0]?.name).toBe('evilvsc.csv');
  const before = (await readdir(uploadFolder(workspace))).sort();
  const refused = async (content: Readable, by = actor) => expect(saveUpload(workspace, by, { name: 'a.csv', content })).rejects;
  await (await refused(Readable.from([Buffer.from('')]))).toMatchObject({ code: 'unreadableFile' });
  await (await refused(Readable.from([Buffer.from('PK\x03\x04 and then nothing')]))).toMatchObject({ code: 'unreadableFile' });
  const unread = csv();
  const stranger = { ...actor, rights: { ...actor.rights, allows: () => false } };
  await (await refused(unread, stranger)).toMatchObject({ code: 'forbidden' });
  expect(unread.readableDidRead).toBe(false);
  await rows('update ws.sys_upload set size = 1024::bigint * 1024 * 1024 where id = $1', id);
  await (await refused(csv())).toMatchObject({ code: 'storageLimit' });
  expect((await readdir(uploadFolder(workspace))).sort()).toEqual(before);
});
