import { expect, test } from 'vitest';
import { checkDefinitions, findUsages, findUsagesOfRemoved, isWithin, type Referent } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';

const label = { zh: '名称', en: 'Name' };
const text = { type: 'text', label };
const option = (value: string, more = {}) => ({ value, label, ...more });
const choice = (values: string[], more = {}) => ({
  type: 'choice',
  label,
  options: values.map((value) => option(value)),
  ...more,
});

test('the sample is sound', () => expect(checkDefinitions(sample())).toEqual([]));

test('every place that names a field, an option, an object or a report is found', () => {
  const definitions = sample();
  const at = (target: object) =>
    findUsages(definitions)
      .filter(({ to }) => isWithin(to, { kind: 'object', name: 'deal', ...target }))
      .map(({ kind, name, path }) => `${kind}/${name}#${path}`)
      .sort();
  expect(at({ field: 'stage' })).toEqual(
    [
      'object/deal#fields.kind.dependsOn.field',
      'object/deal#fields.kind.dependsOn.options.won',
      'object/deal#fields.large.expression',
      'object/deal#fields.large.expression',
      'process/on_win#steps.0.inputs.values.stage',
      'process/on_win#steps.0.inputs.values.stage',
      'process/on_win#trigger.when.field',
      'process/on_win#trigger.when.value',
      'role/rep#fields.deal.stage',
      'view/all#columns.1.field',
      'view/all#filter.field',
      'view/all#filter.value',
    ].sort(),
  );
  expect(at({ field: 'stage', option: 'won' })).toEqual([
    'object/deal#fields.kind.dependsOn.options.won',
    'object/deal#fields.large.expression',
    'process/on_win#steps.0.inputs.values.stage',
    'process/on_win#trigger.when.value',
    'view/all#filter.value',
  ]);
  expect(at({ field: 'account' })).toEqual(['object/account#fields.deals.via', 'view/all#columns.2.field']);
  const dashboards = findUsages(definitions).filter(({ to }) => to.kind === 'report');
  expect(dashboards).toMatchObject([{ kind: 'dashboard', name: 'home', path: 'widgets.0.report', to: { name: 'sum' } }]);
});

test('what is removed and named nowhere goes without a word; what is named is refused at the same places', () => {
  checkEveryRemoval(sample());
});

test('an object may be called like what JavaScript knows of every object', () => {
  const added: Definition = {
    kind: 'object',
    name: 'constructor',
    body: { label, plural: label, icon: 'crane', title: 'constructor', sort: [], fields: { constructor: text } },
  };
  const next = [...sample(), added];
  expect(checkDefinitions(next)).toEqual([]);
  expect(findUsagesOfRemoved(sample(), next)).toEqual([]);
  expect(findUsagesOfRemoved(next, sample())).toEqual([]);
});

test('so it is with random definitions', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const definitions = randomDefinitions(seed);
    expect(checkDefinitions(definitions)).toEqual([]);
    checkEveryRemoval(definitions);
  }
});

function checkEveryRemoval(definitions: readonly Definition[]): void {
  const usages = findUsages(definitions);
  for (const target of everything(definitions)) {
    const after = without(definitions, target);
    const used = usages.filter(({ to, ...from }) => isWithin(to, target) && !isInside(from, target)).map(place);
    const stands = findUsagesOfRemoved(definitions, after).map(place);
    expect(stands.sort(), JSON.stringify(target)).toEqual(used.sort());
    const problems = checkDefinitions(after).map(place);
    if (stands.length === 0) expect(problems, JSON.stringify(target)).toEqual([]);
    for (const each of problems)
      expect(
        stands.some((one) => one.startsWith(each)),
        `${each} of ${JSON.stringify(target)}`,
      ).toBe(true);
  }
}

/** Every definition, field but the titles, and option. */
function everything(definitions: readonly Definition[]): Referent[] {
  return definitions.flatMap(({ kind, name, body }): Referent[] => {
    const { fields = {}, title } = body as { fields?: Record<string, { options?: { value: string }[] }>; title?: string };
    if (kind !== 'object') return [{ kind, name }];
    const own = Object.entries(fields).flatMap(([field, { options = [] }]): Referent[] => [
      ...(field === title ? [] : [{ kind, name, field }]),
      ...(options.length > 1 ? options.map(({ value }) => ({ kind, name, field, option: value })) : []),
    ]);
    return name === 'user' ? own : [{ kind, name }, ...own];
  });
}

