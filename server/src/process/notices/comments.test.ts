import { defineObject, defineRole, mentionToken } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { type TestUser, testDepartments, testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { deleteComment, editComment, purgeComments, restoreComment } from '../../data/comments/change-comment.ts';
import { readFollowing, saveFollowing } from '../../data/comments/follow.ts';
import { listComments } from '../../data/comments/list-comments.ts';
import { offerMentions } from '../../data/comments/offer-mentions.ts';
import { react } from '../../data/comments/react.ts';
import { describeTold, writeComment } from '../../data/comments/write-comment.ts';
import { readTimeline } from '../../data/history/read-timeline.ts';
import { rebuildSearch } from '../../data/search/rebuild-search.ts';
import { purgeExpired } from '../../data/trash/purge-expired.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { countNotices, listNotices, markNoticesRead } from './list-notices.ts';

const label = { zh: '测试', en: 'Test' };
/** An object of a customer's own, whose name is that of what is said about it. */
const comment = defineObject('comment', { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label } } });
const own = { read: 'own', create: true, edit: 'own', delete: 'own' } as const;
const roles = [
  defineRole('rep', { label, objects: { comment: own, user: { read: 'all' }, department: { read: 'all' } } }),
  defineRole('lead', {
    label,
    objects: { comment: { ...own, read: 'all' }, user: { read: 'all' }, department: { read: 'all' } },
  }),
];

let world: TestWorkspace;
const now = { at: new Date('2026-03-02T08:00:00Z') };
beforeAll(async () => {
  world = await openTestWorkspace({
    definitions: [comment, ...roles],
    users: { liLei: ['rep'], hanMeimei: ['rep'], wangFang: ['lead'], zhangWei: ['lead'] },
    clock: { now: () => now.at },
  });
  await rebuildSearch(world.workspace);
});
afterAll(() => world.drop());
beforeEach(async () => {
  for (const name of ['liLei', 'hanMeimei', 'wangFang', 'zhangWei'] as const)
    await markNoticesRead(world.workspace, await actorOf(name), {});
});

const actorOf = async (name: TestUser) => (await actorForUser(world.workspace, testUsers[name].id, 'web')) as Actor;
const at = (name: TestUser) => mentionToken({ kind: 'person', id: testUsers[name].id });
const later = (minutes: number) => {
  now.at = new Date(now.at.getTime() + minutes * 60_000);
};

/** A record of Li Lei's, which Han Meimei may not read and Wang Fang may. */
async function makeRecord(name = '记录') {
  const { ids } = await writeRecords(world.workspace, await actorOf('liLei'), {
    object: 'comment',
    action: 'create',
    records: [{ name }],
  });
  return ids[0] as string;
}

async function say(by: TestUser, id: string, text: string, repliesTo?: string) {
  later(1);
  const actor = await actorOf(by);
  return describeTold(
    world.workspace,
    actor,
    await writeComment(world.workspace, actor, { object: 'comment', id, text, repliesTo, files: [] }),
  );
}

async function told(name: TestUser) {
  const { items } = await listNotices(world.workspace, await actorOf(name), { unread: 'true' });
  return items.map(({ kind, count, excerpt }) => `${kind} ${count} ${excerpt}`);
}

async function texts(by: TestUser, id: string, asked: { q?: string; from?: string } = {}) {
  const { items } = await listComments(world.workspace, await actorOf(by), { object: 'comment', id, ...asked });
  return items.map(({ text, deleted }) => (deleted ? '(deleted)' : text));
}

test('who is mentioned and who follows a record is told once; whoever may not read it is not, and the writer hears of that', async () => {
  const id = await makeRecord();
  const { comment: said, notTold } = await say('wangFang', id, `${at('zhangWei')} ${at('hanMeimei')} 请看`);
  expect(notTold.map(({ name }) => name)).toEqual(['韩梅梅']);
  expect(said.mentions.map(({ name }) => name)).toEqual(['张伟', '韩梅梅']);
  expect(await told('zhangWei')).toEqual(['mentioned 1 @张伟 @韩梅梅 请看']);
  expect(await told('liLei')).toEqual(['commented 1 @张伟 @韩梅梅 请看']);
  expect(await told('hanMeimei')).toEqual([]);
  expect(await told('wangFang')).toEqual([]);
  await say('liLei', id, '好的');
  // Who was mentioned and who commented follows from now on; Han Meimei does not.
  expect(await told('wangFang')).toEqual(['commented 1 好的']);
  expect((await told('zhangWei')).toSorted()).toEqual(['commented 1 好的', 'mentioned 1 @张伟 @韩梅梅 请看']);
  expect(await told('hanMeimei')).toEqual([]);
});

