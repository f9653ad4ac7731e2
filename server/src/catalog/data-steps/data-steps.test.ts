import type { Field } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drafting } from '../change-sets/drafting.test-support.ts';
import { listRevisions, restoreRevision } from '../revisions.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import type { Workspace } from '../workspace.ts';
import { dropShadows } from './prepare-fills.ts';

let home: TestWorkspace;
let workspace: Workspace;
const drafts = drafting(() => workspace);
const label = { zh: '尺寸', en: 'Size' };
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });
const status: Field = {
  type: 'choice',
  label,
  options: [option('open', '进行', 'Open'), option('done', '完成', 'Done'), option('off', '取消', 'Off')],
};

beforeAll(async () => {
  home = await openTestWorkspace();
  workspace = home.workspace;
});
afterAll(() => home.drop());
beforeEach(async () => {
  await drafts.discard();
  await drafts.save({ kind: 'object', name: 'part', body: null });
  await drafts.publish();
  await run('drop table if exists ws_main.part');
});

test('values take another type, and those that would be lost are counted and refused unless that is accepted', async () => {
  await make({ size: { type: 'text', label } }, ["'12'", "' 1,200 '", "'wide'", "'7.5'", 'null']);
  await draft({ size: { type: 'integer', label } });
  const { steps, problems } = await drafts.rehearse();
  expect(steps).toEqual([
    {
      object: 'part',
      field: 'size',
      step: 'convert',
      from: 'text',
      values: 4,
      changed: 1,
      lost: 2,
      seen: ['wide', '7.5'],
      later: false,
    },
  ]);
  expect(problems).toMatchObject([{ field: 'object/part#fields.size' }]);
  await expect(drafts.publish()).rejects.toMatchObject({ code: 'invalid' });
  await expect(drafts.publish({ wishes: { accept: { 'part.size': 1 } } })).rejects.toMatchObject({
    code: 'invalid',
  });
  await drafts.publish({ summary: '数字', wishes: { accept: { 'part.size': 2 } } });
  expect(await values('size')).toEqual(['12', '1200', null, '8', null]);
  expect((await listRevisions(workspace))[0]).toMatchObject({ summary: '数字', steps: [{ field: 'size', lost: 2 }] });
});

test('a revision that comes back has every value again as it was, but for those changed since', async () => {
  await make({ size: { type: 'text', label } }, ["'007'", "'wide'", "'3'"]);
  const before = workspace.snapshot.revision;
  await draft({ size: { type: 'integer', label } });
  await drafts.publish({ wishes: { accept: { 'part.size': 1 } } });
  await draft({ size: { type: 'decimal', scale: 2, label } });
  await drafts.publish();
  await run("update ws_main.part set size = 4.5 where name = '2'");
  await restoreRevision(workspace, before, null);
  expect(await values('size')).toEqual(['007', 'wide', '4.50']);
});

test('a type that is taken back brings back what it lost', async () => {
  await make({ size: { type: 'datetime', label } }, ["'2026-01-01 10:00+08'", "'2026-01-02 00:00+08'"]);
  await draft({ size: { type: 'date', label } });
  await drafts.publish({ wishes: { accept: { 'part.size': 1 } } });
  expect(await values('size::text')).toEqual(['2026-01-01', '2026-01-02']);
  await draft({ size: { type: 'datetime', label } });
  await drafts.publish();
  expect(await values("to_char(size at time zone 'UTC', 'DD HH24')")).toEqual(['01 02', '01 16']);
});

test('what came back and does not fit again is counted again, and comes back again', async () => {
  await make({ size: { type: 'text', label } }, ["'12'", "'wide'", "'7.5'", "'007'", "'1'"]);
  await draft({ size: { type: 'integer', label } });
  await drafts.publish({ wishes: { accept: { 'part.size': 2 } } });
  await draft({ size: { type: 'text', label } });
  await drafts.publish();
  await run("update ws_main.part set size = 'high' where name = '4'");
  await draft({ size: { type: 'integer', label } });
  expect((await drafts.rehearse()).steps).toMatchObject([{ values: 5, lost: 3, seen: ['wide', '7.5', 'high'] }]);
  await drafts.publish({ wishes: { accept: { 'part.size': 3 } } });
  expect(await values('size')).toEqual(['12', null, '8', '7', null]);
  await draft({ size: { type: 'text', label } });
  await drafts.publish();
  expect(await values('size')).toEqual(['12', 'wide', '7.5', '007', 'high']);
});

