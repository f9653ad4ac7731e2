import { defineObject, defineReport, defineView, type WantedIndex } from '@tenon/metadata';
import { expect, test } from 'vitest';
import type { Collations } from '../collations.ts';
import { compileSnapshot } from '../compile-snapshot.ts';
import { desiredIndexes } from './desired-indexes.ts';

const label = { zh: '项', en: 'Item' };
const option = (value: string) => ({ value, label });
const deal = defineObject('deal', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    amount: { type: 'money', label },
    close: { type: 'date', label },
    stage: { type: 'choice', label, options: [option('new'), option('won')] },
    parent: { type: 'relation', to: 'deal', label },
    double: { type: 'formula', label, expression: 'amount * 2', result: 'decimal', scale: 2 },
  },
});
const board = defineView('board', { object: 'deal', label, type: 'board', columns: [], board: { field: 'stage' } });

type ViewPart = Partial<Parameters<typeof defineView>[1]>;

/** Definitions of the indexes that a view adds to those of the object without it. */
function added(view: ViewPart): string[] {
  const without = new Set(definitions([]));
  return definitions([defineView('all', { object: 'deal', label, type: 'table', columns: [], ...view })]).filter(
    (each) => !without.has(each),
  );
}

function definitions(views: ReturnType<typeof defineView>[]): string[] {
  const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [deal, board, ...views] });
  return desiredIndexes(snapshot, snapshot.objects.get('deal') as never).map(({ definition }) => definition);
}

test('what was made last has an index', () => {
  expect(definitions([])).toContain('("created_at" desc nulls last, "id" desc nulls last) where deleted_at is null');
});

test('the order of a view has an index that goes to the last record', () => {
  const sort = [{ field: 'close', direction: 'asc' as const }];
  expect(added({ sort })).toEqual(['("close" asc nulls last, "id" asc nulls last) where deleted_at is null']);
});

test('an order by names has an index for each language, and one where the database knows none', () => {
  const sort = [{ field: 'name', direction: 'asc' as const }];
  const view = defineView('all', { object: 'deal', label, type: 'table', columns: [], sort });
  const byName = (collations: Collations) => {
    const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [deal, view], collations });
    const wanted = desiredIndexes(snapshot, snapshot.objects.get('deal') as never);
    return wanted.flatMap(({ definition }) => (definition.startsWith('("name"') ? [definition] : []));
  };
  expect(byName({ zh: '"zh-x-icu"', en: '"en-x-icu"' })).toEqual([
    '("name" collate "zh-x-icu" asc nulls last, "id" asc nulls last) where deleted_at is null',
    '("name" collate "en-x-icu" asc nulls last, "id" asc nulls last) where deleted_at is null',
  ]);
  expect(byName({})).toEqual(['("name" asc nulls last, "id" asc nulls last) where deleted_at is null']);
});

test('an order by titles, by the place of an option or by a formula has none', () => {
  for (const field of ['parent', 'stage', 'double', 'parent.close'])
    expect(added({ sort: [{ field, direction: 'asc' }] })).toEqual([]);
});

test('what people filter and sort by has an index as it is compared, then in the order of the list', () => {
  const wanted = (index: WantedIndex) => {
    const made = { ...deal, body: { ...deal.body, indexes: [index] } };
    const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [made, board] });
    const known = new Set(definitions([]));
    return desiredIndexes(snapshot, snapshot.objects.get('deal') as never).flatMap(({ definition }) =>
      known.has(definition) ? [] : [definition],
    );
  };
  expect(wanted({ sort: [{ field: 'amount', direction: 'desc' }] })).toEqual([
    '("amount_base" desc nulls last, "id" desc nulls last) where deleted_at is null',
  ]);
  expect(wanted({ filter: ['name'] })).toEqual([
    '(lower("name"), "updated_at" desc nulls last, "id" desc nulls last) where deleted_at is null',
  ]);
  expect(wanted({ filter: ['stage', 'parent'], sort: [{ field: 'close', direction: 'asc' }] })).toEqual([
    '("stage", "parent_id", "close" asc nulls last, "id" asc nulls last) where deleted_at is null',
  ]);
});

test('what views add up is in an index under owner and stage', () => {
  const totals = ['amount', 'double', 'parent.amount', 'amount'].map((field) => ({ field, aggregate: 'sum' as const }));
  expect(added({ totals })).toEqual(['(owner_id, "stage") include ("amount_base") where deleted_at is null']);
});

test('a record that may have a parent is found and counted by it, and by its own owner where it has none', () => {
  const part = defineObject('part', {
    label,
    icon: 'box',
    title: 'name',
    controlledBy: 'deal',
    fields: { name: { type: 'text', label }, deal: { type: 'relation', to: 'deal', label } },
  });
  const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [deal, part] });
  const wanted = desiredIndexes(snapshot, snapshot.objects.get('part') as never).map(({ definition }) => definition);
  expect(wanted).toEqual(
    expect.arrayContaining([
      '("deal_id", deleted_at) where "deal_id" is not null',
      '(owner_id, "updated_at" desc nulls last, "id" desc nulls last) where deleted_at is null and "deal_id" is null',
      '(department_id, "updated_at" desc nulls last, "id" desc nulls last) where deleted_at is null and "deal_id" is null',
    ]),
  );
  expect(wanted).not.toContain('(department_id, "updated_at" desc nulls last, "id" desc nulls last) where deleted_at is null');
});

test('what reports are made of stands beside what views add up, formulas by what they read, long texts not', () => {
  const report = defineReport('by_stage', {
    label,
    chart: 'bar',
    period: 'close',
    query: {
      type: 'summary',
      object: 'deal',
      filter: { field: 'name', op: 'notEmpty' },
      group: [{ field: 'stage' }, { field: 'parent.close', bucket: 'month' }],
      measures: [{ name: 'sum', aggregate: 'sum', field: 'double', label }],
    },
  });
  const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [deal, board, report] });
  expect(desiredIndexes(snapshot, snapshot.objects.get('deal') as never).map(({ definition }) => definition)).toContain(
    '(owner_id, "stage") include ("close", "parent_id", "amount_base") where deleted_at is null',
  );
});

test('what must be unique is kept of the records that have a value alone', () => {
  const part = defineObject('part', {
    label,
    icon: 'box',
    title: 'name',
    fields: {
      name: { type: 'text', label, required: true, unique: true },
      code: { type: 'text', label, unique: true },
      size: { type: 'integer', label },
    },
    unique: [['name', 'size']],
  });
  const snapshot = compileSnapshot({ schema: 'ws', revision: 1, definitions: [part] });
  const unique = desiredIndexes(snapshot, snapshot.objects.get('part') as never).filter((index) => index.unique);
  expect(unique.map(({ definition }) => definition)).toEqual([
    '(lower("name")) where deleted_at is null',
    '(lower("code")) where deleted_at is null and "code" is not null',
    '(lower("name"), "size") where deleted_at is null and "size" is not null',
  ]);
});
