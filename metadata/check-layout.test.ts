import { expect, test } from 'vitest';
import { checkDefinitions, findUsages, followRenames } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';
import { defineLayout, type LayoutBody } from './define/layout.ts';

const label = { zh: '名称', en: 'Name' };
const loss = { zh: '输单', en: 'Loss' };
const text = { type: 'text', label };
const option = (value: string) => ({ value, label });

const whole: LayoutBody = {
  object: 'deal',
  highlights: ['account.name'],
  stage: 'stage',
  tabs: [{ id: 'money', label, roles: ['rep'] }],
  sections: [
    {
      id: 'about',
      label,
      fields: ['name', 'account.name'],
      columns: 2,
      cells: { 'account.name': { wide: true, screen: 'desktop' } },
    },
    {
      id: 'loss',
      label: loss,
      text: { zh: '**为什么**', en: '**Why**' },
      fields: ['reason'],
      when: 'stage = "lost"',
      modes: ['detail'],
    },
    { id: 'sum', label, fields: [], report: { report: 'sums', via: 'parent' }, tab: 'money' },
  ],
  related: [
    { id: 'open', object: 'deal', via: 'parent', label, columns: ['name'], filter: { field: 'stage', op: 'eq', value: 'open' } },
    { object: 'deal', via: 'parent', columns: ['name'], create: false },
  ],
  quickCreate: ['name'],
  steps: [{ id: 'who', label, fields: ['name', 'account'] }],
  leaveOut: ['secret'],
  variants: [
    {
      id: 'phone',
      label,
      screen: 'phone',
      hide: { sections: ['sum'], fields: ['account.name'], related: ['deal.parent'] },
      highlights: ['stage'],
    },
    { id: 'boss', label, when: 'HASROLE("rep")', first: { sections: ['loss'] }, quickCreate: ['reason'] },
  ],
};

test('a layout with every element is sound', () => expect(checkDefinitions(definitions())).toEqual([]));

test('what an element names and is not there is told with the element’s name, in both languages', () => {
  const [about, lost, sum] = whole.sections as [LayoutBody['sections'][0], LayoutBody['sections'][0], LayoutBody['sections'][0]];
  const wrong = definitions({
    sections: [
      { ...about, cells: { zzz: {} }, roles: ['nobody'] },
      { ...lost, when: 'stage = "gone"', fields: ['account.zzz'] },
      { ...sum, report: { report: 'sums', via: 'account' }, tab: 'zzz' },
      { id: 'more', label, fields: [], report: { report: 'zzz', via: 'parent' }, when: '1 > 2' },
      { id: 'more', label, fields: ['name'], when: 'CHANGED(name)' },
    ],
    steps: [{ label, fields: ['created_at', 'total'] }],
    variants: [{ label: loss, hide: { sections: ['zzz'], tabs: ['money'] }, first: { related: ['deal.account'] } }],
  });
  expect(
    checkDefinitions(wrong)
      .map(({ path, code }) => `${path} ${code}`)
      .sort(),
  ).toEqual([
    'sections.0.cells.zzz unknownField',
    'sections.0.roles.0 unknownRole',
    'sections.1.fields.0 unknownField',
    'sections.1.when unknownOption',
    'sections.2.report.via unfitField',
    'sections.2.tab unknownElement',
    'sections.3.report.report unknownReport',
    'sections.3.when neverShown',
    'sections.4 repeatedElement',
    'sections.4.when badFormula',
    'steps.0.fields.1 unfitField',
    'variants.0.first.related.0 unknownElement',
    'variants.0.hide.sections.0 unknownElement',
  ]);
  const problem = checkDefinitions(wrong).find(({ code }) => code === 'unknownOption');
  expect(problem?.message).toEqual({
    zh: '“输单”：字段“名称”没有选项“gone”',
    en: '“Loss”: The field “Name” has no option “gone”',
  });
});

test('every place of a layout that names something is found, and says in which element it stands', () => {
  const of = (name: string, field?: string) =>
    findUsages(definitions())
      .filter(({ kind, to }) => kind === 'layout' && to.name === name && to.field === field)
      .map(({ path }) => path);
  expect(of('deal', 'reason')).toEqual(['sections.1.fields.0', 'variants.1.quickCreate.0']);
  expect(of('deal', 'secret')).toEqual(['leaveOut.0']);
  expect(of('account', 'name')).toEqual([
    'highlights.0',
    'sections.0.fields.1',
    'sections.0.cells.account.name',
    'variants.0.hide.fields.0',
  ]);
  expect(of('sums')).toEqual(['sections.2.report.report']);
  expect(of('rep')).toEqual(['tabs.0.roles.0', 'variants.1.when']);
  const condition = findUsages(definitions()).find(({ path, to }) => path === 'sections.1.when' && to.option === 'lost');
  expect(condition).toMatchObject({ as: 'formula', element: loss });
});

test('a renamed field and a renamed option are followed into every element', () => {
  const renamed = definitions({}, { reason: 'why', account: 'client', stage: 'phase' });
  const { definitions: followed } = followRenames(definitions(), renamed, [
    { object: 'deal', from: 'reason', to: 'why' },
    { object: 'deal', from: 'account', to: 'client' },
    { object: 'deal', from: 'stage', to: 'phase' },
  ]);
  const body = followed.changed.find(({ kind }) => kind === 'layout')?.body as LayoutBody;
  expect(body.sections[0]).toMatchObject({ fields: ['name', 'client.name'], cells: { 'client.name': { wide: true } } });
  expect(body.sections[1]).toMatchObject({ fields: ['why'], when: 'phase = "lost"' });
  expect(body.variants).toMatchObject([{ hide: { fields: ['client.name'] }, highlights: ['phase'] }, { quickCreate: ['why'] }]);
  expect(body).toMatchObject({ highlights: ['client.name'], stage: 'phase', steps: [{ fields: ['name', 'client'] }] });
});

type Names = { reason: string; account: string; stage: string };

function definitions(
  changes: Partial<LayoutBody> = {},
  names: Names = { reason: 'reason', account: 'account', stage: 'stage' },
): Definition[] {
  const fields = {
    name: text,
    secret: text,
    total: { type: 'formula', label, expression: '1 + 1', result: 'decimal' },
    [names.reason]: text,
    [names.account]: { type: 'relation', label, to: 'account' },
    parent: { type: 'relation', label, to: 'deal' },
    [names.stage]: { type: 'choice', label, options: [option('open'), option('lost')] },
  };
  const object = (name: string, own: object) => ({
    kind: 'object',
    name,
    body: { label, icon: 'x', title: 'name', fields: own },
  });
  return [
    object('user', { name: text }),
    object('account', { name: text }),
    object('deal', fields),
    { kind: 'role', name: 'rep', body: { label, objects: {} } },
    {
      kind: 'report',
      name: 'sums',
      body: {
        label,
        chart: 'number',
        query: { type: 'summary', object: 'deal', measures: [{ name: 'n', label, aggregate: 'count' }] },
      },
    },
    defineLayout('deal', { ...whole, ...changes }),
  ];
}
