import { afterAll, beforeAll, expect, test } from 'vitest';
import { countChanges, readVersion } from './data-version.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

let opened: TestWorkspace;
beforeAll(async () => {
  opened = await openTestWorkspace();
});
afterAll(() => opened.drop());

test('a connection that has served another workspace tells the version of this one', async () => {
  const { workspace, workspaces } = opened;
  const other = await workspaces.create({ id: 'other', name: '另一家', currency: 'CNY', timeZone: 'Asia/Shanghai' });
  await workspace.db.transaction((tx) => countChanges(tx, workspace, ['deal']));
  for (const [each, version] of [
    [workspace, '1'],
    [other, '0'],
    [workspace, '1'],
  ] as const)
    expect(await readVersion(each, ['deal'])).toBe(version);
});