test('what is said again while it is unread is one notice; who follows no more is told only when mentioned', async () => {
  const id = await makeRecord();
  await say('wangFang', id, '一');
  await say('wangFang', id, '二');
  const [notice] = (await listNotices(world.workspace, await actorOf('liLei'), { unread: 'true' })).items;
  expect(notice).toMatchObject({ kind: 'commented', count: 2, excerpt: '一' });
  await markNoticesRead(world.workspace, await actorOf('liLei'), {});
  await saveFollowing(world.workspace, await actorOf('liLei'), { object: 'comment', id, follows: false });
  await say('wangFang', id, '三');
  expect(await told('liLei')).toEqual([]);
  await say('wangFang', id, `四 ${at('liLei')}`);
  expect(await told('liLei')).toEqual(['mentioned 1 四 @李雷']);
  // That somebody mentions them does not make them follow again.
  expect(await readFollowing(world.workspace, await actorOf('liLei'), { object: 'comment', id })).toMatchObject({
    follows: false,
    followers: [{ name: '王芳' }],
  });
});

test('a department and a role are mentioned as all who are in them, without those who may not read', async () => {
  const id = await makeRecord();
  const team = mentionToken({ kind: 'department', id: testDepartments.sales.id });
  await say('zhangWei', id, `${team} ${mentionToken({ kind: 'role', id: 'lead' })}`);
  expect(await told('wangFang')).toEqual(['mentioned 1 @销售部 @测试']);
  expect(await told('liLei')).toEqual(['mentioned 1 @销售部 @测试']);
  expect(await told('hanMeimei')).toEqual([]);
  await expect(say('zhangWei', id, mentionToken({ kind: 'role', id: 'nobody' }))).rejects.toMatchObject({ code: 'badRequest' });
});

test('rights are those of the moment at which it is read: for the list, the timeline, the notice and an answer', async () => {
  const id = await makeRecord();
  const { comment: said } = await say('liLei', id, `${at('wangFang')} 机密`);
  const stranger = await actorOf('hanMeimei');
  await expect(listComments(world.workspace, stranger, { object: 'comment', id })).rejects.toMatchObject({ code: 'notFound' });
  await expect(say('hanMeimei', id, '我也看')).rejects.toMatchObject({ code: 'notFound' });
  await expect(react(world.workspace, stranger, { id: said.id, reaction: '👍', isOn: true })).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(readFollowing(world.workspace, stranger, { object: 'comment', id })).rejects.toMatchObject({ code: 'notFound' });
  await expect(offerMentions(world.workspace, stranger, { object: 'comment', id, q: '' })).rejects.toMatchObject({
    code: 'notFound',
  });
  const [timeline] = (await readTimeline(world.workspace, await actorOf('wangFang'), { object: 'comment', id })).items;
  expect(timeline).toMatchObject({ type: 'comment', comment: { id: said.id, own: false } });
  const owner = await actorOf('liLei');
  await writeRecords(world.workspace, owner, { object: 'comment', action: 'delete', ids: [id] });
  const [notice] = (await listNotices(world.workspace, await actorOf('wangFang'), { unread: 'true' })).items;
  expect(notice).toMatchObject({ record: null, excerpt: null });
});

test('one’s own is changed for 15 minutes, and nobody else’s at all; who comes to be mentioned by it is told', async () => {
  const id = await makeRecord();
  const { comment: said } = await say('liLei', id, `${at('zhangWei')} 一`);
  await expect(editComment(world.workspace, await actorOf('wangFang'), { id: said.id, text: '改' })).rejects.toMatchObject({
    code: 'notFound',
  });
  later(14);
  await editComment(world.workspace, await actorOf('liLei'), { id: said.id, text: `${at('zhangWei')} ${at('wangFang')} 二` });
  expect(await told('wangFang')).toEqual(['mentioned 1 @张伟 @王芳 二']);
  expect(await told('zhangWei')).toEqual(['mentioned 1 @张伟 @王芳 二']);
  const { items } = await listComments(world.workspace, await actorOf('liLei'), { object: 'comment', id });
  expect(items[0]?.editedAt).toBe(now.at.toISOString());
  later(1);
  await expect(editComment(world.workspace, await actorOf('liLei'), { id: said.id, text: '三' })).rejects.toMatchObject({
    code: 'commentClosed',
  });
});

test('taken back at once it leaves no trace, later it stays as deleted; what was told of it is withdrawn, and it can come back', async () => {
  const id = await makeRecord();
  const { comment: early } = await say('wangFang', id, `${at('zhangWei')} 早`);
  await say('wangFang', id, '中');
  expect(await told('liLei')).toEqual(['commented 2 @张伟 早']);
  const author = await actorOf('wangFang');
  await expect(deleteComment(world.workspace, await actorOf('liLei'), { id: early.id })).rejects.toMatchObject({
    code: 'notFound',
  });
  await deleteComment(world.workspace, author, { id: early.id });
  await deleteComment(world.workspace, author, { id: early.id });
  expect(await told('zhangWei')).toEqual(['commented 1 中']);
  expect((await told('liLei')).map((each) => each.split(' ')[1])).toEqual(['1']);
  expect(await texts('liLei', id)).toEqual(['中']);
  await restoreComment(world.workspace, author, { id: early.id });
  expect(await texts('liLei', id)).toEqual(['中', `${at('zhangWei')} 早`]);
  later(20);
  await deleteComment(world.workspace, author, { id: early.id });
  expect(await texts('liLei', id)).toEqual(['中', '(deleted)']);
  later(24 * 60 + 1);
  await purgeComments(world.workspace);
  await expect(restoreComment(world.workspace, author, { id: early.id })).rejects.toMatchObject({ code: 'notFound' });
});

