import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { type TestUser, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { writeRecords } from '../../write/write-records.ts';
import { saveUpload } from '../file/uploads.ts';
import { proposeFields } from './propose-fields.ts';

const label = (en: string) => ({ zh: en, en });
const definitions = [
  defineObject('firm', {
    label: label('Firm'),
    icon: 'building',
    title: 'name',
    fields: { name: { type: 'text', label: label('Name'), required: true } },
  }),
  defineRole('clerk', { label: label('Clerk'), objects: { firm: { read: 'own', create: true, import: true } } }),
];

let opened: TestWorkspace;
let folder: string;
let admin: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-propose-'));
  opened = await openTestWorkspace({ definitions, users: { liLei: ['clerk'] }, dataFolder: folder });
  admin = await actorOf('admin');
  const records = ['苏州星河精密制造有限公司', '广州南粤电子有限公司', 'Harbor Logistics'].map((name) => ({ name }));
  await writeRecords(opened.workspace, admin, { object: 'firm', action: 'create', records });
});
afterAll(async () => {
  await opened.drop();
  await rm(folder, { recursive: true, force: true });
});

async function actorOf(user: TestUser): Promise<Actor> {
  return (await actorForUser(opened.workspace, testUsers[user].id, 'web')) as Actor;
}

async function propose(rows: string[][], actor = admin) {
  const csv = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
  const upload = await saveUpload(opened.workspace, actor, { name: 'a.csv', content: Readable.from([Buffer.from(csv)]) });
  return proposeFields(opened.workspace, actor, upload);
}

/** One column of its own each, beside one that keeps rows from being blank. */
async function typesOf(columns: Record<string, string[]>) {
  const names = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((values) => values.length));
  const rows = Array.from({ length }, (_, at) => names.map((name) => columns[name]?.[at] ?? ''));
  const proposal = await propose([names, ...rows]);
  return Object.fromEntries(proposal.columns.map(({ column, field }) => [column, field]));
}

test('types come from what the values look like, whatever their column is called', async () => {
  const found = await typesOf({
    a: ['1', '12', '-3', '1,250'],
    b: ['1.5', '2', '0.125', '17.25'],
    c: ['¥12.50', '￥3', '¥1,200.00', '9元'],
    d: ['12%', '3.5%', '100%', '0%'],
    e: ['是', '否', '是', '否'],
    f: ['2024-05-01', '2024/6/12', '2024年7月3日', '2024-12-31'],
    g: ['2024-05-01 08:30', '2024-06-12 09:00:00', '2024-07-03 23:59', '2024-12-31 12:00'],
    h: ['13800138000', '138 0013 8001', '+86 139 1234 5678', '021-62345678'],
    i: ['a@example.com', 'b@example.com', 'c@example.cn', 'd@example.org'],
    j: ['https://a.example', 'http://b.example/x', 'www.example.com', 'https://c.example'],
    k: ['6222600260001072444', '4111111111111111', '6222 6002 6000 1072 444', '4111 1111 1111 1111'],
    l: ['007', '012', '113', '001'],
    m: ['订单 20240001', '订单 20240002', '订单 20240003', '订单 20240004'],
    n: ['x'.repeat(300), 'short', 'other', 'more'],
    o: ['2024', '2025', '2019', '1998'],
    p: ['2 小时', '30 分钟', '1h 30min', '90 min'],
  });
  const types = Object.fromEntries(Object.entries(found).map(([column, { type }]) => [column, type]));
  expect(types).toEqual({
    ...{ a: 'integer', b: 'decimal', c: 'money', d: 'percent', e: 'boolean', f: 'date', g: 'datetime', h: 'phone' },
    ...{ i: 'email', j: 'url', k: 'bankCard', l: 'text', m: 'text', n: 'longText', o: 'integer', p: 'duration' },
  });
  expect(found.b).toEqual({ type: 'decimal', scale: 3 });
  expect(found.o).toEqual({ type: 'integer', grouped: false });
});

