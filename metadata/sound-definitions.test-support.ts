import { checkDefinitions } from './check-definitions.ts';
import { defineApp } from './define/app.ts';
import { defineDashboard } from './define/dashboard.ts';
import type { Definition } from './define/definition.ts';
import { defineLayout } from './define/layout.ts';
import { defineObject, type ObjectBody } from './define/object.ts';
import { defineProcess } from './define/process.ts';
import { defineReport } from './define/report.ts';
import { defineRole } from './define/role.ts';
import { defineView } from './define/view.ts';

export const label = { zh: '名称', en: 'Name' };

export const user = defineObject('user', { label, icon: 'user', title: 'name', fields: { name: { type: 'text', label } } });

export const account = defineObject('account', {
  label,
  icon: 'building',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    contacts: { type: 'relationMany', label, to: 'contact', via: 'account' },
    revenue: { type: 'money', label },
    double_revenue: { type: 'formula', label, expression: 'revenue * 2', result: 'decimal' },
    contact_count: { type: 'rollup', label, relation: 'contacts', aggregate: 'count' },
    last_birthday: { type: 'rollup', label, relation: 'contacts', aggregate: 'max', field: 'birthday', result: 'date' },
  },
});

export const contact = defineObject('contact', {
  label,
  icon: 'user',
  title: 'name',
  sort: [{ field: 'name', direction: 'asc' }],
  fields: {
    name: { type: 'text', label },
    account: { type: 'relation', label, to: 'account' },
    birthday: { type: 'date', label },
    kind: {
      type: 'choice',
      label,
      options: [
        { value: 'a', label },
        { value: 'b', label, sets: { birthday: '2000-01-01' } },
      ],
    },
    level: {
      type: 'choice',
      label,
      default: 'low',
      options: [
        { value: 'low', label },
        { value: 'high', label },
      ],
      dependsOn: { field: 'kind', options: { a: ['low'], b: ['low', 'high'] } },
    },
  },
});

export const sound: Definition[] = [
  user,
  account,
  contact,
  defineView('contacts', {
    object: 'contact',
    label,
    type: 'board',
    columns: [{ field: 'account.owner.name' }],
    filter: {
      and: [
        { field: 'kind', op: 'in', value: ['a'] },
        { field: 'owner', op: 'eq', value: { me: true } },
      ],
    },
    board: { field: 'kind' },
  }),
  defineLayout('account', {
    object: 'account',
    highlights: ['revenue'],
    sections: [{ label, fields: ['name', 'contacts'] }],
    related: [{ object: 'contact', via: 'account', columns: ['name'] }],
    quickCreate: ['name', 'owner'],
  }),
  defineReport('by_kind', {
    label,
    chart: 'bar',
    period: 'created_at',
    query: {
      type: 'summary',
      object: 'contact',
      group: [{ field: 'kind' }, { field: 'created_at', bucket: 'month' }],
      measures: [
        { name: 'all', label, aggregate: 'count' },
        { name: 'revenue', label, aggregate: 'sum', field: 'account.revenue' },
        { name: 'each', label, expression: 'revenue / all' },
      ],
      sort: [{ field: 'all', direction: 'desc' }],
    },
  }),
  defineDashboard('main', { label, widgets: [{ report: 'by_kind', x: 0, y: 0, w: 6, h: 4 }] }),
  defineApp('crm', {
    label,
    icon: 'users',
    menu: [{ id: 'records', objects: ['account', 'contact'] }],
    dashboards: ['main'],
    main: ['contact'],
    shortcuts: [{ object: 'contact', key: 'c' }],
    home: [
      { id: 'figures', card: 'figures', dashboard: 'main' },
      { id: 'due', card: 'todos', object: 'contact', due: 'birthday', done: { kind: 'b' }, about: 'account' },
    ],
    firstSteps: [{ id: 'contact', step: 'create', object: 'contact' }],
  }),
  defineRole('rep', {
    label,
    objects: { '*': { read: 'own' }, account: { read: 'all' } },
    fields: { 'account.revenue': 'hidden' },
  }),
  defineProcess('greet', {
    label,
    trigger: { object: 'contact', on: ['create'], when: { field: 'name', op: 'notEmpty' } },
    steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { name: { expression: 'name & "!"' }, level: 'low' } } }],
  }),
];

export type Planted = { kind: string; name: string; body: unknown };

/** The sound set with some definitions put in, in place of their namesakes; what is found, as `kind name path code`. */
export function findings(...planted: Planted[]): string[] {
  const others = sound.filter(({ kind, name }) => !planted.some((each) => each.kind === kind && each.name === name));
  return checkDefinitions([...others, ...planted]).map(({ kind, name, path, code }) => `${kind} ${name} ${path} ${code}`);
}

export function withObject(changes: Partial<ObjectBody>, fields: Record<string, unknown> = {}): string[] {
  return findings({ ...contact, body: { ...contact.body, ...changes, fields: { ...contact.body.fields, ...fields } } });
}
