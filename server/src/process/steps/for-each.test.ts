import type { ProcessBody, ProcessStep } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeRecords } from '../../data/write/write-records.ts';
import { listRuns, resolveFailed } from '../runs/list-runs.ts';
import { make, openParts, type PartWorkspace, rest } from '../runs/processes.test-support.ts';
import { readRun } from '../runs/read-run.ts';
import { skipStep } from '../runs/skip-step.ts';
import { tryProcess } from '../runs/try-process.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';

const each = (steps: ProcessStep[], inputs: object = {}, id = 'each'): ProcessStep => ({
  ...{ id, kind: 'forEach', inputs: { object: 'made', link: 'of', ...inputs } },
  branches: [{ id: 'item', steps }],
});
const label = { zh: '零件', en: 'Part' };
/** Set off by a change of the note, so that a part can have its pieces before. */
const onNote = (...steps: ProcessStep[]): ProcessBody => ({
  ...{ label, steps },
  trigger: { object: 'part', on: ['update'], changed: ['note'] },
});
const numbered = { template: '{steps.each.item.name} of {name}' };
const total = make({ template: '{steps.each.count} done, {steps.each.left} left' }, 'total');
/** Fails for a piece that is called “bad”. */
const fussy = make({ expression: 'IF(steps.each.item.name = "bad", "", "ok " & steps.each.item.name)' }, 'fussy');

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({});
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  parts.clock.at = new Date('2026-03-01T08:00:00Z');
});

/** A part with pieces, whose process is set off. */
async function begin(body: ProcessBody, pieces: readonly string[]): Promise<string> {
  await parts.publish('tried', body);
  const part = await parts.create({ name: 'lamp' });
  await addPieces(part, pieces);
  await parts.change(part, { note: 'go' });
  await parts.work();
  return part;
}

const addPieces = (of: string, pieces: readonly string[]) =>
  writeRecords(parts.workspace, parts.admin, {
    ...{ object: 'made', action: 'create', records: pieces.map((name) => ({ name, of })) },
  });
/** What steps have made: pieces lead to a part, and these do not. */
const made = async () => (await parts.rows('select name from ws.made where of_id is null order by id')).map(({ name }) => name);
const runs = (status: string) =>
  parts.rows('select id, block, problem, outer_run from ws.sys_run where status = $1 order by id', status);

test('the steps of its branch are done for each related record, which they can name; then it goes on and says how many there were', async () => {
  await begin(onNote(make('first', 'first'), each([make(numbered, 'piece')]), total), ['a', 'b', 'c']);
  expect(await made()).toEqual(['first', 'a of lamp', 'b of lamp', 'c of lamp', '3 done, 0 left']);
  expect(await parts.rows("select from ws.sys_run where status <> 'done'")).toEqual([]);
  expect(await parts.rows('select from ws.sys_token')).toEqual([]);
});

test('without any record it goes on at once', async () => {
  await begin(onNote(each([make(numbered, 'piece')]), total), []);
  expect(await made()).toEqual(['0 done, 0 left']);
});

test('a condition and values say which records', async () => {
  const inputs = { match: { name: { expression: 'note' } } };
  await begin(onNote(each([make(numbered, 'piece')], inputs), total), ['go', 'stay']);
  expect(await made()).toEqual(['go of lamp', '1 done, 0 left']);
});

test('one that does not go through keeps no other from being done; it is repeated by itself, and then the outer run goes on, once', async () => {
  const part = await begin(onNote(each([make('before', 'before'), fussy]), total), ['a', 'bad', 'c']);
  expect((await made()).toSorted(byMade)).toEqual(['before', 'before', 'before', 'ok a', 'ok c']);
  const [failed] = await runs('waiting');
  expect(failed).toMatchObject({ block: 'each' });
  expect(await runs('underway')).toHaveLength(1);
  const { runs: listed } = await listRuns(parts.workspace, parts.admin);
  expect(listed).toMatchObject([{ item: { title: 'bad' }, step: { id: 'fussy' } }]);
  const view = await readRun(parts.workspace, parts.admin, failed?.outer_run as string);
  expect(view.steps.find(({ step }) => step === 'each')?.items).toMatchObject({
    ...{ total: 3, done: 2, aside: 0 },
    troubled: [{ run: failed?.id, title: 'bad', status: 'waiting' }],
  });
  const own = await readRun(parts.workspace, parts.admin, failed?.id as string);
  expect(own).toMatchObject({ item: { title: 'bad' }, outer: failed?.outer_run });
  await parts.rows("update ws.made set name = 'good' where of_id = $1 and name = 'bad'", part);
  await resolveFailed(parts.workspace, parts.admin, { ids: [failed?.id as string] }, 'again');
  await parts.work();
  expect((await made()).toSorted(byMade)).toEqual(
    ['before', 'before', 'before', 'ok a', 'ok c', 'ok good', '3 done, 0 left'].toSorted(byMade),
  );
});