function randomDefinitions(seed: number): Definition[] {
  let state = seed;
  const random = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)] as Item;
  const objects = ['house', 'room', 'chair'];
  const fieldsOfObject = (): Record<string, unknown> => ({
    name: text,
    size: { type: 'decimal', scale: 2, label },
    state: choice(['open', 'won', 'lost']),
    other: { type: 'relation', label, to: pick(objects) },
    ...(random(2) && { doubled: { type: 'formula', label, expression: 'size * 2', result: 'decimal' } }),
    ...(random(2) && { good: { type: 'formula', label, expression: `state = "${pick(['open', 'won'])}"`, result: 'boolean' } }),
    ...(random(2) && { far: { type: 'formula', label, expression: 'other.size + 1', result: 'decimal' } }),
    ...(random(2) && { kind: choice(['big', 'small'], { default: 'big' }) }),
  });
  const paths = ['name', 'size', 'state', 'other', 'other.size', 'other.state'];
  const view = (name: string): Definition => {
    const object = pick(objects);
    const columns = [0, 1, 2].map(() => ({ field: pick(paths) }));
    const filter = pick([
      { field: 'size', op: 'gt', value: 3 },
      { or: [{ field: 'state', op: 'in', value: [pick(['open', 'won', 'lost'])] }] },
      { not: { field: 'other.state', op: 'eq', value: 'lost' } },
    ]);
    return { kind: 'view', name, body: { object, label, type: 'table', columns, filter } };
  };
  return [
    ...objects.map((name) => ({ kind: 'object', name, body: { label, icon: 'box', title: 'name', fields: fieldsOfObject() } })),
    ...['one', 'two', 'three'].map(view),
    {
      kind: 'role',
      name: 'rep',
      body: { label, objects: { [pick(objects)]: { read: 'own' } }, fields: { 'room.size': 'read' } },
    },
    {
      kind: 'process',
      name: 'works',
      body: {
        label,
        trigger: { object: pick(objects), on: ['update'], changed: ['size'] },
        steps: [
          {
            id: 'makes',
            kind: 'createRecord',
            inputs: { object: pick(objects), values: { state: pick(['open', 'won']), name: { template: '{other.name}' } } },
          },
        ],
      },
    },
  ];
}

function place({ kind, name, path }: { kind: string; name: string; path: string }): string {
  return `${kind}/${name}#${path}`;
}

function isInside(from: { kind: string; name: string; path: string }, target: Referent): boolean {
  if (from.kind !== target.kind || from.name !== target.name || target.option !== undefined) return false;
  return target.field === undefined || from.path.startsWith(`fields.${target.field}.`);
}

function fieldsOf(definitions: readonly Definition[], object: string): Record<string, unknown> {
  const body = definitions.find(({ name }) => name === object)?.body;
  return (body as { fields: Record<string, unknown> }).fields;
}

function without(definitions: readonly Definition[], target: Referent): Definition[] {
  if (target.field === undefined) return definitions.filter(({ kind, name }) => kind !== target.kind || name !== target.name);
  const next = structuredClone(definitions) as Definition[];
  const fields = fieldsOf(next, target.name);
  const field = fields[target.field] as { options: { value: string }[] };
  if (target.option === undefined) delete fields[target.field];
  else field.options = field.options.filter(({ value }) => value !== target.option);
  return next;
}

function sample(): Definition[] {
  return [
    { kind: 'object', name: 'user', body: { label, icon: 'user', title: 'name', fields: { name: text } } },
    {
      kind: 'object',
      name: 'account',
      body: {
        label,
        icon: 'building',
        title: 'name',
        fields: {
          name: text,
          city: text,
          unused: text,
          deals: { type: 'relationMany', label, to: 'deal', via: 'account' },
          total: { type: 'rollup', label, relation: 'deals', aggregate: 'sum', field: 'amount', result: 'decimal' },
        },
      },
    },
    {
      kind: 'object',
      name: 'deal',
      body: {
        label,
        icon: 'coin',
        title: 'name',
        fields: {
          name: text,
          account: { type: 'relation', label, to: 'account' },
          amount: { type: 'decimal', scale: 2, label },
          stage: choice(['open', 'won', 'lost']),
          kind: choice(['big', 'small'], { dependsOn: { field: 'stage', options: { won: ['big'] } } }),
          large: { type: 'formula', label, expression: 'AND(amount > 10, stage = "won")', result: 'boolean' },
        },
      },
    },
    {
      kind: 'view',
      name: 'all',
      body: {
        object: 'deal',
        label,
        type: 'table',
        columns: [{ field: 'name' }, { field: 'stage' }, { field: 'account.city' }],
        filter: { field: 'stage', op: 'in', value: ['won'] },
      },
    },
    { kind: 'role', name: 'rep', body: { label, objects: { deal: { read: 'own' } }, fields: { 'deal.stage': 'read' } } },
    {
      kind: 'report',
      name: 'sum',
      body: {
        label,
        chart: 'number',
        query: { type: 'summary', object: 'account', measures: [{ name: 'n', aggregate: 'count', label }] },
      },
    },
    { kind: 'dashboard', name: 'home', body: { label, widgets: [{ report: 'sum', x: 0, y: 0, w: 3, h: 3 }] } },
    {
      kind: 'process',
      name: 'on_win',
      body: {
        label,
        trigger: { object: 'deal', on: ['update'], when: { field: 'stage', op: 'eq', value: 'won' } },
        steps: [{ id: 'sets', kind: 'updateRecord', inputs: { values: { stage: 'won' } } }],
      },
    },
  ];
}
