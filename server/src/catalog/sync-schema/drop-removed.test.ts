import { afterAll, expect, test } from 'vitest';
import { drafting } from '../change-sets/drafting.test-support.ts';
import { account, deal } from '../test-objects.ts';
import { openTestWorkspace } from '../test-workspace.ts';
import { dropRemoved } from './drop-removed.ts';

let now = new Date('2026-11-01T08:00:00Z');
const home = await openTestWorkspace({ definitions: [account, deal], clock: { now: () => now } });

afterAll(() => home.drop());

test('what was removed is kept for 30 days and then dropped', async () => {
  const { workspace } = home;
  const { code: _code, ...fields } = account.body.fields;
  const drafts = drafting(() => workspace);
  await drafts.save(
    { kind: 'object', name: 'account', body: { ...account.body, fields } },
    { kind: 'object', name: 'deal', body: null },
  );
  await drafts.publish();
  now = new Date('2026-12-01T07:59:59Z');
  expect(await dropRemoved(workspace)).toEqual([]);
  now = new Date('2026-12-01T08:00:00Z');
  expect(await dropRemoved(workspace)).toEqual(['account.code', 'deal']);
  expect(await dropRemoved(workspace)).toEqual([]);
});
