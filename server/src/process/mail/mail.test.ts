import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestAccount } from '../../access/test-account.ts';
import { createMailClient } from '../../base/outside/mail-client.ts';
import { openVault } from '../../base/outside/vault.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { insertNotices } from '../../data/notices/notice-rows.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from '../approvals/approval-world.test-support.ts';
import { decideMail, listMails } from './list-mails.ts';
import { describeMailServer, saveMailServer, testMailServer } from './mail-server.ts';
import { saveChoice } from './notice-choices.ts';
import { afterQuiet } from './plan-mails.ts';
import { type Post, sendMails } from './send-mails.ts';

type Name = keyof typeof testUsers;

let world: ApprovalWorld;
let smtp: SMTPServer;
let post: Post;
/** What the mail server says to the next recipients. */
let refusal: { responseCode: number; message: string } | undefined;
let got: { to: string; text: string }[] = [];

const minutes = (count: number) => {
  world.now.at = new Date(world.now.at.getTime() + count * 60_000);
};
const send = () => sendMails(post, world.workspace);
const states = async () => (await listMails(world.workspace, await world.actorOf('admin'), {})).items.map(({ state }) => state);
const decoded = (text: string) =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString());

beforeAll(async () => {
  world = await openApprovalWorld([approves('ask', [asks('boss', { approvers: [{ people: [testUsers.wangFang.id] }] })])]);
  for (const name of ['wangFang', 'zhangWei', 'admin'] as const)
    await openTestAccount(world.workspace, { ...testUsers[name], password: 'A good password of 2026' });
  smtp = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false },
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'crm' }) : done(new Error('Wrong password')),
    onRcptTo: (_to, _session, done) => (refusal ? done(Object.assign(new Error(refusal.message), refusal)) : done()),
    onData(stream, { envelope }, done) {
      let text = '';
      stream
        .on('data', (chunk) => (text += chunk))
        .on('end', () => {
          got.push({ to: envelope.rcptTo[0]?.address ?? '', text: decoded(text) });
          done();
        });
    },
  });
  smtp.on('error', () => {});
  await new Promise<void>((settle) => smtp.listen(0, '127.0.0.1', () => settle()));
  const mail = createMailClient({ privateHosts: ['127.0.0.1'] });
  const vault = openVault({ secretKey: 'a key that is long enough for the test', dataFolder: '' });
  post = { outside: { mail, vault }, publicUrl: 'https://crm.example.com' };
  await setUp('right');
});
afterAll(async () => {
  await new Promise<void>((settle) => smtp.close(() => settle()));
  await world.drop();
});
beforeEach(async () => {
  await world.rows('delete from ws.sys_mail');
  await world.rows('delete from ws.sys_notice');
  refusal = undefined;
  got = [];
  minutes(600);
});

async function setUp(password: string | undefined): Promise<void> {
  const { port } = smtp.server.address() as AddressInfo;
  const server = {
    host: '127.0.0.1',
    port,
    security: 'none' as const,
    account: 'crm',
    sender: 'crm@example.com',
    senderName: '榫卯',
  };
  await saveMailServer(post.outside, world.workspace, await world.actorOf('admin'), { ...server, password });
}

const tell = (person: Name, key: string) =>
  world.workspace.db.transaction((tx) =>
    insertNotices(tx, world.workspace, [{ person: testUsers[person].id, kind: 'runFailed', key, process: 'ask' }]),
  );

it('sends what waits a minute later, once, in the reader’s language, and only with a link', async () => {
  await world.submit('liLei', 'ask 1');
  await send();
  expect(got).toEqual([]);
  minutes(1);
  await Promise.all([send(), send()]);
  await send();
  expect(got).toHaveLength(1);
  const { to, text } = got[0] as (typeof got)[number];
  expect(to).toBe(testUsers.wangFang.email);
  expect(text).toMatch(/ask 1/);
  expect(text).toMatch(/https:\/\/crm\.example\.com\/todo\/[0-9a-f-]{36}/);
  expect(text).toContain('List-Unsubscribe: <https://crm.example.com/settings/notices>');
  expect(text).toContain('Auto-Submitted: auto-generated');
  expect(await states()).toEqual(['sent']);
});

it('sends nothing of what was read or decided within that minute', async () => {
  const id = await world.submit('liLei', 'ask 2');
  await send();
  await world.act('wangFang', id, { act: 'approve' });
  minutes(2);
  await send();
  await world.work();
  expect(got.filter(({ to }) => to === testUsers.wangFang.email)).toEqual([]);
});

