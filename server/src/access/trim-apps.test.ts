import { defineApp, defineDashboard, defineObject, defineReport, defineView, type RoleBody } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { compileSnapshot } from '../catalog/compile-snapshot.ts';
import { accessModel } from './access-model.ts';
import { mergeRoles } from './merge-roles.ts';

const label = { zh: '项目', en: 'Project' };
const everything = { read: 'all', edit: 'all', create: true } as const;
const object = (name: string, more: { order?: number; menu?: boolean } = {}) =>
  defineObject(name, {
    label,
    icon: 'box',
    title: 'name',
    fields: { name: { type: 'text', label }, due_on: { type: 'date', label }, amount: { type: 'money', label } },
    ...more,
  });
const list = (name: string, of: string) => defineView(name, { object: of, label, type: 'table', columns: [{ field: 'name' }] });
const report = defineReport('count', {
  label,
  chart: 'number',
  query: { type: 'aggregate', object: 'project', group: [], measures: [{ name: 'count', aggregate: 'count' }] },
} as never);
const dashboards = ['first', 'second'].map((name) =>
  defineDashboard(name, { label, widgets: [{ report: 'count', x: 0, y: 0, w: 3, h: 2 }] }),
);
const app = defineApp('delivery', {
  label,
  icon: 'box',
  menu: [
    { id: 'work', objects: ['project', 'hour'] },
    { id: 'rest', objects: ['hour'] },
  ],
  dashboards: ['second'],
  main: ['hour', 'project'],
  tabs: ['hour'],
  shortcuts: [{ object: 'hour', key: 'u' }],
  home: [
    { id: 'figures', card: 'figures', dashboard: 'second' },
    {
      id: 'todos',
      card: 'todos',
      object: 'project',
      due: 'due_on',
      done: { name: 'done' },
      open: { field: 'amount', op: 'notEmpty' },
    },
    { id: 'hours', card: 'records', view: 'hours' },
  ],
  firstSteps: [{ id: 'hour', step: 'create', object: 'hour' }],
});
const objects = [object('project'), object('hour'), object('own', { order: 2 }), object('part', { menu: false })];
const definitions = [...objects, list('hours', 'hour'), list('own_list', 'own'), report, ...dashboards];

function modelOf(shipped: Parameters<typeof compileSnapshot>[0]['definitions'], role: Pick<RoleBody, 'objects' | 'fields'>) {
  const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: shipped });
  return accessModel(snapshot, { rights: mergeRoles([{ label, ...role }]) });
}

test('an app leads to what its reader may see, and to nothing else', () => {
  const { apps } = modelOf([...definitions, app], {
    objects: { project: everything, own: everything },
    fields: { 'project.amount': 'hidden' },
  });
  expect(apps[0]).toMatchObject({
    name: 'delivery',
    menu: [{ id: 'work', objects: ['project'] }],
    main: ['project'],
    tabs: [],
    shortcuts: [],
    home: [{ id: 'figures' }],
    firstSteps: [],
  });
});

test('objects that no app has in its menu come last, in an app without a name; an app of which nothing is left is left out', () => {
  const all = modelOf([...definitions, app], { objects: { '*': everything }, fields: {} });
  expect(all.apps.map(({ name, menu }) => [name, menu.flatMap((section) => section.objects)])).toEqual([
    ['delivery', ['project', 'hour', 'hour']],
    ['', ['own']],
  ]);
  expect(all.dashboards.map(({ name }) => name)).toEqual(['second', 'first']);
  const some = modelOf([...definitions, app], { objects: { own: everything }, fields: {} });
  expect(some.apps.map(({ name }) => name)).toEqual(['']);
});

test('where no solution declares an app, menu and home are made of the objects that are there', () => {
  const { apps } = modelOf(definitions, { objects: { own: everything, project: everything }, fields: {} });
  expect(apps).toHaveLength(1);
  expect(apps[0]).toMatchObject({
    menu: [{ objects: ['own', 'project'] }],
    home: [
      { card: 'figures', dashboard: 'first' },
      { card: 'records', view: 'own_list' },
      { card: 'firstSteps', side: true },
      { card: 'recent', side: true },
    ],
    firstSteps: [
      { step: 'create', object: 'own' },
      { step: 'import', object: 'own' },
      { step: 'view', object: 'own' },
    ],
  });
});
