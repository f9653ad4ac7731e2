import { defineObject, type Locale, type WireRecord } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { viewerOf } from '../access/viewer-of.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { readRecords } from '../data/read/read-records.ts';
import { castActor, insertRows, rowId } from '../data/test-cast/read-cast.test-support.ts';
import { readListQuery } from '../query/parse/read-list-query.ts';
import { compileList } from '../query/statements/list.ts';
import { startRun } from '../query/statements/run.ts';
import { aggregate } from './aggregate.ts';

/** Names stand as their readers expect: Chinese ones by pinyin, Latin ones without regard to capitals; pages give each of them once. */

const label = { zh: '样本', en: 'Sample' };
const sample = defineObject('sample', {
  label,
  icon: 'flask',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    parent: { type: 'relation', to: 'sample', label },
  },
  sort: [{ field: 'name', direction: 'asc' }],
});

const names = ['张伟', '李雷', '王芳', '阿里', '重庆', 'apple', 'Apple', 'Banana', 'émile', 'Zoë', 'item 10', 'item 2', null];
const count = 130;
let open: TestWorkspace;
let readers: Record<Locale, Actor>;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [sample] });
  const admin = await castActor(open.workspace, 'admin');
  readers = { zh: { ...admin, locale: 'zh' }, en: { ...admin, locale: 'en' } };
  const rows = Array.from({ length: count }, (_, at) => ({
    id: rowId('link', at),
    name: names[(at * 7) % names.length],
    parent_id: null,
  }));
  await insertRows(open.workspace, 'sample', rows);
  await open.workspace.database.platform.query({
    text: `update "${open.workspace.schema}".sample s set parent_id = p.parent from unnest($1::uuid[], $2::uuid[]) p(id, parent) where s.id = p.id`,
    values: [rows.slice(0, 100).map(({ id }) => id), rows.slice(0, 100).map((_, at) => rows[at % 20]?.id)],
  });
});
afterAll(() => open?.drop());

async function namesFor(locale: Locale): Promise<unknown[]> {
  const query = { object: 'sample', select: ['name'], limit: 200 };
  const { records } = await readRecords(open.workspace, readers[locale], query);
  return [...new Set(records.map(({ name }) => name))];
}

test('names are in the order of their reader’s language, numbers in them as text, and blanks last', async () => {
  const latin = ['apple', 'Apple', 'Banana', 'émile', 'item 10', 'item 2', 'Zoë'];
  const byPinyin = (await namesFor('zh')).filter((name) => !latin.includes(name as string));
  expect(byPinyin).toEqual(['阿里', '重庆', '李雷', '王芳', '张伟', null]);
  const inEnglish = await namesFor('en');
  expect(inEnglish.filter((name) => latin.includes(name as string))).toEqual(latin);
  expect(inEnglish.at(-1)).toBeNull();
});

test('a report has its groups in the same order', async () => {
  const query = { object: 'sample', group: [{ field: 'name' }], measures: [{ name: 'records', aggregate: 'count' as const }] };
  const { rows } = await aggregate(open.workspace, readers.zh, query);
  const chinese = rows
    .map(({ keys }) => keys[0] as string | null)
    .filter((name) => name === null || /\p{Script=Han}/u.test(name));
  expect(chinese).toEqual(['阿里', '重庆', '李雷', '王芳', '张伟', null]);
});

test('texts that differ in case alone are one group, as they are to the filter that opens it', async () => {
  const query = { object: 'sample', group: [{ field: 'name' }], measures: [{ name: 'records', aggregate: 'count' as const }] };
  const { rows } = await aggregate(open.workspace, readers.en, query);
  const [apples, ...others] = rows.filter(({ keys }) => String(keys[0]).toLowerCase() === 'apple');
  expect(others).toEqual([]);
  const filter = { field: 'name', op: 'eq' as const, value: apples?.keys[0] };
  const { records } = await readRecords(open.workspace, readers.en, { object: 'sample', select: [], filter, limit: 200 });
  expect(records.length).toBe(apples?.values.records);
});

test('pages give every record once, in the order of the whole, in both languages', async () => {
  const direction = fc.constantFrom('asc' as const, 'desc' as const);
  const sorts = fc.uniqueArray(fc.record({ field: fc.constantFrom('name', 'parent', 'parent.name', 'created_at'), direction }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ field }) => field,
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Locale>('zh', 'en'), sorts, fc.integer({ min: 7, max: 60 }), async (locale, sort, limit) => {
      const query = { object: 'sample', select: [], sort };
      const whole = await readRecords(open.workspace, readers[locale], { ...query, limit: 200 });
      const paged: WireRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await readRecords(open.workspace, readers[locale], { ...query, limit, cursor });
        paged.push(...page.records);
        cursor = page.next;
      } while (cursor);
      expect(paged.map(({ id }) => id)).toEqual(whole.records.map(({ id }) => id));
      expect(paged.length).toBe(count);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a page of one language is not gone on with in the other', async () => {
  const { next } = await readRecords(open.workspace, readers.zh, { object: 'sample', limit: 10 });
  await expect(readRecords(open.workspace, readers.en, { object: 'sample', limit: 10, cursor: next })).rejects.toThrow(
    'badCursor',
  );
});

test('each language has an index that gives the order', async () => {
  for (const locale of ['zh', 'en'] as const) {
    const { shape, slots } = readListQuery({ object: 'sample', select: [], limit: 50 });
    const plan = compileList(open.workspace.snapshot, viewerOf(open.workspace.snapshot, readers[locale]), shape);
    const { text, values } = plan.bind(startRun(open.workspace, readers[locale], slots));
    const lines = await open.database.platform.transaction(async (tx) => {
      await tx.query({
        text: 'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off',
        values: [],
      });
      return tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values: values as unknown[] });
    });
    const explained = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(explained).toMatch(/Index .*Scan using ix_sample_name/);
  }
});