test('an answer shows what it answers, and keeps its place when that is deleted at once', async () => {
  const id = await makeRecord();
  const { comment: first } = await say('wangFang', id, '问题');
  const { comment: answer } = await say('liLei', id, '回答', first.id);
  expect(answer.repliesTo).toMatchObject({ id: first.id, text: '问题', author: { name: '王芳' } });
  await deleteComment(world.workspace, await actorOf('wangFang'), { id: first.id });
  expect(await texts('liLei', id)).toEqual(['回答', '(deleted)']);
  const other = await makeRecord();
  await expect(say('liLei', other, '别处', first.id)).rejects.toMatchObject({ code: 'badRequest' });
});

test('reactions count each person once', async () => {
  const id = await makeRecord();
  const { comment: said } = await say('liLei', id, '成交了');
  for (const name of ['wangFang', 'zhangWei', 'wangFang'] as const) {
    later(1);
    await react(world.workspace, await actorOf(name), { id: said.id, reaction: '🎉', isOn: true });
  }
  const shown = async () =>
    (await listComments(world.workspace, await actorOf('liLei'), { object: 'comment', id })).items[0]?.reactions;
  expect(await shown()).toMatchObject([{ reaction: '🎉', people: [{ name: '王芳' }, { name: '张伟' }] }]);
  await react(world.workspace, await actorOf('wangFang'), { id: said.id, reaction: '🎉', isOn: false });
  expect(await shown()).toMatchObject([{ reaction: '🎉', people: [{ name: '张伟' }] }]);
});

test('whom a comment may mention is found by initials, with whether they may read the record', async () => {
  const id = await makeRecord();
  const offered = async (q: string) =>
    (await offerMentions(world.workspace, await actorOf('wangFang'), { object: 'comment', id, q })).map(
      ({ kind, name, reads }) => `${kind} ${name} ${reads}`,
    );
  expect(await offered('hmm')).toEqual(['person 韩梅梅 false']);
  expect(await offered('张伟')).toEqual(['person 张伟 true']);
  expect(await offered('华东')).toEqual(['department 华东销售组 false']);
  expect(await offered('')).toEqual(['person 李雷 true']);
});

test('pages of 10,000 comments are quick, words are found in them, and a page can begin at one of them', async () => {
  const id = await makeRecord();
  const { workspace, database } = world;
  await database.platform.query({
    text: `insert into "${workspace.schema}".sys_comment (id, object, record_id, at, author, said)
      select gen_random_uuid(), 'comment', $1, $2::timestamptz - n * interval '1 minute', $3, 'number ' || n from generate_series(1, 10000) n`,
    values: [id, now.at, testUsers.wangFang.id],
  });
  const actor = await actorOf('liLei');
  const begun = performance.now();
  const first = await listComments(workspace, actor, { object: 'comment', id });
  expect(first.items.map(({ text }) => text).slice(0, 2)).toEqual(['number 1', 'number 2']);
  const second = await listComments(workspace, actor, { object: 'comment', id, cursor: first.next });
  expect(second.items[0]?.text).toBe('number 31');
  expect(await texts('liLei', id, { q: 'number 9999' })).toEqual(['number 9999']);
  expect((await texts('liLei', id, { from: second.items[0]?.id }))[0]).toBe('number 31');
  expect((await readTimeline(workspace, actor, { object: 'comment', id })).items).toHaveLength(50);
  expect(performance.now() - begun).toBeLessThan(1500);
  await expect(listComments(workspace, actor, { object: 'comment', id, cursor: 'x' })).rejects.toMatchObject({
    code: 'badCursor',
  });
});

test('comments go for good with their record, and not while it lies in the trash', async () => {
  const id = await makeRecord();
  await say('wangFang', id, '随记录删除');
  await writeRecords(world.workspace, await actorOf('liLei'), {
    object: 'comment',
    action: 'delete',
    ids: [id],
  });
  const count = async () =>
    (
      await world.database.platform.query({
        text: `select 1 from "${world.workspace.schema}".sys_comment where record_id = $1`,
        values: [id],
      })
    ).length;
  await purgeExpired(world.workspace);
  expect(await count()).toBe(1);
  later(31 * 24 * 60);
  await purgeExpired(world.workspace);
  expect(await count()).toBe(0);
  expect(await countNotices(world.workspace, await actorOf('hanMeimei'))).toEqual({ unread: 0 });
});
