import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GivenPlan } from '../columns/import-plan.ts';
import { type ImportBench, openImportBench } from '../run/import-bench.test-support.ts';

const label = (text: string) => ({ zh: text, en: text });
const name = { type: 'text', label: label('Name'), required: true } as const;
const firm = {
  label: label('Firm'),
  icon: 'building',
  title: 'name',
  fields: { name, code: { type: 'text', label: label('Code'), unique: true } },
} as const;
const definitions = [
  defineObject('firm', { ...firm, similar: ['name'] }),
  defineObject('club', {
    ...firm,
    label: label('Club'),
    fields: { ...firm.fields, no: { type: 'autoNumber', label: label('No'), pattern: 'C-{0000}' } },
  }),
  defineObject('friend', {
    label: label('Friend'),
    icon: 'user',
    title: 'name',
    fields: { name: { ...name, label: label('Full name') } },
  }),
  defineObject('visit', {
    label: label('Visit'),
    icon: 'map-pin',
    title: 'about',
    fields: {
      about: { type: 'text', label: label('About'), required: true },
      firm: { type: 'relation', to: 'firm', label: label('Firm') },
      club: { type: 'relation', to: 'club', label: label('Club') },
      friend: { type: 'relation', to: 'friend', label: label('Friend') },
      after: { type: 'relation', to: 'visit', label: label('After') },
    },
  }),
];

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench({ definitions, object: 'visit' });
  const names = ['Acme Ltd.', 'North-West', 'NORTHWEST', 'C', 'C++', '东方(上海)公司', 'Twin A', 'Twin-A'];
  for (const object of ['firm', 'club'])
    await (await bench.prepare(`name,code\n${names.map((each, at) => `${each},k-${at}`).join('\n')}\n`, { object })).run();
  await (await bench.prepare('name\nLi-Lei\n', { object: 'friend' })).run();
});
afterAll(() => bench.drop());

/** What each cell of the column was taken for. */
async function taken(column: string, cells: readonly string[], more: Partial<GivenPlan['columns'][number]> = {}) {
  const about = `${column} ${cells.length} ${Math.random()}`;
  const csv = [`about,${column}`, ...cells.map((cell, at) => `${about} ${at},${cell}`)].join('\n');
  const columns = [
    { column: 'about', field: 'about' },
    { column, field: column, ...more },
  ];
  const job = await bench.prepare(csv, { columns });
  await job.run();
  const schema = bench.test.workspace.schema;
  const rows = await bench.query(
    `select v.about, l.${column === 'after' ? 'about' : 'name'} as name from "${schema}".visit v
      left join "${schema}".${column === 'after' ? 'visit' : column} l on l.id = v.${column}_id where v.about like $1 || '%'`,
    about,
  );
  const names = new Map(rows.map((row) => [row.about, row.name]));
  const refused = new Map((await job.errors()).map(([row, ...why]) => [row, why.join()]));
  return cells.map((_, at) => names.get(`${about} ${at}`) ?? refused.get(at + 2));
}

describe.each(['firm', 'club'])('a link to a %s', (column) => {
  it('is found by a name with other blanks, widths, capitals and signs, and by what is spelt just so before that', async () => {
    expect(
      await taken(column, [
        'acme ltd',
        'ＡＣＭＥ　Ltd．',
        'North-West',
        'northwest',
        'north west',
        '东方（上海）公司',
        'c ++',
        'C',
      ]),
    ).toEqual(['Acme Ltd.', 'Acme Ltd.', 'North-West', 'NORTHWEST', `${column}: ambiguous`, '东方(上海)公司', 'C++', 'C']);
  });

  it('is not found by what is merely alike, nor by a code that is spelt otherwise', async () => {
    expect(await taken(column, ['Acme', 'Acne Ltd.', 'C#', '东方公司'])).toEqual(Array(4).fill(`${column}: notFound`));
    expect(await taken(column, ['k-0', 'K-0', 'k0'], { matchBy: 'code' })).toEqual([
      'Acme Ltd.',
      'Acme Ltd.',
      `${column}: notFound`,
    ]);
  });

  it('is made once for all spellings of a name that is missing', async () => {
    const cells = ['New Wave', 'new-wave', 'NEW WAVE'];
    expect(await taken(column, cells, { missing: 'create' })).toEqual(Array(3).fill('New Wave'));
  });
});

it('people are never found by likeness', async () => {
  expect(await taken('friend', ['li-lei', 'Li Lei'])).toEqual(['Li-Lei', 'friend: notFound']);
});

it('rows of the same file are found by other spellings, wherever they stand', async () => {
  const csv = 'about,after\nLate show,early-show\nEarly Show,\n';
  const rehearsed = await (await bench.prepare(csv, { dryRun: true })).run();
  expect(rehearsed).toMatchObject({ created: 2, failed: 0 });
  expect(await (await bench.prepare(csv)).run()).toMatchObject({ created: 2, failed: 0 });
});

it('who makes a record while a dry run would make related ones waits for no number', async () => {
  const { test, prepare } = bench;
  const rows = Array.from({ length: 3 }, (_, n) => `visit ${n},Quite new ${n}`);
  const columns = [
    { column: 'about', field: 'about' },
    { column: 'club', field: 'club', missing: 'create' as const },
  ];
  const job = await prepare(['about,club', ...rows].join('\n'), { columns, dryRun: true });
  const [locked, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const numbering = test.database.platform.transaction(async (tx) => {
    await tx.query({ text: `select from "${test.workspace.schema}".sys_counter for update`, values: [] });
    locked.resolve();
    await over.promise;
  });
  await locked.promise;
  // Waits until the time is up where it needs the counter.
  expect(await job.run().finally(over.resolve)).toMatchObject({ created: 3, failed: 0 });
  await numbering;
});