const byMade = (one: unknown, other: unknown) => String(one).localeCompare(String(other));

test('what is set aside is left out, and a step that is passed over counts as done', async () => {
  await begin(onNote(each([fussy]), total), ['bad', 'b']);
  const [failed] = await runs('waiting');
  await resolveFailed(parts.workspace, parts.admin, { ids: [failed?.id as string] }, 'aside');
  await parts.work();
  expect(await made()).toEqual(['ok b', '1 done, 1 left']);
  await parts.clear();
  await begin(onNote(each([fussy]), total), ['bad', 'b']);
  const [other] = await runs('waiting');
  await skipStep(parts.workspace, parts.admin, { id: other?.id as string, step: 'fussy', reason: 'known' });
  await parts.work();
  expect(await made()).toEqual(['ok b', '2 done, 0 left']);
});

test('one within another names both records, and the wait of one piece holds up none of the others', async () => {
  const both = { template: '{steps.each.item.name}-{steps.inner.item.name}' };
  const inner = each([rest('pause'), make(both, 'pair')], {}, 'inner');
  await begin(onNote(each([make(numbered, 'piece'), inner]), total), ['a', 'b']);
  expect((await made()).toSorted(byMade)).toEqual(['a of lamp', 'b of lamp']);
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  await parts.work();
  const all = ['a of lamp', 'b of lamp', 'a-a', 'a-b', 'b-a', 'b-b', '2 done, 0 left'];
  expect((await made()).toSorted(byMade)).toEqual(all.toSorted(byMade));
  expect(await parts.rows("select from ws.sys_run where status <> 'done'")).toEqual([]);
});

test('each item may change the record that set it off, one after the other', async () => {
  const note: ProcessStep = {
    id: 'note',
    kind: 'updateRecord',
    inputs: { values: { count: { expression: 'IF(ISBLANK(count), 0, count) + 1' } } },
  };
  const part = await begin(onNote(each([note]), total), ['a', 'b', 'c']);
  expect(await made()).toEqual(['3 done, 0 left']);
  expect(await parts.rows('select count from ws.part where id = $1', part)).toEqual([{ count: '3' }]);
});

test('more records than it takes are none, and it says how many there are', async () => {
  await begin(onNote(each([make(numbered, 'piece')], { most: 2 })), ['a', 'b', 'c']);
  const [failed] = await runs('waiting');
  expect(JSON.parse(failed?.problem as string)).toMatchObject({ code: 'tooManyItems', params: { count: 3, max: 2 } });
  expect(await made()).toEqual([]);
});

test('items of a run that is set aside are not done, and are when it is run again', async () => {
  const twice = [
    each([rest('pause'), make(numbered, 'piece')]),
    { ...fussy, id: 'beside', inputs: { object: 'made', values: { name: { expression: 'IF(name = "lamp", "", name)' } } } },
  ];
  const split: ProcessStep = {
    id: 'both',
    kind: 'parallel',
    inputs: {},
    branches: twice.map((step, at) => ({ id: `way_${at}`, steps: [step] })),
  };
  await begin(onNote(split), ['a']);
  const [outer] = await runs('waiting');
  expect(outer).toMatchObject({ outer_run: null });
  await resolveFailed(parts.workspace, parts.admin, { ids: [outer?.id as string] }, 'aside');
  expect(await runs('aside')).toHaveLength(2);
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  expect(await made()).toEqual([]);
  await resolveFailed(parts.workspace, parts.admin, { ids: [outer?.id as string] }, 'again');
  await parts.work();
  await parts.work();
  expect(await made()).toEqual(['a of lamp']);
});

test('items of a run that is gone are skipped, and say so', async () => {
  await begin(onNote(each([rest('pause'), make(numbered, 'piece')])), ['a']);
  await parts.rows('delete from ws.sys_token where run in (select id from ws.sys_run where outer_run is null)');
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  expect(await made()).toEqual([]);
  const [skipped] = await runs('skipped');
  expect(JSON.parse(skipped?.problem as string)).toEqual({ code: 'outerEnded' });
});