test('texts that came back and are no amounts are counted again', async () => {
  await make({ size: { type: 'text', label } }, ["'1,200'", "'much'"]);
  await draft({ size: money });
  await drafts.publish({ wishes: { accept: { 'part.size': 1 } } });
  await draft({ size: { type: 'text', label } });
  await drafts.publish();
  await draft({ size: money });
  expect((await drafts.rehearse()).steps).toMatchObject([{ values: 2, lost: 1, seen: ['much'] }]);
});

test('an option in use goes only when it is said what takes its place', async () => {
  await make({ status }, ["'open'", "'off'", "'done'", "'off'"]);
  const left = { ...status, options: (status as { options: object[] }).options.slice(0, 2) } as Field;
  await draft({ status: left });
  const { problems } = await drafts.rehearse();
  expect(JSON.stringify(problems)).toContain('2 records have the option “Off”');
  await expect(drafts.publish({ wishes: { replace: { 'part.status': { off: 'gone' } } } })).rejects.toMatchObject({
    code: 'invalid',
  });
  const before = workspace.snapshot.revision;
  await drafts.publish({ wishes: { replace: { 'part.status': { off: 'done' } } } });
  expect(await values('status')).toEqual(['open', 'done', 'done', 'done']);
  await restoreRevision(workspace, before, null);
  expect(await values('status')).toEqual(['open', 'off', 'done', 'off']);
});

test('an option that nobody has goes without a word, and a renamed one takes its records along, and back', async () => {
  await make({ status }, ["'open'", "'open'"]);
  const before = workspace.snapshot.revision;
  const renamed = {
    ...status,
    options: [{ ...option('begun', '进行', 'Open'), was: 'open' }, option('done', '完成', 'Done')],
  } as Field;
  await draft({ status: renamed });
  await drafts.publish();
  expect(await values('status')).toEqual(['begun', 'begun']);
  await restoreRevision(workspace, before, null);
  expect(await values('status')).toEqual(['open', 'open']);
});

test('a field with another key keeps its values, and gets its old key back', async () => {
  await make({ size: { type: 'money', label } }, [], async () =>
    run(
      `insert into ws_main.part (id, name, size, size_currency, size_rate, size_base, created_at, updated_at) values (gen_random_uuid(), '0', 5, 'CNY', 1, 5, now(), now())`,
    ),
  );
  const before = workspace.snapshot.revision;
  await draft({ price: { type: 'money', label, was: 'size' } });
  expect((await drafts.rehearse()).steps).toMatchObject([{ step: 'rename', field: 'price', from: 'size' }]);
  await drafts.publish();
  expect(await values('price_base')).toEqual(['5']);
  await restoreRevision(workspace, before, null);
  expect(await values('size_base')).toEqual(['5']);
});

const money: Field = { type: 'money', label };
const decimal: Field = { type: 'decimal', scale: 2, label };
const addAmount = (name: string, values: string) =>
  run(
    `insert into ws_main.part (id, name, size, size_currency, size_rate, size_base, created_at, updated_at) values (gen_random_uuid(), '${name}', ${values}, now(), now())`,
  );

test('amounts become numbers by what they are worth, those of another currency counted, and come back as they were', async () => {
  await make({ size: money }, [], async () => {
    await addAmount('0', `5, 'CNY', 1, 5`);
    await addAmount('1', `100, 'USD', 7.2, 720`);
    await addAmount('2', `200, 'USD', 7.2, 1440`);
    await addAmount('3', 'null, null, null, null');
  });
  await draft({ size: decimal });
  expect((await drafts.rehearse()).steps).toEqual([
    {
      object: 'part',
      field: 'size',
      step: 'convert',
      from: 'money',
      values: 3,
      changed: 0,
      lost: 2,
      seen: ['100', '200'],
      later: false,
    },
  ]);
  await expect(drafts.publish()).rejects.toMatchObject({ code: 'invalid' });
  await drafts.publish({ wishes: { accept: { 'part.size': 2 } } });
  expect(await values('size')).toEqual(['5.00', '720.00', '1440.00', null]);
  await run("update ws_main.part set size = 200 where name = '2'");
  await run("update ws_main.part set size = 8 where name = '3'");
  await draft({ size: money });
  await drafts.publish();
  expect(await values("concat_ws(' ', trim_scale(size), size_currency, trim_scale(size_rate), trim_scale(size_base))")).toEqual([
    '5 CNY 1 5',
    '100 USD 7.2 720',
    '200 CNY 1 200',
    '8 CNY 1 8',
  ]);
});

