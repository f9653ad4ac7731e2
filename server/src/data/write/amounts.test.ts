import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bulkChange } from '../bulk/bulk-change.ts';
import { pasteCells } from '../bulk/paste-cells.ts';
import { knownCurrencies } from '../read/currency-rates.ts';
import { readRecords } from '../read/read-records.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';

let bench: WriteBench;
let { write, create, update, rows, admin } = {} as WriteBench;
let dollar: string;
let deal: string;

beforeAll(async () => {
  bench = await openWriteBench();
  ({ write, create, update, rows, admin } = bench);
  dollar = await create('currency', { code: 'USD', rate: '7.1' });
});
afterAll(() => bench.drop());

/** A deal of a thousand dollars, booked at 7.1; the dollar is worth 8 by now. */
beforeEach(async () => {
  await update('currency', dollar, { rate: '7.1' });
  deal = await create('deal', { name: '美元单', amount: { amount: 1000, currency: 'usd' } });
  await update('currency', dollar, { rate: '8' });
});

const booked = { amount: '1000.00', currency: 'USD', rate: '7.1000000000', base: '7100.00' };

async function amountOf(id: string) {
  const filter = { field: 'id', op: 'eq', value: id } as const;
  const { records } = await readRecords(bench.workspace, admin, { object: 'deal', select: ['amount'], filter });
  return records[0]?.amount;
}

test('a code is stored in capitals', async () => {
  expect(await amountOf(deal)).toEqual(booked);
});

test.each([
  ['a number', 1000],
  ['a text', '1000.00'],
  ['an amount without a currency', { amount: 1000 }],
  ['what was read', booked],
  ['what was read, but for the rate', { amount: '1000.00', currency: 'USD' }],
])('the same amount, sent as %s, is no change and keeps the rate it was booked at', async (_how, amount) => {
  const { unchanged } = await update('deal', deal, { amount });
  expect(unchanged).toBe(1);
  expect(await amountOf(deal)).toEqual(booked);
});

test.each([
  ['sent', () => update('deal', deal, { amount: 3000 })],
  [
    'set in bulk',
    () => bulkChange(bench.workspace, admin, { object: 'deal', action: 'update', ids: [deal], values: { amount: 3000 } }),
  ],
  ['pasted', () => paste('3,000')],
])('a bare number that is %s keeps the currency of the record', async (_how, change) => {
  await change();
  expect(await amountOf(deal)).toMatchObject({ amount: '3000.00', currency: 'USD' });
});

test('a pasted sign that fits the record’s currency means it; a currency that is named counts', async () => {
  await create('currency', { code: 'AUD', rate: '4.7' });
  await update('deal', deal, { amount: { amount: 5, currency: 'AUD' } });
  await paste('$3,000');
  expect(await amountOf(deal)).toMatchObject({ amount: '3000.00', currency: 'AUD' });
  await paste('US$3,000');
  expect(await amountOf(deal)).toMatchObject({ amount: '3000.00', currency: 'USD' });
});

test('a pasted amount that is there already keeps the rate it was booked at', async () => {
  await paste('US$1,000.00');
  expect(await amountOf(deal)).toEqual(booked);
});

test('undo brings back the amount as it was booked', async () => {
  const { undo = '' } = await paste('5');
  await undoBatch(bench.workspace, admin, undo);
  expect(await amountOf(deal)).toEqual(booked);
});

test('filters compare with amounts in other currencies, and with bare numbers in base currency', async () => {
  const found = async (value: unknown) => {
    const filter = {
      and: [
        { field: 'id', op: 'eq', value: deal },
        { field: 'amount', op: 'lte', value },
      ],
    } as const;
    return (await readRecords(bench.workspace, admin, { object: 'deal', select: ['id'], filter: filter as never })).records
      .length;
  };
  expect(await found({ amount: 887, currency: 'USD' })).toBe(0);
  expect(await found({ amount: 888, currency: 'USD' })).toBe(1);
  expect(await found(7100)).toBe(1);
  expect(await found(7099)).toBe(0);
});

