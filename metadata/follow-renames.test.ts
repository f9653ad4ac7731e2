import { expect, test } from 'vitest';
import { checkDefinitions, followRenames } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';

const label = { zh: '名称', en: 'Name' };
const text = { type: 'text', label };
const option = (value: string, was?: string) => ({ value, label, ...(was && { was }) });

test('what names a renamed field or option follows, in paths, keys, formulas, templates and values', () => {
  const before = definitions('stage', ['open', 'won']);
  const after = before.map((each) =>
    each.name === 'deal' ? (definitions('phase', ['open', 'closed'], true)[1] as Definition) : each,
  );
  const fields = [{ object: 'deal', from: 'stage', to: 'phase' }];
  const followed = followRenames(before, after, fields);
  const next = after.map(
    (each) => followed.definitions.changed.find(({ kind, name }) => kind === each.kind && name === each.name) ?? each,
  );
  expect(checkDefinitions(next)).toEqual([]);
  const body = (name: string) => next.find((each) => each.name === name)?.body;
  expect(body('deal')).toMatchObject({
    fields: { large: { expression: 'AND(phase = "closed", amount > 1)' } },
    rules: { alike: { offer: { parent: { field: 'phase', op: 'eq', value: { expression: 'phase' } } } } },
  });
  expect(body('all')).toMatchObject({
    columns: [{ field: 'phase' }, { field: 'parent.phase' }],
    filter: {
      or: [
        { field: 'phase', op: 'in', value: ['closed'] },
        { field: 'parent.name', op: 'eq', value: 'stage' },
      ],
    },
  });
  expect(body('rep')).toMatchObject({ fields: { 'deal.phase': 'read' } });
  expect(body('works')).toMatchObject({
    trigger: { changed: ['phase'], when: { field: 'phase', op: 'eq', value: 'closed' } },
    steps: [{ inputs: { values: { phase: 'closed', name: { template: '{phase} of {parent.phase}' } } } }],
  });
  const map = {
    object: 'deal',
    mode: 'create',
    columns: [{ column: 'Stage', field: 'stage', values: { 'V. won': 'won' } }],
    defaults: { stage: 'won' },
  };
  expect(followed.kept([{ kind: 'importMap', name: 'm', body: map }]).changed[0]?.body).toEqual({
    ...map,
    columns: [{ column: 'Stage', field: 'phase', values: { 'V. won': 'closed' } }],
    defaults: { phase: 'closed' },
  });
});

test('where nothing is renamed nothing changes', () => {
  const same = definitions('stage', ['open', 'won']);
  expect(followRenames(same, same, []).definitions).toEqual({ changed: [], usages: [] });
});

function definitions(stage: string, values: string[], isRenamed = false): Definition[] {
  const options = values.map((value) => option(value, value === 'closed' ? 'won' : undefined));
  return [
    { kind: 'object', name: 'user', body: { label, icon: 'user', title: 'name', fields: { name: text } } },
    {
      kind: 'object',
      name: 'deal',
      body: {
        ...{ label, icon: 'coin', title: 'name' },
        fields: {
          name: text,
          parent: { type: 'relation', label, to: 'deal' },
          amount: { type: 'decimal', scale: 2, label },
          [stage]: { type: 'choice', label, options, ...(isRenamed && { was: 'stage' }) },
          large: { type: 'formula', label, expression: 'AND(stage = "won", amount > 1)', result: 'boolean' },
        },
        rules: { alike: { offer: { parent: { field: 'stage', op: 'eq', value: { expression: 'stage' } } } } },
      },
    },
    {
      kind: 'view',
      name: 'all',
      body: {
        ...{ object: 'deal', label, type: 'table', columns: [{ field: 'stage' }, { field: 'parent.stage' }] },
        filter: {
          or: [
            { field: 'stage', op: 'in', value: ['won'] },
            { field: 'parent.name', op: 'eq', value: 'stage' },
          ],
        },
      },
    },
    { kind: 'role', name: 'rep', body: { label, objects: { deal: { read: 'own' } }, fields: { 'deal.stage': 'read' } } },
    {
      kind: 'process',
      name: 'works',
      body: {
        label,
        trigger: { object: 'deal', on: ['update'], changed: ['stage'], when: { field: 'stage', op: 'eq', value: 'won' } },
        steps: [
          {
            id: 'sets',
            kind: 'updateRecord',
            inputs: { values: { stage: 'won', name: { template: '{stage} of {parent.stage}' } } },
          },
        ],
      },
    },
  ];
}