test('numbers and texts become amounts in base currency, and what is rounded is counted', async () => {
  await make({ size: { type: 'text', label } }, ["'1,200'", "'0.125'", "'much'", 'null']);
  await draft({ size: money });
  expect((await drafts.rehearse()).steps).toMatchObject([{ values: 3, lost: 2, seen: ['0.125', 'much'] }]);
  await drafts.publish({ wishes: { accept: { 'part.size': 2 } } });
  const amounts = "concat_ws(' ', size, size_currency, trim_scale(size_rate), size_base)";
  expect(await values(amounts)).toEqual(['1200.00 CNY 1 1200.00', '0.13 CNY 1 0.13', '', '']);
  await draft({ size: { ...money, currency: 'USD' } as Field });
  await drafts.publish();
  await draft({ size: decimal });
  expect((await drafts.rehearse()).problems).toMatchObject([{ field: 'object/part#fields.size' }]);
});

test('amounts of a big table are made beside its numbers, and kept up to date meanwhile', async () => {
  await make({ size: { type: 'integer', label } }, []);
  await run(`insert into ws_main.part (id, name, size, created_at, updated_at)
    select gen_random_uuid(), n::text, n, now(), now() from generate_series(1, 9000) n`);
  await draft({ size: money });
  let batches = 0;
  const control = {
    async progress() {
      if (++batches === 2) await run("update ws_main.part set size = 77 where name = '1'");
    },
  };
  await drafts.publish({ control });
  const sums = 'count(*)::int as n, sum(size_base - size)::int as apart, count(distinct size_currency)::int as currencies';
  expect(await run(`select ${sums}, min(size) filter (where name = '1') as changed from ws_main.part`)).toEqual([
    { n: 9000, apart: 0, currencies: 1, changed: '77.00' },
  ]);
  expect(await run(`select from pg_trigger where tgrelid = 'ws_main.part'::regclass and not tgisinternal`)).toEqual([]);
});

test('texts become options by value, label or alias, lists too, and what people saw comes back as text', async () => {
  await make({ status: { type: 'text', label } }, ["'OPEN'", "'完成'", "'open, 取消'", "'never'"]);
  await draft({ status: { ...status, type: 'choices' } as Field });
  await drafts.publish({ wishes: { accept: { 'part.status': 1 } } });
  expect(await values('status')).toEqual([['open'], ['done'], ['open', 'off'], null]);
  await run(`update ws_main.part set status = '{done,off}' where name = '3'`);
  await draft({ status: { type: 'text', label } });
  await drafts.publish({ locale: 'en' });
  expect(await values('status')).toEqual(['OPEN', '完成', 'open, 取消', 'Done, Off']);
});

test('records without a value get one where that is asked for, and are counted where one is required from now on', async () => {
  await make({ size: { type: 'integer', label } }, ['1', 'null']);
  await draft({ size: { type: 'integer', label, required: true }, colour: { type: 'text', label } });
  expect((await drafts.rehearse()).steps).toMatchObject([{ field: 'size', step: 'blank', values: 1, lost: 0 }]);
  await expect(drafts.publish({ wishes: { fill: { 'part.size': 'big' } } })).rejects.toMatchObject({
    code: 'invalid',
  });
  await drafts.publish({ wishes: { fill: { 'part.size': 9, 'part.colour': 'red' } } });
  expect(await values('size')).toEqual(['1', '9']);
  expect(await values('colour')).toEqual(['red', 'red']);
});

