import type { Definition } from '@tenon/metadata';
import type { DocumentTemplate } from '@tenon/metadata/define/document.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { readHistory } from '../history/read-history.ts';
import { castActor, insertRows, readRoadDefinitions, readRoadUsers, rowId } from '../test-cast/read-cast.test-support.ts';
import { printDocument } from './print-document.ts';
import { readDocument } from './read-document.ts';

let open: TestWorkspace;
let rep: Actor;
let all: Actor;
let lead: Actor;
const id = rowId('account', 1);

const letter: DocumentTemplate = {
  label: { zh: '对账单', en: 'Statement' },
  header: { zh: '{name}', en: '{name}' },
  blocks: [
    { id: 'head', kind: 'heading', text: { zh: '致 {name}', en: 'To {name}' }, align: 'center' },
    { id: 'secret', kind: 'text', text: { zh: '密：{secret}。{不是字段}', en: 'Secret: {secret}.' } },
    { id: 'facts', kind: 'fields', fields: ['name', 'phone', 'secret', 'owner.name'] },
    { id: 'deals', kind: 'rows', object: 'deal', via: 'account', columns: ['name', 'amount', 'hidden'] },
    { id: 'talks', kind: 'rows', object: 'follow_up', via: 'about', columns: ['body'] },
    { id: 'sign', kind: 'signatures', who: [{ zh: '甲方：{name}', en: 'For {name}' }] },
  ],
};

function withDocuments(definitions: readonly Definition[]): Definition[] {
  const documents = { statement: letter, old: { ...letter, off: true } };
  return definitions.map((definition) => {
    const body = definition.body as { objects?: Record<string, object> };
    if (definition.kind === 'object' && definition.name === 'account') return { ...definition, body: { ...body, documents } };
    if (definition.kind !== 'role' || definition.name === 'lead') return definition;
    return { ...definition, body: { ...body, objects: { ...body.objects, account: { ...body.objects?.account, print: true } } } };
  });
}

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: withDocuments(readRoadDefinitions), users: readRoadUsers });
  const { workspace } = open;
  await insertRows(workspace, 'account', [{ id, name: '上海榫卯科技', phone: '+8613800001234', secret: '底价 9 折' }]);
  const money = { amount_currency: 'CNY', amount_rate: 1 };
  await insertRows(workspace, 'deal', [
    { id: rowId('deal', 1), name: '一期', account_id: id, amount: 1200, amount_base: 1200, hidden: '藏', ...money },
    { id: rowId('deal', 2), name: '别人的', account_id: id, owner: 'hanMeimei' },
    { id: rowId('deal', 3), name: '无关' },
  ]);
  await insertRows(workspace, 'follow_up', [{ id: rowId('follow_up', 1), body: '来电', about_object: 'account', about_id: id }]);
  const cast = ['liLei', 'zhangWei', 'wangFang'] as const;
  [rep, all, lead] = (await Promise.all(cast.map((user) => castActor(workspace, user)))) as [Actor, Actor, Actor];
});
afterAll(() => open?.drop());

const read = (actor: Actor) =>
  open.workspace.db.transaction((tx) => readDocument({ workspace: open.workspace, actor, tx, object: 'account', id }, letter));

test('a document holds what its reader may see of the record and of what leads to it, and blanks for the rest', async () => {
  const { title, header, blocks } = await read({ ...rep, locale: 'zh' });
  expect([title, header]).toEqual(['对账单 上海榫卯科技', '上海榫卯科技']);
  expect(blocks).toEqual([
    { id: 'head', kind: 'heading', text: '致 上海榫卯科技', align: 'center' },
    { id: 'secret', kind: 'text', text: '密：。{不是字段}', align: 'left' },
    {
      id: 'facts',
      kind: 'fields',
      columns: 2,
      values: [
        { label: '名称', text: '上海榫卯科技' },
        { label: '电话', text: expect.stringContaining('138') },
        { label: expect.any(String), text: '李雷' },
      ],
    },
    {
      id: 'deals',
      kind: 'rows',
      head: ['名称', '金额'],
      rows: [['一期', expect.stringContaining('1,200')]],
      right: [false, true],
    },
    { id: 'talks', kind: 'rows', head: ['内容'], rows: [['来电']], right: [false] },
    { id: 'sign', kind: 'signatures', who: ['甲方：上海榫卯科技'] },
  ]);
});

test('who may see more reads more, in their language', async () => {
  const { title, blocks } = await read({ ...all, locale: 'en' });
  expect(title).toBe('Statement 上海榫卯科技');
  expect(blocks[1]).toMatchObject({ text: 'Secret: 底价 9 折.' });
  expect(blocks[3]).toMatchObject({
    head: ['Name', 'Amount', expect.any(String)],
    rows: [
      ['一期', expect.any(String), '藏'],
      ['别人的', '', ''],
    ],
  });
});

test('it becomes a PDF with the fonts in it, and the history tells who had it', async () => {
  const { name, pdf } = await printDocument(open.workspace, rep, { object: 'account', id, document: 'statement' });
  expect(name).toBe('对账单 上海榫卯科技.pdf');
  const text = pdf.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toMatch(/\/FontName \/[A-Z]+\+NotoSansSC-Regular/);
  const { entries } = await readHistory(open.workspace, rep, { object: 'account', id });
  expect(entries.map(({ action, actor }) => [action, actor?.title])).toEqual([['print', rep.name]]);
});

test('it takes the right to print, a document that is on, and a record that one may read', async () => {
  const print = (actor: Actor, document: string, record = id) =>
    printDocument(open.workspace, actor, { object: 'account', id: record, document });
  await expect(print(lead, 'statement')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(print(rep, 'old')).rejects.toMatchObject({ code: 'notFound' });
  await expect(print(rep, 'constructor')).rejects.toMatchObject({ code: 'notFound' });
  await expect(print(rep, 'statement', rowId('account', 9))).rejects.toMatchObject({ code: 'notFound' });
});
