import { naughtyTexts } from '@tenon/metadata/naughty-texts.test-support.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { getRecord } from '../read/get-record.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import type { WriteRequest } from './write-request.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('texts that broke other programs go in and come out unchanged', async () => {
  const texts = naughtyTexts();
  const records = texts.map((note) => ({ name: newId(), note }));
  const { ids } = await bench.write({ object: 'account', action: 'create', records });
  const stored = await bench.rows('select note from ws.account where id = any($1) order by array_position($1, id)', ids);
  expect(stored.map(({ note }) => note)).toEqual(texts);
  await bench.write({ object: 'account', action: 'update', records: ids.map((id) => ({ id, values: { note: null } })) });
  const changes = await bench.rows(
    `select changes from ws.sys_history where record_id = any($1) and action = 'update' order by array_position($1, record_id)`,
    ids,
  );
  expect(changes.map(({ changes }) => (changes as { note: unknown[] }).note[0])).toEqual(texts);
  const [first] = ids as [string];
  await bench.update('account', first, { note: texts[0] });
  expect((await getRecord(bench.workspace, bench.admin, { object: 'account', id: first })).note).toBe(texts[0]);
});

describe('bad input is refused, never a fault of ours', () => {
  const id = '01900000-0000-7000-8000-0000000000ff';
  const record = (values: unknown) => ({ object: 'deal', action: 'create', records: [values] });
  const change = (changes: unknown) => ({ object: 'contact', action: 'update', records: [changes] });
  const requests: [string, unknown][] = [
    ['an unknown object', { object: 'nope', action: 'create', records: [{}] }],
    ['an object named like a prototype key', { object: '__proto__', action: 'create', records: [{}] }],
    ['no array', { object: 'deal', action: 'create', records: 'x' }],
    ['a row that is null', record(null)],
    ['a row that is an array', record([])],
    ['prototype keys', record(JSON.parse('{"name":"x","__proto__":{"a":1},"constructor":1,"toString":2}'))],
    ['a megabyte of text', record({ name: 'x'.repeat(1 << 20) })],
    ['NUL', record({ name: 'a\0' })],
    ['half a character', record({ name: '\ud83d' })],
    ['an absurd date', record({ name: 'x', closed_on: '99999-12-31' })],
    ['a date that is none', record({ name: 'x', closed_on: '2026-02-30' })],
    ['an amount beyond every column', record({ name: 'x', amount: '1'.repeat(60) })],
    ['an amount that is no number', record({ name: 'x', amount: { amount: 'NaN', currency: 'CNY' } })],
    ['an object for a text', record({ name: { toString: 'x' } })],
    ['a link that is no id', record({ name: 'x', account: "'; drop table deal" })],
    ['a link to nothing', record({ name: 'x', account: id })],
    ['system fields', record({ name: 'x', id, version: 9, deleted_at: null, department: id })],
    ['an option that is none', record({ name: 'x', stage: 'nope' })],
    ['a field name with NUL', record({ name: 'x', 'a\0b': 1 })],
    ['too many rows', { object: 'deal', action: 'delete', ids: Array.from({ length: 10_001 }, () => id) }],
    ['a change without values', change({ id })],
    ['a change of a version that is none', change({ id, version: 'x', values: {} })],
    ['a change of no id', change({ id: 5, values: {} })],
    ['a delete of no id', { object: 'deal', action: 'delete', ids: [null, {}, 'x'] }],
    ['new records of one id', { object: 'contact', action: 'create', records: [{ name: 'a' }, { name: 'b' }], ids: [id, id] }],
  ];

  test.each(requests)('%s', async (_, request) => {
    const error = await bench.write(request as WriteRequest).catch((error) => error);
    expect(error).toBeInstanceOf(TenonError);
    expect(['internal', 'busy']).not.toContain(error.code);
  });
});

test('five thousand rows are one write', async () => {
  const records = Array.from({ length: 5000 }, (_, n) => ({ name: `行 ${n}`, account: null, amount: n }));
  const { ids, versions } = await bench.write({ object: 'deal', action: 'create', records });
  expect([new Set(ids).size, versions.length]).toEqual([5000, 5000]);
  const [first] = await bench.rows(
    `select count(distinct number)::int as numbers, count(*)::int as rows from ws.deal where id = any($1)`,
    ids,
  );
  expect(first).toEqual({ numbers: 5000, rows: 5000 });
});