test('the header decides where its values can be of the type it names', async () => {
  const found = await typesOf({
    金额: ['100', '2000', '35.5'],
    备注: ['很好', '还行', '一般'],
    联系电话: ['62345678', '13800138000', '021-62345678'],
    编号: ['20240001', '20240002', '20240003'],
    型号: ['100', '200', '300'],
    耗时: ['8', '6', '7'],
    邮箱: ['没有', '不知道', '下次再填'],
    附件: ['a.pdf', 'b.pdf', 'c.pdf'],
    合计: ['12', '13', '14'],
    空列: ['', '', ''],
    生日: ['', '', ''],
  });
  const types = Object.fromEntries(Object.entries(found).map(([column, { type }]) => [column, type]));
  expect(types).toEqual({
    ...{ 金额: 'money', 备注: 'longText', 联系电话: 'phone', 编号: 'text', 型号: 'text', 耗时: 'integer' },
    ...{ 邮箱: 'text', 附件: 'text', 合计: 'integer', 空列: 'text', 生日: 'date' },
  });
});

test('one code with a leading zero makes a column of numbers a column of texts', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => String(1000 + index));
  const found = await typesOf({
    名称: numbers.map((each) => `设备${each}`),
    批次: ['0123', ...numbers.slice(1)],
    数量: ['012', ...numbers.slice(1)],
    库位: numbers,
  });
  expect([found.批次?.type, found.数量?.type, found.库位?.type]).toEqual(['text', 'text', 'integer']);
  expect(
    (await typesOf({ 名称: numbers.map((each) => `设备${each}`), 邮编: numbers.map((each) => `20${each}`) })).邮编?.type,
  ).toBe('text');
});

test('few texts that come again and again are options, and cells that list several are several', async () => {
  const repeat = (values: string[], times: number) => Array.from({ length: times }, () => values).flat();
  const found = await typesOf({
    级别: ['A', 'B', 'A', 'C', 'A', 'B', 'C', 'A'],
    区域: repeat(['华东', '华南', '华北', '西南'], 2),
    标签: ['重点、老客户', '重点', '新客户', '老客户', '重点、新客户', '重点', '老客户', '新客户'],
    姓名: repeat(['张三', '李四'], 4),
    说话: ['一', '二', '三', '四', '五', '六', '七', '八'],
  });
  expect(Object.entries(found).map(([column, { type }]) => [column, type])).toEqual([
    ['级别', 'choice'],
    ['区域', 'choice'],
    ['标签', 'choices'],
    ['姓名', 'text'],
    ['说话', 'text'],
  ]);
});

test('tells values that do not fit, and the column that names the records', async () => {
  const dates = Array.from({ length: 12 }, (_, day) => `2024-01-${String(day + 1).padStart(2, '0')}`);
  const proposal = await propose([
    ['编码', '设备名称', '购买日期'],
    ...dates.map((date, at) => [`X${at}`, `设备 ${at}`, at === 5 ? '待定吧' : date]),
  ]);
  expect(proposal.title).toBe('设备名称');
  expect(proposal.columns[2]).toEqual({ column: '购买日期', field: { type: 'date' }, misfits: ['待定吧'], links: [] });
});

test('offers objects whose records are called so, and never those that the actor may not read', async () => {
  const rows = [
    ['设备', '客户'],
    ['冲床', '苏州星河精密制造有限公司'],
    ['车床', 'HARBOR LOGISTICS'],
    ['铣床', '谁也不认识的公司'],
  ];
  const { columns } = await propose(rows);
  expect(columns.map(({ field, links }) => ({ type: field.type, links }))).toEqual([
    { type: 'text', links: [] },
    { type: 'text', links: [{ object: 'firm', found: 2, of: 3 }] },
  ]);
  expect((await propose(rows, await actorOf('liLei'))).columns[1]?.links).toEqual([]);
});
