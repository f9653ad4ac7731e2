import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { insertNotices } from '../../data/notices/notice-rows.ts';
import { findDueMail } from './find-due-mail.ts';
import { insertMails } from './mail-rows.ts';

const now = new Date('2026-03-01T08:00:00Z');
let opened: TestWorkspace;
const rows = (text: string, ...values: unknown[]) =>
  opened.database.platform.query({ text: text.replaceAll('ws.', `"${opened.workspace.schema}".`), values });
const due = () => findDueMail(opened.database, now);
const setUp = (at: string, stopped: object | null = null) =>
  rows(
    `insert into ws.sys_mail_server (host, port, security, sender, set_up_at, stopped, set_up_by) values ('mail', 25, 'none', 'crm@example.com', $1, $2, $3)`,
    at,
    stopped && JSON.stringify(stopped),
    testUsers.admin.id,
  );
const tell = () =>
  opened.workspace.db.transaction((tx) =>
    insertNotices(tx, opened.workspace, [{ person: testUsers.admin.id, kind: 'runFailed', key: 'one', process: 'ask' }]),
  );

beforeAll(async () => {
  opened = await openTestWorkspace({ clock: { now: () => now } });
  await opened.workspaces.create({ id: 'other', name: '另一家', currency: 'CNY', timeZone: 'Asia/Shanghai' });
});
afterAll(() => opened.drop());
beforeEach(() => rows('truncate ws.sys_mail, ws.sys_notice, ws.sys_mail_server'));

it('names a workspace whose people were told something, or whose mail is due', async () => {
  await setUp('2026-02-01T00:00:00Z');
  expect(await due()).toEqual([]);
  await tell();
  expect(await due()).toEqual(['main']);
  await rows(`update ws.sys_notice set mailed = 'done'`);
  expect(await due()).toEqual([]);
  await rows(`update ws.sys_notice set mailed = 'digest'`);
  expect(await due()).toEqual(['main']);
  await rows(`update ws.sys_notice set read_at = $1`, now);
  const mail = { kind: 'message', address: 'a@example.com', key: 'one', content: { subject: 'a', text: 'b' } } as const;
  const inAMinute = new Date(now.getTime() + 60_000);
  await opened.workspace.db.transaction((tx) => insertMails(tx, opened.workspace, [{ ...mail, dueAt: inAMinute }]));
  expect(await due()).toEqual([]);
  expect(await findDueMail(opened.database, inAMinute)).toEqual(['main']);
});

it('leaves out who has no server, one that was stopped, and what was told before there was one', async () => {
  await tell();
  expect(await due()).toEqual([]);
  await setUp('2026-02-01T00:00:00Z', { zh: '密码错误', en: 'Wrong password' });
  expect(await due()).toEqual([]);
  await rows(`update ws.sys_mail_server set stopped = null, set_up_at = '2026-03-02T00:00:00Z'`);
  expect(await due()).toEqual([]);
});
