import { expect, test } from 'vitest';
import type { ImportPreview, ImportProposal, ProposedField } from '../../../../../../metadata/api/import-shapes.ts';
import { checkDefinitions } from '../../../../../../metadata/check-definitions.ts';
import { makeObject } from '../make-object.ts';
import { type FileObject, fileProblems, planOf } from './file-object.ts';
import { linkTo } from './link-to.ts';
import { objectOfFile } from './object-of-file.ts';
import { labelOf, proposeObject } from './propose-object.ts';

type Column = Partial<ImportPreview['columns'][number]> & Pick<ProposedField, 'field'>;

function fileOf(columns: Record<string, Column>, rows = 8): { preview: ImportPreview; proposal: ImportProposal } {
  const known = Object.entries(columns).map(([column, { field: _field, ...found }]) => ({
    ...{ column, samples: [], empty: 0, distinct: [], suggestion: null, unmatched: [] },
    ...found,
  }));
  return {
    preview: { upload: 'u', name: '设备台账.csv', encoding: 'utf-8', headerRow: 1, head: [], rows, columns: known },
    proposal: {
      title: Object.keys(columns)[0] ?? null,
      columns: Object.entries(columns).map(([column, { field }]) => ({ column, field, misfits: [], links: [] })),
    },
  };
}

const free = () => false;
const values = (...texts: string[]) => texts.map((value) => ({ value, count: 2 }));

const devices = fileOf({
  '设备名称 (Device name)': { field: { type: 'text' } },
  状态: { field: { type: 'choice' }, distinct: values('在用', '停用', '无'), placeholders: [{ value: '无', count: 2 }] },
  标签: { field: { type: 'choices' }, distinct: values('大、重', '重', 'A;a') },
  购买日期: { field: { type: 'date' }, dateOrder: 'ambiguous', empty: 3 },
  '购买日期 (2)': { field: { type: 'date' }, dateOrder: 'ymd' },
  '#6': { field: { type: 'text' }, empty: 8 },
  ID: { field: { type: 'text' } },
});

test('a file becomes an object with names in pinyin or English, options, and empty columns left out', async () => {
  const file = await proposeObject({ ...devices, isTaken: free });
  expect(file).toMatchObject({
    name: 'she_bei_tai_zhang',
    label: { zh: '设备台账', en: '设备台账' },
    title: '设备名称 (Device name)',
  });
  expect(file.columns.map(({ name, isUsed }) => [name, isUsed])).toEqual([
    ['device_name', true],
    ['zhuang_tai', true],
    ['biao_qian', true],
    ['gou_mai_ri_qi', true],
    ['gou_mai_ri_qi_2', true],
    ['column_6', false],
    ['id_2', true],
  ]);
  expect(file.columns[0]?.label).toEqual({ zh: '设备名称', en: 'Device name' });
  const options = (at: number) => (file.columns[at]?.field.options ?? []) as { label: { zh: string } }[];
  const names = (at: number) => options(at).map(({ label }) => label.zh);
  expect(names(1)).toEqual(['在用', '停用']);
  expect(names(2)).toEqual(['大', '重', 'A']);
  const definitions = makeObject(file.name, objectOfFile(file, devices.preview.columns)).map(([target, body]) => ({
    ...target,
    body,
  }));
  expect(checkDefinitions(definitions as never).map(({ path, message }) => `${path} ${message.en}`)).toEqual([]);
});

test('the rows come in by a plan that says what each column fills and how it is read', async () => {
  const file = await proposeObject({ ...devices, isTaken: free });
  const columns = file.columns.map((each) =>
    each.column === '购买日期' ? { ...each, reading: { dateOrder: 'dmy' as const } } : each,
  );
  expect(planOf({ ...file, columns }, devices.preview.columns)).toEqual({
    object: 'she_bei_tai_zhang',
    mode: 'create',
    blanks: ['无'],
    columns: [
      { column: '设备名称 (Device name)', field: 'device_name' },
      { column: '状态', field: 'zhuang_tai' },
      { column: '标签', field: 'biao_qian' },
      { column: '购买日期', field: 'gou_mai_ri_qi', dateOrder: 'dmy' },
      { column: '购买日期 (2)', field: 'gou_mai_ri_qi_2', dateOrder: 'ymd' },
      { column: '#6', field: null },
      { column: 'ID', field: 'id_2' },
    ],
  });
  const linked = file.columns.map((each) => (each.column === 'ID' ? { ...each, field: linkTo('account') } : each));
  const plan = planOf({ ...file, columns: linked, dropsPlaceholders: false }, devices.preview.columns);
  expect(plan.columns.at(-1)).toEqual({ column: 'ID', field: 'id_2', missing: 'error' });
  expect(plan.blanks).toBeUndefined();
});

test('all that stands in the way is said, each at its column', async () => {
  const file = await proposeObject({ ...devices, isTaken: free });
  const found = (changed: FileObject, isTaken = free) => fileProblems(changed, devices.preview.columns, isTaken);
  expect(found(file)).toEqual([{ code: 'dateOrder', column: '购买日期' }]);
  expect(found(file, () => true)).toContainEqual({ code: 'nameTaken' });
  expect(found({ ...file, columns: file.columns.map((each) => ({ ...each, isUsed: false })) })).toEqual([{ code: 'noColumns' }]);
  const wrong = file.columns.map((each, at) => ({
    ...each,
    ...(at === 1 && { name: 'device_name' }),
    ...(at === 2 && { name: 'owner' }),
    ...(at === 3 && { field: { type: 'relation' as const }, label: { zh: '', en: '' } }),
  }));
  expect(found({ ...file, label: { zh: '', en: '' }, name: '', columns: wrong })).toEqual([
    { code: 'noName' },
    { code: 'badName' },
    { code: 'sameName', column: '设备名称 (Device name)' },
    { code: 'sameName', column: '状态' },
    { code: 'badName', column: '标签' },
    { code: 'noLabel', column: '购买日期' },
    { code: 'noTarget', column: '购买日期' },
  ]);
});

test('where no column names the records, they are numbered; a name is required where every row has one', async () => {
  const file = await proposeObject({ ...devices, isTaken: free });
  const body = objectOfFile({ ...file, title: '购买日期' }, devices.preview.columns);
  expect([body.title, body.fields.number?.type]).toEqual(['number', 'autoNumber']);
  expect(objectOfFile(file, devices.preview.columns).fields.device_name).toMatchObject({ required: true });
  expect(
    objectOfFile({ ...file, title: 'ID' }, [{ ...devices.preview.columns[6], empty: 1 } as never]).fields.id_2?.required,
  ).toBeUndefined();
});

test('a header in two languages is a name in both', () => {
  expect(labelOf('客户名称/Customer name')).toEqual({ zh: '客户名称', en: 'Customer name' });
  expect(labelOf('金额（Amount）')).toEqual({ zh: '金额', en: 'Amount' });
  expect(labelOf('ERP 编号')).toEqual({ zh: 'ERP 编号', en: 'ERP 编号' });
  expect(labelOf('Amount (CNY)')).toEqual({ zh: 'Amount (CNY)', en: 'Amount (CNY)' });
});