test('more decimals than a currency has are refused by its name', async () => {
  await create('currency', { code: 'JPY', rate: '0.05' });
  const yen = (amount: string) =>
    write({ object: 'deal', action: 'create', records: [{ name: 'x', amount: { amount, currency: 'JPY' } }] });
  expect(await problemsOf(yen('1000.55'))).toEqual(['invalid', 'currencyDecimals amount 0']);
  const { ids } = await yen('1000');
  expect(await amountOf(ids[0] as string)).toMatchObject({ amount: '1000', base: '50.00' });
  expect(await rows('select amount_currency from ws.deal where id = $1', ids[0])).toEqual([{ amount_currency: 'JPY' }]);
});

test('codes that an older version kept in small letters are put in capitals when the workspace is opened', async () => {
  const text = await readFile(new URL('../../../sql/workspace/0022-currency-capitals.sql', import.meta.url), 'utf8');
  await rows("update ws.deal set amount_currency = 'usd' where id = $1", deal);
  await rows(text.replace('current_schema()', `'${bench.workspace.schema}'`).replace('update %I', 'update ws.%I'));
  expect(await amountOf(deal)).toEqual(booked);
});

function paste(text: string) {
  return pasteCells(bench.workspace, admin, { object: 'deal', fields: ['amount'], ids: [deal], cells: [[text]], partial: false });
}

test('a rate that changes counts from today on, and days have the rates that were valid on them', async () => {
  const dinar = await create('currency', { code: 'KWD', rate: '23' });
  await rows("update ws.currency set created_at = '2024-01-01T00:00:00Z' where id = $1", dinar);
  await update('currency', dinar, { rate: '24' });
  await create('currency_rate', { currency: dinar, valid_from: '2020-01-01', rate: '21' });
  const on = async (closed_on: string | undefined) => {
    const values = { name: 'x', amount: { amount: '1.234', currency: 'KWD' }, ...(closed_on && { closed_on }) };
    return amountOf(await create('deal', values));
  };
  expect(await on('2019-06-01')).toMatchObject({ amount: '1.234', rate: '21.0000000000', base: '25.91' });
  expect(await on('2020-06-01')).toMatchObject({ rate: '21.0000000000' });
  expect(await on('2025-06-01')).toMatchObject({ rate: '23.0000000000' });
  expect(await on(undefined)).toMatchObject({ rate: '24.0000000000' });
  expect(await rows('select rate from ws.currency where id = $1', dinar)).toEqual([{ rate: '24.0000000000' }]);
});

test('a changed amount is booked at the rate of its record’s day', async () => {
  const old = await create('deal', { name: '旧单', closed_on: '2020-06-01', amount: { amount: 1, currency: 'KWD' } });
  await update('deal', old, { amount: 2 });
  expect(await amountOf(old)).toEqual({ amount: '2.000', currency: 'KWD', rate: '21.0000000000', base: '42.00' });
});

test('a currency that amounts are kept in cannot be deleted or called otherwise, but archived: it is not offered, and its amounts can still be changed', async () => {
  const remove = () => write({ object: 'currency', action: 'delete', ids: [dollar] });
  expect(await problemsOf(remove())).toEqual(['invalid', 'currencyInUse 0']);
  await update('currency', dollar, { archived: true });
  expect(await knownCurrencies(bench.workspace)).not.toContain('USD');
  await update('deal', deal, { amount: 5 });
  expect(await amountOf(deal)).toMatchObject({ amount: '5.00', currency: 'USD' });
  expect(await problemsOf(update('currency', dollar, { code: 'EUR' }))).toEqual(['invalid', 'currencyInUse 0']);
  await update('currency', dollar, { code: 'usd', archived: false });
  const unused = await create('currency', { code: 'SE', rate: '0.7' });
  await update('currency', unused, { code: 'SEK' });
  await write({ object: 'currency', action: 'delete', ids: [unused] });
});
