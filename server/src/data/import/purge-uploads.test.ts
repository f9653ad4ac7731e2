import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { purgeUploads } from './purge-uploads.ts';
import { saveUpload, uploadPath } from './uploads.ts';

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
