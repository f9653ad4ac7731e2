import { expect, test } from 'vitest';
import { checkDefinitions, findUsages, findUsagesOfRemoved } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';

const label = { zh: '名称', en: 'Name' };
const text = { type: 'text', label };
const marker = /^z_[a-z_.]+$/;

/** Everything that can be named is called `z_…` here, so that each text and key that names something is known by its look. */
const sample: Definition[] = [
  { kind: 'object', name: 'user', body: { label, icon: 'user', title: 'name', fields: { name: text } } },
  {
    kind: 'list',
    name: 'z_list',
    body: {
      label,
      options: [
        { value: 'z_one', label },
        { value: 'z_two', label },
      ],
    },
  },
  {
    kind: 'object',
    name: 'z_child',
    body: {
      ...{ label, icon: 'box', title: 'name' },
      fields: {
        name: text,
        z_up: { type: 'relation', label, to: 'z_main' },
        z_price: { type: 'decimal', label },
        z_due: { type: 'date', label },
      },
    },
  },
  {
    kind: 'object',
    name: 'z_main',
    body: {
      ...{ label, icon: 'box', title: 'z_name', subtitle: ['z_name'], figure: 'z_size', search: ['z_name'] },
      ...{ sort: [{ field: 'z_size', direction: 'asc' }], similar: ['z_name'], unique: [['z_name', 'z_kind']] },
      indexes: [{ filter: ['z_kind'], sort: [{ field: 'z_size', direction: 'asc' }] }],
      fields: {
        z_name: text,
        z_kind: { type: 'choice', label, list: 'z_list', default: 'z_one' },
        z_size: { type: 'decimal', label },
        z_rows: { type: 'relationMany', label, to: 'z_child', via: 'z_up' },
        z_sum: { type: 'rollup', label, relation: 'z_rows', aggregate: 'sum', field: 'z_price' },
        z_level: {
          type: 'choice',
          label,
          options: [{ value: 'z_low', label, sets: { z_size: '1' }, requires: ['z_name'] }],
          dependsOn: { field: 'z_kind', options: { z_one: ['z_low'] } },
        },
      },
      rules: { first: { when: 'z_size > 1', require: ['z_name'] } },
      buttons: {
        z_press: { label, places: ['record'], does: { kind: 'changeFields', inputs: { values: { z_kind: 'z_two' } } } },
      },
    },
  },
  {
    kind: 'view',
    name: 'z_view',
    body: {
      ...{
        object: 'z_main',
        label,
        type: 'board',
        columns: [{ field: 'z_name' }, { field: 'z_size' }],
        roles: ['z_role'],
        firstFor: ['z_role'],
      },
      filter: { field: 'z_kind', op: 'eq', value: 'z_one' },
      ...{ sort: [{ field: 'z_size', direction: 'asc' }], board: { field: 'z_kind', sum: 'z_size' } },
    },
  },
  {
    kind: 'report',
    name: 'z_report',
    body: {
      ...{ label, chart: 'bar' },
      query: {
        ...{ type: 'summary', object: 'z_child', group: [{ field: 'z_up' }] },
        measures: [{ name: 'all', label, aggregate: 'sum', field: 'z_price' }],
      },
    },
  },
  { kind: 'dashboard', name: 'z_board', body: { label, widgets: [{ report: 'z_report', x: 0, y: 0, w: 6, h: 4 }] } },
  {
    kind: 'layout',
    name: 'z_main',
    body: {
      ...{
        object: 'z_main',
        highlights: ['z_size'],
        buttons: ['z_press'],
        stage: 'z_kind',
        quickCreate: ['z_name'],
        leaveOut: ['z_level'],
      },
      sections: [
        {
          ...{ id: 'one', label, fields: ['z_name'], cells: { z_name: { wide: true } }, buttons: ['z_press'], roles: ['z_role'] },
          report: { report: 'z_report', via: 'z_up' },
        },
      ],
      related: [{ object: 'z_child', via: 'z_up', columns: ['name', 'z_price'] }],
      steps: [{ id: 'first', label, fields: ['z_name'] }],
      variants: [
        { id: 'small', label, roles: ['z_role'], hide: { fields: ['z_size'] }, highlights: ['z_kind'], quickCreate: ['z_name'] },
      ],
    },
  },
  {
    kind: 'app',
    name: 'z_app',
    body: {
      ...{
        label,
        icon: 'box',
        menu: [{ id: 'all', objects: ['z_main'] }],
        objects: ['z_child'],
        roles: ['z_role'],
        dashboards: ['z_board'],
      },
      ...{ main: ['z_main'], tabs: ['z_main'], shortcuts: [{ object: 'z_main', key: 'z' }] },
      home: [
        { id: 'figures', card: 'figures', dashboard: 'z_board' },
        { id: 'list', card: 'records', view: 'z_view' },
        { id: 'due', card: 'todos', object: 'z_child', due: 'z_due', done: { z_price: '1' }, about: 'z_up' },
      ],
      firstSteps: [{ id: 'make', step: 'create', object: 'z_main' }],
    },
  },
  {
    kind: 'role',
    name: 'z_role',
    body: { label, objects: { z_main: { read: 'all' } }, fields: { 'z_main.z_size': 'read' }, apps: { z_app: 'off' } },
  },
  {
    kind: 'process',
    name: 'z_process',
    body: {
      label,
      trigger: { object: 'z_main', on: ['update'], changed: ['z_kind'], when: { field: 'z_kind', op: 'eq', value: 'z_two' } },
      steps: [{ id: 'makes', kind: 'createRecord', inputs: { object: 'z_child', values: { z_price: '1' } } }],
    },
  },
];