test('an outer run whose server died before it was woken looks by itself', async () => {
  await begin(onNote(each([rest('pause')]), total), ['a']);
  await parts.rows("update ws.sys_run set status = 'done' where outer_run is not null");
  parts.clock.at = new Date('2026-03-01T08:11:00Z');
  await parts.work();
  expect(await made()).toEqual(['1 done, 0 left']);
});

test('a trial goes through the first few, tells their names and how many there are, and keeps nothing', async () => {
  await parts.publish('tried', null);
  const part = await parts.create({ name: 'lamp' });
  await addPieces(part, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  const { steps } = await tryProcess(parts.workspace, parts.admin, {
    id: part,
    process: onNote(each([make(numbered, 'piece')]), total),
  });
  const [first, ...others] = steps;
  expect(first).toEqual({ step: 'each', items: 7 });
  expect(others.slice(0, -1).map(({ item, records }) => [item, records?.[0]?.title])).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((name) => [name, `${name} of lamp`]),
  );
  expect(others.at(-1)?.records?.[0]?.title).toBe('7 done, 0 left');
  expect(await parts.rows('select from ws.sys_run')).toEqual([]);
});

test('whatever pieces fail, and whoever works beside: each piece is done once, and the outer run goes on once, after the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), fc.boolean(), async (bad, nested) => {
      await parts.clear();
      const steps = nested ? [each([fussy], {}, 'inner')] : [fussy];
      await parts.publish('tried', onNote(each(steps), total));
      const part = await parts.create({ name: 'lamp' });
      const pieces = bad.map((isBad, at) => (isBad ? 'bad' : `p${at}`));
      await addPieces(part, pieces);
      await parts.change(part, { note: 'go' });
      await Promise.all([parts.work(), parts.work()]);
      await parts.work();
      const [before] = await parts.rows("select count(*)::int as ended from ws.made where name like '% done, %'");
      expect(before?.ended).toBe(bad.includes(true) ? 0 : 1);
      await parts.rows("update ws.made set name = 'good' where name = 'bad'");
      await resolveFailed(parts.workspace, parts.admin, { process: 'tried' }, 'again');
      await Promise.all([parts.work(), parts.work()]);
      await parts.work();
      const names = pieces.map((name) => `ok ${name === 'bad' ? 'good' : name}`);
      const wanted = [...(nested ? pieces.flatMap(() => names) : names), `${pieces.length} done, 0 left`];
      expect((await made()).toSorted(byMade)).toEqual(wanted.toSorted(byMade));
      expect(await parts.rows('select from ws.sys_token')).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('what else sets the process off, and other processes, are served between the sets of a long row of records', async () => {
  await parts.publish('beside', {
    ...{ label, steps: [make({ template: '{name} made' }, 'beside')] },
    trigger: { object: 'part', on: ['create'], when: { field: 'name', op: 'eq', value: 'beside' } },
  });
  await parts.publish('tried', onNote(each([make(numbered, 'piece')]), total));
  const part = await parts.create({ name: 'lamp' });
  await addPieces(
    part,
    Array.from({ length: 400 }, (_, at) => `p${at}`),
  );
  await parts.change(part, { note: 'go' });
  // The row is begun, and what comes now comes behind it.
  let sets = 0;
  await drainOutbox(parts.workspace, () => ++sets < 4);
  const other = await parts.create({ name: 'beside' });
  await parts.change(other, { note: 'go' });
  await parts.work();
  expect(await parts.publish('beside', null)).toBeUndefined();
  const rows = await parts.rows('select name from ws.made where of_id is null order by id');
  const at = (name: string) => rows.findIndex((row) => row.name === name);
  expect(rows).toHaveLength(403);
  expect(at('beside made')).toBeLessThan(300);
  expect(at('0 done, 0 left')).toBeLessThan(300);
  expect(at('400 done, 0 left')).toBe(402);
});

test('what is done for each record belongs to the change that set it off, for whoever takes that back', async () => {
  const part = await begin(onNote(each([make(numbered, 'piece')])), ['a', 'b']);
  const batches = await parts.rows(
    `select h.record_id from ws.sys_batch b join ws.sys_history h on h.id = b.cause where b.kind = 'process' and h.record_id = $1`,
    part,
  );
  expect(batches).toHaveLength(2);
});
