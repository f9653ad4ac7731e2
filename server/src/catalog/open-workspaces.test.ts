import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

const account = defineObject('account', {
  label: { zh: '客户', en: 'Account' },
  icon: 'building',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' } },
    parent: { type: 'relation', to: 'account', label: { zh: '上级', en: 'Parent' } },
    turnover: { type: 'money', label: { zh: '营业额', en: 'Turnover' } },
    partners: { type: 'manyToMany', to: 'account', label: { zh: '伙伴', en: 'Partners' } },
    large: { type: 'formula', expression: 'turnover > 1000', result: 'boolean', label: { zh: '大客户', en: 'Large' } },
  },
});

let test1: TestWorkspace;

beforeAll(async () => {
  test1 = await openTestWorkspace({ definitions: [account] });
});
afterAll(() => test1.drop());

test('a workspace opens with the objects of the platform and of its solutions', async () => {
  const { workspace } = test1;
  expect([...workspace.snapshot.objects.keys()]).toEqual(['account', 'department', 'user']);
  const rows = await workspace.db.read({
    text: `select name from ${workspace.snapshot.objects.get('user')?.table} order by id`,
    values: [],
  });
  expect(rows.map(({ name }) => name)).toEqual(['管理员', '张伟', '王芳', '李雷', '韩梅梅']);
});