test('values of a big table are made beside it, kept up to date meanwhile, and indexed before they count', async () => {
  await make({ size: { type: 'text', label, unique: true } }, []);
  await many(9000);
  await draft({ size: { type: 'integer', label, unique: true } });
  let batches = 0;
  const control = {
    async progress() {
      if (++batches === 2) throw new Error('the server died');
    },
  };
  await expect(drafts.publish({ control })).rejects.toThrow('the server died');
  await run("update ws_main.part set size = '100000' where size = '9000'");
  await run(
    "insert into ws_main.part (id, name, size, created_at, updated_at) values (gen_random_uuid(), 'x', '200000', now(), now())",
  );
  await drafts.publish({ control: { progress: async () => {} } });
  expect(
    await run(
      'select count(*)::int as n, max(size) as last, count(*) filter (where size = 100000)::int as changed from ws_main.part',
    ),
  ).toEqual([{ n: 9001, last: '200000', changed: 1 }]);
  const indexes = await run(
    `select indexdef from pg_indexes where schemaname = 'ws_main' and tablename = 'part' and indexname like 'ux_part_size%'`,
  );
  expect(indexes).toHaveLength(1);
  expect(await run(`select from pg_trigger where tgrelid = 'ws_main.part'::regclass and not tgisinternal`)).toEqual([]);
  expect(await run(`select from pg_proc where pronamespace = 'ws_main'::regnamespace`)).toEqual([]);
});

test.each([2, 9000])('values that become equal are refused where they must be unique: %i records', async (count) => {
  await make({ size: { type: 'text', label, unique: true } }, ["' 1 '"]);
  await many(count);
  await draft({ size: { type: 'integer', label, unique: true } });
  const refused = await drafts.publish().catch((error) => error);
  expect(refused).toMatchObject({ code: 'invalid', details: { problems: [{ field: 'object/part#fields.size' }] } });
  expect(JSON.stringify(refused.details.problems)).toContain('“Size” cannot be unique');
  await dropShadows(workspace);
});

test('values that are too long for an index are refused in words', async () => {
  await make({ size: { type: 'longText', label } }, ["(select string_agg(md5(n::text), '') from generate_series(1, 400) n)"]);
  await draft({ size: { type: 'text', label, unique: true } });
  await expect(drafts.publish()).rejects.toMatchObject({ code: 'invalid' });
});

test('what was begun and given up is taken away', async () => {
  await make({ size: { type: 'text', label } }, []);
  await many(9000);
  await draft({ size: { type: 'integer', label } });
  const control = { progress: () => Promise.reject(new Error('cancelled')) };
  await expect(drafts.publish({ control })).rejects.toThrow('cancelled');
  expect(await dropShadows(workspace)).toBe(1);
  expect(await run(`select from pg_attribute where attrelid = 'ws_main.part'::regclass and starts_with(attname, '~')`)).toEqual(
    [],
  );
});

async function many(count: number): Promise<void> {
  await run(`insert into ws_main.part (id, name, size, created_at, updated_at)
    select gen_random_uuid(), n::text, n::text, now(), now() from generate_series(1, ${count}) n`);
}

/** An object with these fields, and a record for each value, given as SQL, of the first. */
async function make(fields: Record<string, Field>, given: string[], fill?: () => Promise<unknown>): Promise<void> {
  await draft(fields);
  await drafts.publish();
  const [field] = Object.keys(fields);
  for (const [at, value] of given.entries())
    await run(
      `insert into ws_main.part (id, name, ${field}, created_at, updated_at) values (gen_random_uuid(), '${at}', ${value}, now(), now())`,
    );
  await fill?.();
}

async function draft(fields: Record<string, Field>): Promise<void> {
  const name: Field = { type: 'text', label: { zh: '名称', en: 'Name' } };
  const body = { label: { zh: '零件', en: 'Part' }, icon: 'box', title: 'name', fields: { name, ...fields } };
  await drafts.save({ kind: 'object', name: 'part', body });
}

async function values(expression: string): Promise<unknown[]> {
  return (await run(`select ${expression} as value from ws_main.part order by name`)).map(({ value }) => value);
}

function run(text: string) {
  return home.database.platform.query({ text, values: [] });
}

test('a field of one currency takes no numbers and gives none, unless that is the base currency', async () => {
  await make({ size: decimal }, ['1.5', 'null']);
  await draft({ size: { ...money, currency: 'USD' } as Field });
  expect((await drafts.rehearse()).problems).toMatchObject([{ field: 'object/part#fields.size' }]);
  await draft({ size: { ...money, currency: 'CNY' } as Field });
  expect((await drafts.rehearse()).problems).toEqual([]);
  await drafts.publish();
  expect(await values("concat_ws(' ', size, size_currency)")).toEqual(['1.50 CNY', '']);
  await draft({ size: decimal });
  await drafts.publish();
  expect(await values('size')).toEqual(['1.50', null]);
});
