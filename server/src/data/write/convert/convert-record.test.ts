import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { mergeRoles } from '../../../access/merge-roles.ts';
import { newId } from '../../../base/ids.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../../test-cast/write-cast.test-support.ts';
import { convertRecord } from './convert-record.ts';
import { describeConverted } from './describe-converted.ts';
import { previewConversion } from './preview-conversion.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('asked for many times at once, a lead becomes one customer', async () => {
  const { create, workspace, admin, rows } = bench;
  const company = newId();
  const id = await create('lead', { name: '李雷', company });
  const convert = () => convertRecord(workspace, admin, { object: 'lead', id, targets: {} });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => problemsOf(convert()).catch(() => ['converted'])));
  expect(outcomes.filter(([outcome]) => outcome === 'converted')).toHaveLength(1);
  expect(outcomes.filter(([outcome]) => outcome === 'alreadyDone')).toHaveLength(7);
  expect(await rows('select from ws.account where name = $1', company)).toHaveLength(1);
});

test('more leads at once than there are connections join a customer that is there', async () => {
  const { create, workspace, admin, rows } = bench;
  const account = await create('account', { name: newId() });
  const leads = await Promise.all(Array.from({ length: 14 }, () => create('lead', { name: newId() })));
  const targets = { account: { id: account } };
  await Promise.all(leads.map((id) => convertRecord(workspace, admin, { object: 'lead', id, targets })));
  expect(await rows('select from ws.contact where account_id = $1', account)).toHaveLength(14);
});

test('a company is found whatever the legal form, width and case of its name', async () => {
  const { create, workspace, admin } = bench;
  const word = newId().replaceAll('-', '');
  const account = await create('account', { name: `榫卯${word}（上海）科技有限公司` });
  const id = await create('lead', { name: '韩梅梅', company: `榫卯${word.toUpperCase()}(上海)科技` });
  const { targets } = await previewConversion(workspace, admin, { object: 'lead', id });
  expect(targets[0]?.matches.map((match) => match.id)).toEqual([account]);
});

test('what the actor may not see is left out, and the preview says so', async () => {
  const { create, workspace, rows } = bench;
  const id = await create('lead', { name: '韩梅梅', company: newId() });
  const blind = withFields({ 'lead.company': 'hidden', 'lead.converted_deal': 'hidden', 'lead.status': 'hidden' });
  const { targets } = await previewConversion(workspace, blind, { object: 'lead', id });
  expect(targets.map(({ object, values, incomplete }) => [object, values, incomplete])).toEqual([
    ['account', {}, true],
    ['contact', { name: '韩梅梅' }, undefined],
    ['deal', {}, true],
  ]);
  const unmatched = withFields({ 'account.name': 'hidden' });
  expect((await previewConversion(workspace, unmatched, { object: 'lead', id })).targets[0]?.matches).toEqual([]);
  const name = newId();
  const request = { object: 'lead', id, targets: { account: { create: true as const, values: { name } } } };
  const { records } = await convertRecord(workspace, blind, request);
  expect(await rows('select name from ws.account where id = $1', records.account?.id)).toEqual([{ name }]);
  expect(await problemsOf(previewConversion(workspace, blind, { object: 'lead', id }))).toEqual(['alreadyDone']);
  expect(await problemsOf(convertRecord(workspace, blind, request))).toEqual(['alreadyDone']);
});

test('a conversion whose every mark is hidden is still done only once', async () => {
  const { create, workspace } = bench;
  const id = await create('lead', { name: 'x', company: newId() });
  const marks = ['converted_account', 'converted_contact', 'converted_deal', 'status'];
  const blind = withFields(Object.fromEntries(marks.map((name) => [`lead.${name}`, 'hidden' as const])));
  await convertRecord(workspace, blind, { object: 'lead', id, targets: {} });
  expect(await problemsOf(convertRecord(workspace, blind, { object: 'lead', id, targets: {} }))).toEqual(['alreadyDone']);
});

test('a lead that is gone is not found, one that may only be read is not theirs', async () => {
  const { create, write, workspace, admin, rep } = bench;
  const id = await create('lead', { name: 'x', company: newId() });
  const convert = (actor: Actor) => problemsOf(convertRecord(workspace, actor, { object: 'lead', id, targets: {} }));
  expect(await convert(rep)).toEqual(['notFound']);
  const reader = { ...admin, rights: mergeRoles([{ label: { zh: '', en: '' }, objects: { lead: { read: 'all' } } }]) };
  expect(await convert(reader)).toEqual(['forbidden']);
  await write({ object: 'lead', action: 'delete', ids: [id] });
  expect(await convert(admin)).toEqual(['notFound']);
});

test('what lies in the trash stays there, and points where it did', async () => {
  const { create, write, workspace, admin, rows } = bench;
  const id = await create('lead', { name: 'x', company: newId() });
  const about = { object: 'lead', id };
  const [gone, kept] = [await create('follow_up', { text: 'gone', about }), await create('follow_up', { text: 'kept', about })];
  await write({ object: 'follow_up', action: 'delete', ids: [gone] });
  const targets = { deal: { create: true as const } };
  const { records } = await convertRecord(workspace, admin, { object: 'lead', id, targets });
  expect(await rows('select id, about_id from ws.follow_up where id = any($1) order by text', [gone, kept])).toEqual([
    { id: gone, about_id: id },
    { id: kept, about_id: records.deal?.id },
  ]);
});

test('titles of what a record became are told as far as they may be seen', async () => {
  const { create, workspace, admin } = bench;
  const company = newId();
  const id = await create('lead', { name: '李雷', company });
  const converted = await convertRecord(workspace, admin, { object: 'lead', id, targets: {} });
  const blind = withFields({ 'account.name': 'hidden' });
  expect((await describeConverted(workspace, admin, converted)).records.account?.title).toBe(company);
  expect((await describeConverted(workspace, blind, converted)).records.account).toEqual({
    ...converted.records.account,
    object: 'account',
    title: null,
  });
  const stranger = { ...admin, rights: mergeRoles([{ label: { zh: '', en: '' }, objects: {} }]) };
  expect((await describeConverted(workspace, stranger, converted)).records.contact?.title).toBeNull();
});

/** An administrator but for these fields. */
function withFields(fields: Record<string, 'hidden'>): Actor {
  const role = { label: { zh: '半盲', en: 'Half blind' }, fields };
  const objects = { '*': { read: 'all', create: true, edit: 'all', delete: 'all' } } as const;
  return { ...bench.admin, rights: mergeRoles([{ ...role, objects }]) };
}
