import { type Definition, defineObject, defineRole, type FieldRight, type Scope } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { type TestUser, testDepartments, testUsers } from '../../catalog/test-cast.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** Objects, roles and rows that the tests of the read pipeline share: accounts, their contacts and deals, products, follow-ups. */

const option = (value: string) => ({ value, label: { zh: value, en: value } });
const label = (zh: string, en: string) => ({ zh, en });

const objects = [
  defineObject('account', {
    label: label('客户', 'Account'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name') },
      phone: { type: 'phone', label: label('电话', 'Phone') },
      secret: { type: 'text', label: label('机密', 'Secret') },
      deals: { type: 'relationMany', to: 'deal', via: 'account', label: label('商机', 'Deals') },
      total: { type: 'rollup', relation: 'deals', aggregate: 'sum', field: 'amount', label: label('总额', 'Total') },
      won: {
        type: 'rollup',
        relation: 'deals',
        aggregate: 'count',
        filter: { field: 'stage', op: 'eq', value: 'won' },
        label: label('赢单', 'Won'),
      },
    },
    search: ['name', 'phone', 'secret'],
    similar: ['name', 'phone'],
  }),
  defineObject('product', {
    label: label('产品', 'Product'),
    icon: 'box',
    title: 'name',
    fields: { name: { type: 'text', label: label('名称', 'Name') } },
    sort: [{ field: 'name', direction: 'asc' }],
  }),
  defineObject('deal', {
    label: label('商机', 'Deal'),
    icon: 'currency-yuan',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name') },
      account: { type: 'relation', to: 'account', label: label('客户', 'Account') },
      amount: { type: 'money', label: label('金额', 'Amount') },
      chance: { type: 'integer', label: label('可能性', 'Chance') },
      stage: { type: 'choice', options: ['new', 'quote', 'won'].map(option), label: label('阶段', 'Stage') },
      tags: { type: 'choices', options: ['a', 'b', 'c'].map(option), label: label('标签', 'Tags') },
      urgent: { type: 'boolean', label: label('紧急', 'Urgent') },
      close: { type: 'date', label: label('预计成交', 'Close date') },
      met_at: { type: 'datetime', label: label('会面时间', 'Met at') },
      products: { type: 'manyToMany', to: 'product', label: label('产品', 'Products') },
      hidden: { type: 'text', label: label('隐藏', 'Hidden') },
      weighted: {
        type: 'formula',
        expression: 'amount * chance / 100',
        result: 'decimal',
        scale: 2,
        label: label('加权', 'Weighted'),
      },
      leak: { type: 'formula', expression: 'hidden & "!"', result: 'text', label: label('泄漏', 'Leak') },
    },
    sort: [{ field: 'amount', direction: 'desc' }],
  }),
  defineObject('follow_up', {
    label: label('跟进', 'Follow-up'),
    icon: 'message',
    title: 'body',
    fields: {
      body: { type: 'longText', label: label('内容', 'Body') },
      at: { type: 'datetime', label: label('时间', 'At') },
      about: { type: 'polymorphic', to: ['account', 'deal'], label: label('对象', 'About') },
    },
    controlledBy: 'about',
    activity: { related: 'about', at: 'at', text: 'body' },
  }),
];

function role(name: string, read: Scope, fields: Record<string, FieldRight> = {}): Definition {
  const rights = { read, create: true, edit: read };
  const own = { account: rights, deal: rights, follow_up: rights };
  const open = { read: 'all' as const };
  return defineRole(name, { label: label(name, name), objects: { ...own, product: open, user: open, department: open }, fields });
}

export const readRoadDefinitions: Definition[] = [
  ...objects,
  role('rep', 'own', { 'deal.hidden': 'hidden', 'account.secret': 'hidden' }),
  role('lead', 'subordinates'),
  role('all', 'all'),
];

export const readRoadUsers = { zhangWei: ['all'], wangFang: ['lead'], liLei: ['rep'], hanMeimei: ['rep'] };

export async function castActor(workspace: Workspace, user: TestUser): Promise<Actor> {
  const actor = await actorForUser(workspace, testUsers[user].id, 'web');
  if (!actor) throw new Error(`${user} is not in the cast`);
  return actor;
}

/** Ids of test rows: `rowId('deal', 3)`. */
export function rowId(object: keyof typeof idParts, number: number): string {
  return `01910000-0000-7000-8000-${idParts[object]}${String(number).padStart(8, '0')}`;
}

const idParts = { account: '0000', deal: '0001', product: '0002', follow_up: '0003', link: '0004' };

type Values = Record<string, unknown>;

/** Puts rows straight into the table, as the write pipeline would leave them. `owner` is a name of the cast. */
export async function insertRows(workspace: Workspace, object: string, rows: readonly Values[]): Promise<void> {
  const full = rows.map(({ owner = 'liLei', ...values }) => ({
    owner_id: testUsers[owner as TestUser].id,
    department_id: testDepartments[testUsers[owner as TestUser].department].id,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...values,
  }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  const table = `"${workspace.schema}"."${object}"`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  await workspace.database.platform.query({
    text: `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
    values: [JSON.stringify(full.map((row) => ({ version: 1, ...row })))],
  });
}

export async function insertLinks(workspace: Workspace, table: string, pairs: readonly [string, string][]): Promise<void> {
  await workspace.database.platform.query({
    text: `insert into "${workspace.schema}"."${table}" (from_id, to_id) select * from unnest($1::uuid[], $2::uuid[])`,
    values: [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
  });
}
