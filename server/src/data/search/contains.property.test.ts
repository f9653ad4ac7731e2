import { defineObject, fieldTypes } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { likePattern } from '../../query/like-pattern.ts';
import { readRecords } from '../read/read-records.ts';
import { castActor, insertRows, rowId } from '../test-cast/read-cast.test-support.ts';
import { rebuildSearch } from './rebuild-search.ts';

/** The index of keys only narrows what a pattern looks at: what is found must be what PostgreSQL finds by the pattern alone. */

const label = { zh: '样本', en: 'Sample' };
const sample = defineObject('sample', {
  label,
  icon: 'flask',
  title: 'word',
  fields: {
    word: { type: 'longText', label },
    phone: { type: 'phone', label },
    parent: { type: 'relation', to: 'sample', label },
  },
  search: ['word', 'phone'],
});

/** What is folded in one way or another, what PostgreSQL and JavaScript make small differently, accents that follow, and what LIKE reads. */
const pieces = ['abce\u0301', 'bcİba', 'ab\u212aec', 'ABCE', 'cabie', '榫卯科', '1234', 'ﬁabc'];
const signs = [
  'a',
  'A',
  'b',
  'c',
  'i',
  'I',
  'İ',
  'ı',
  'K',
  '\u212a',
  'ﬁ',
  'ſ',
  'é',
  'e',
  '\u0301',
  'Σ',
  'ς',
  'ß',
  'ẞ',
  '1',
  '2',
  '２',
  '榫',
  '卯',
  '科',
  '𠮷',
  '々',
  ' ',
  '\n',
  '-',
  '.',
  '%',
  '_',
  '\\',
];
const textArbitrary = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...signs)), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''));
const phoneArbitrary = fc.stringMatching(/^\+861[3-9][0-9]{9}$|^010-6[0-9]{7}$|^021-6[0-9]{7}转[0-9]{2}$/);

const count = 400;
let open: TestWorkspace;
let actor: Actor;
let rows: { id: string; word: string; phone: string | null; parent_id: string | null }[];

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [sample] });
  actor = await castActor(open.workspace, 'admin');
  const words = fc.sample(textArbitrary, { numRuns: count, seed: 20261130 });
  const phones = fc.sample(fc.option(phoneArbitrary), { numRuns: count, seed: 20261130 });
  rows = words.map((word, index) => ({
    id: rowId('link', index),
    word,
    phone: phones[index] ?? null,
    parent_id: index > 10 ? rowId('link', index % 10) : null,
  }));
  // A line that is cut, and more keys than there is room for.
  (rows[0] as { word: string }).word = `${'科'.repeat(1200)}榫卯abc-`;
  (rows[1] as { word: string }).word =
    `${Array.from({ length: 500 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')}榫卯abc-`;
  for (const [index, piece] of pieces.entries()) (rows[20 + index] as { word: string }).word = piece;
  await insertRows(open.workspace, 'sample', rows);
  await rebuildSearch(open.workspace);
  // As another way to make keys left them, and as nobody made them.
  await sqlRows("update ws.sample set search_keys = '{1,2,3}' where id = any($1)", [rows.slice(2, 9).map(({ id }) => id)]);
  await sqlRows('update ws.sample set search_keys = null where id = any($1)', [rows.slice(9, 14).map(({ id }) => id)]);
});
afterAll(() => open?.drop());

function sqlRows(text: string, values: unknown[]) {
  return open.database.platform.query<{ id: string }>({ text: text.replaceAll('ws.', `"${open.workspace.schema}".`), values });
}

/** A stretch of what some record holds, in other letters, now and then with something else behind. */
const soughtArbitrary = fc
  .record({
    row: fc.nat(count - 1),
    ofPhone: fc.boolean(),
    from: fc.nat(1210),
    length: fc.integer({ min: 1, max: 8 }),
    change: fc.constantFrom('none' as const, 'big' as const, 'plain' as const),
    more: fc.option(fc.constantFrom(...signs), { freq: 6 }),
  })
  .map(({ row, ofPhone, from, length, change, more }) => {
    const { word, phone } = rows[row] as (typeof rows)[number];
    const whole = Array.from((ofPhone && phone) || word);
    const part = whole.slice(from % whole.length, (from % whole.length) + length).join('');
    const changed = { none: part, big: part.toUpperCase(), plain: part.replaceAll('İ', 'i').replaceAll('\u212a', 'k') }[change];
    return `${changed}${more ?? ''}`.toWellFormed();
  });

/** Numbers are looked for as they are shown, too. */
function patternsOf(value: string, op: 'contains' | 'startsWith', field: string): string[] {
  const place = op === 'contains' ? 'anywhere' : 'start';
  if (field !== 'phone') return [likePattern(value, place)];
  const context = { locale: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY', region: 'CN' } as const;
  const sought = fieldTypes.phone.sought?.(value, op, { type: 'phone', label }, context) ?? { anywhere: [], start: [] };
  return [
    ...sought.anywhere.map((each) => likePattern(each, 'anywhere')),
    ...sought.start.map((each) => likePattern(each, 'start')),
  ];
}

test('what contains or starts with a text is what the pattern alone finds, whatever keys a record has', async () => {
  const operators = fc.constantFrom('contains' as const, 'startsWith' as const);
  await fc.assert(
    fc.asyncProperty(
      soughtArbitrary,
      operators,
      fc.constantFrom('word', 'phone'),
      fc.boolean(),
      async (value, op, field, isNot) => {
        const condition = isNot ? `(${field} ilike any($1)) is not true` : `${field} ilike any($1)`;
        const text = `select id from ws.sample where ${condition} order by id limit 200`;
        const expected = await sqlRows(text, [patternsOf(value, op, field)]);
        const filter = { field, op, value };
        const found = await readRecords(open.workspace, actor, {
          object: 'sample',
          select: [],
          filter: isNot ? { not: filter } : filter,
          sort: [{ field: 'id', direction: 'asc' }],
          limit: 200,
        });
        expect(found.records.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      },
    ),
    {
      numRuns: 600,
      examples: [
        ...['bciba', 'abkec', 'abce', '卯科'].map((value) => [value, 'contains', 'word', false]),
        ['2\n', 'contains', 'phone', false],
        ['2\n', 'contains', 'phone', true],
      ] as [string, 'contains', 'word' | 'phone', boolean][],
    },
  );
}, 60_000);

test('so it is for the record that another one points at', async () => {
  const value = (rows[5] as { word: string }).word.slice(0, 4);
  const expected = await sqlRows(
    'select s.id from ws.sample s join ws.sample p on p.id = s.parent_id where p.word ilike $1 order by s.id',
    [likePattern(value, 'anywhere')],
  );
  const found = await readRecords(open.workspace, actor, {
    object: 'sample',
    select: [],
    filter: { field: 'parent.word', op: 'contains', value },
    sort: [{ field: 'id', direction: 'asc' }],
    limit: 200,
  });
  expect(found.records.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(expected.length).toBeGreaterThan(10);
});

test('all records whose keys are whole are marked, so that nothing else has to be looked at', async () => {
  const index = await sqlRows(
    "select pg_get_expr(indpred, indrelid) as id from pg_index where indexrelid::regclass::text like '%ix_sample_unmarked%'",
    [],
  );
  const unmarked = await sqlRows(`select id from ws.sample where ${index[0]?.id} order by id`, []);
  expect(unmarked.map(({ id }) => id)).toEqual(rows.slice(0, 14).map(({ id }) => id));
});