it('tries again after growing pauses what is not taken now, and leaves to a person what is refused or unknown', async () => {
  await tell('zhangWei', 'one');
  minutes(1);
  refusal = { responseCode: 451, message: 'Greylisted' };
  await send();
  await send();
  expect(await states()).toEqual(['intended']);
  minutes(1);
  refusal = { responseCode: 550, message: 'No such user' };
  await send();
  const [line] = (await listMails(world.workspace, await world.actorOf('admin'), {})).items;
  expect(line).toMatchObject({ state: 'failed', attempts: 2, told: { en: expect.stringContaining('No such user') } });
  refusal = undefined;
  minutes(1000);
  await send();
  expect(got).toEqual([]);
  await decideMail(world.workspace, await world.actorOf('admin'), { id: line?.id as string, act: 'send' });
  await send();
  expect(got).toHaveLength(1);
});

it('never sends again by itself what a server took with it that died', async () => {
  await tell('zhangWei', 'two');
  await send();
  await world.rows("update ws.sys_mail set state = 'sending', attempts = 1, due_at = $1", world.now.at);
  minutes(3);
  await send();
  minutes(1000);
  await send();
  expect(await states()).toEqual(['unknown']);
  expect(got).toEqual([]);
});

it('holds a storm, and shows it', async () => {
  for (let at = 0; at < 23; at += 1) await tell('zhangWei', `storm ${at}`);
  minutes(1);
  await send();
  expect(got).toHaveLength(20);
  const { items } = await listMails(world.workspace, await world.actorOf('admin'), { state: 'held' });
  expect(items).toHaveLength(3);
  await decideMail(world.workspace, await world.actorOf('admin'), { id: items[0]?.id as string, act: 'send' });
  await decideMail(world.workspace, await world.actorOf('admin'), { id: items[1]?.id as string, act: 'drop' });
  await send();
  expect(got).toHaveLength(21);
});

it('stops at a door that is locked, tells why, and goes on when a test succeeds', async () => {
  const admin = await world.actorOf('admin');
  await setUp('wrong');
  await tell('zhangWei', 'three');
  await tell('zhangWei', 'four');
  minutes(1);
  await send();
  expect(await describeMailServer(world.workspace, admin)).toMatchObject({
    hasPassword: true,
    stopped: { en: expect.stringContaining('Wrong password') },
  });
  expect(JSON.stringify(await describeMailServer(world.workspace, admin))).not.toContain('wrong');
  expect(await testMailServer(post.outside, world.workspace, admin)).toMatchObject({ outcome: 'locked' });
  await setUp('right');
  await setUp(undefined);
  expect(await testMailServer(post.outside, world.workspace, admin)).toMatchObject({
    outcome: 'sent',
    to: testUsers.admin.email,
  });
  minutes(5);
  await send();
  expect(got.filter(({ to }) => to === testUsers.zhangWei.email)).toHaveLength(2);
});

it('sends once a day what somebody wants together, and nothing they do not want', async () => {
  const zhang = await world.actorOf('zhangWei');
  await saveChoice(world.workspace, zhang, { mail: { runFailed: 'digest' }, hidden: [], quiet: null, digestAt: '00:00' });
  await tell('zhangWei', 'five');
  await tell('zhangWei', 'six');
  await send();
  await send();
  expect(got).toHaveLength(1);
  await tell('zhangWei', 'seven');
  await send();
  expect(got).toHaveLength(1);
  minutes(1440);
  await send();
  expect(got).toHaveLength(2);
  await saveChoice(world.workspace, zhang, {
    mail: { runFailed: 'never' },
    hidden: ['runFailed'],
    quiet: null,
    digestAt: '00:00',
  });
  await tell('zhangWei', 'eight');
  minutes(1440);
  await send();
  expect(got).toHaveLength(2);
});

it('waits until quiet hours are over, past midnight too', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}:00+08:00`);
  const night = { from: '22:00', until: '07:30' };
  const quietly = (time: string, quiet = night) => afterQuiet(at(time), quiet, 'Asia/Shanghai');
  expect(quietly('06:00')).toEqual(at('07:30'));
  expect(quietly('23:00')).toEqual(new Date('2026-03-03T07:30:00+08:00'));
  expect(quietly('07:30')).toEqual(at('07:30'));
  expect(quietly('12:30', { from: '12:00', until: '13:00' })).toEqual(at('13:00'));
  expect(quietly('14:00', { from: '12:00', until: '13:00' })).toEqual(at('14:00'));
});