test('the sample is sound', () => expect(checkDefinitions(sample)).toEqual([]));

test('each place that names something is found, whatever names it', () => {
  const usages = findUsages(sample);
  const missed = sample.flatMap(({ kind, name, body }) =>
    namingPlaces(body, kind === 'object' || kind === 'list' ? isDeclaring : () => false)
      .filter(({ path, named }) => !usages.some((usage) => isSaid(usage, { kind, name, path, named })))
      .map(({ path, named }) => `${kind}/${name}#${path} ${named}`),
  );
  expect(missed).toEqual([]);
});

test('a button that a page has does not go without a word', () => {
  const without = sample.map((each) => {
    const { buttons: _gone, ...body } = each.body as { buttons?: object };
    return each.name === 'z_main' && each.kind === 'object' ? { ...each, body } : each;
  });
  expect(findUsagesOfRemoved(sample, without).map(({ kind, path, to }) => [kind, path, to.button])).toEqual([
    ['layout', 'buttons.0', 'z_press'],
    ['layout', 'sections.0.buttons.0', 'z_press'],
  ]);
});

type Place = { kind: string; name: string; path: string; named: string };

/** Of several places that name one object the first speaks for all; a usage may stand at the list that it is in. */
function isSaid(usage: { kind: string; name: string; path: string; to: object }, { kind, name, path, named }: Place): boolean {
  const isHere = usage.kind === kind && usage.name === name;
  const names = Object.values(usage.to);
  const last = named.split('.').at(-1) ?? named;
  const isObject = sample.some((each) => each.kind === 'object' && each.name === last);
  return isHere && names.includes(last) && (isObject || path === usage.path || path.startsWith(`${usage.path}.`));
}

/** What an object or a list has itself names nothing: fields, options, buttons. */
function isDeclaring(path: string): boolean {
  return /^(fields|buttons)\.z_\w+$|\.?options\.\d+\.value$/.test(path);
}

function namingPlaces(value: unknown, declares: (path: string) => boolean, path = ''): { path: string; named: string }[] {
  if (typeof value === 'string') return marker.test(value) && !declares(path) ? [{ path, named: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const own = marker.test(key) && !declares(at) ? [{ path: at, named: key }] : [];
    return [...own, ...namingPlaces(member, declares, at)];
  });
}
