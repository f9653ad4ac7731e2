import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GivenPlan } from '../columns/import-plan.ts';
import { type ImportBench, openImportBench } from './import-bench.test-support.ts';

const label = (text: string) => ({ zh: text, en: text });
const bill = defineObject('bill', {
  label: label('Bill'),
  icon: 'coin',
  title: 'name',
  rateDate: 'day',
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    day: { type: 'date', label: label('Day') },
    worth: { type: 'money', label: label('Worth') },
  },
});

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench({ definitions: [bill], object: 'currency_rate' });
  await (await bench.prepare('code,rate\nUSD,6\nEUR,9\n', { object: 'currency' })).run();
});
afterAll(() => bench.drop());

/** A rate for each day of two years, far more than a batch; the day that the file begins with comes again at its end. */
function dailyRates(more: readonly string[] = []): string {
  const days = Array.from({ length: 730 }, (_, n) => new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const lines = days.flatMap((day, n) => [`USD,${day},${(7 + n / 1000).toFixed(3)}`, `EUR,${day},${(8 + n / 1000).toFixed(3)}`]);
  return ['currency,valid_from,rate', ...lines, ...more].join('\n');
}

const byDay: Partial<GivenPlan> = {
  mode: 'upsert',
  key: ['currency', 'valid_from'],
  columns: [
    { column: 'currency', field: 'currency', matchBy: 'code' },
    { column: 'valid_from', field: 'valid_from' },
    { column: 'rate', field: 'rate' },
  ],
};

async function bookedRates(csv: string): Promise<Record<string, unknown>> {
  expect(await (await bench.prepare(csv, { object: 'bill' })).run()).toMatchObject({ failed: 0 });
  const rows = await bench.query(`select name, worth_rate, worth_base from "${bench.test.workspace.schema}".bill`);
  return Object.fromEntries(rows.map(({ name, worth_rate, worth_base }) => [name, [Number(worth_rate), Number(worth_base)]]));
}

it('rates of days come in, a later row counts for its day, and amounts are booked at the rate of theirs', async () => {
  const csv = dailyRates(['USD,2023-01-01,7.5', 'GBP,2023-01-01,9']);
  const rehearsal = await bench.prepare(csv, { ...byDay, dryRun: true });
  expect(await rehearsal.run()).toMatchObject({ created: 1460, updated: 1, failed: 1 });
  const job = await bench.prepare(csv, byDay);
  expect(await job.run()).toMatchObject({ created: 1460, updated: 1, failed: 1 });
  expect(await job.errors()).toEqual([[1463, 'currency: notFound']]);
  expect(await rehearsal.errors()).toEqual(await job.errors());
  const bills =
    'name,day,worth\na,2023-01-01,USD 100\nb,2023-01-02,USD 100\nc,2024-12-30,EUR 100\nd,2022-05-01,USD 100\ne,,EUR 100\n';
  expect(await bookedRates(bills)).toEqual({
    a: [7.5, 750],
    b: [7.001, 700.1],
    c: [8.729, 872.9],
    // Before all of them the earliest counts; today the latest.
    d: [7.5, 750],
    e: [8.729, 872.9],
  });
});

it('a file that overlaps changes the days that differ and adds the new ones; what was booked stays', async () => {
  const csv = 'currency,valid_from,rate\nUSD,2024-12-29,7.728\nUSD,2024-12-30,7.9\nUSD,2025-01-15,8.5\n';
  expect(await (await bench.prepare(csv, byDay)).run()).toMatchObject({ created: 1, updated: 1, skipped: 1, failed: 0 });
  const booked = await bookedRates('name,day,worth\nf,2024-12-30,USD 100\ng,2025-01-14,USD 100\nh,2025-01-15,USD 100\n');
  expect(booked).toMatchObject({ a: [7.5, 750], c: [8.729, 872.9], f: [7.9, 790], g: [7.9, 790], h: [8.5, 850] });
  const currencies = await bench.query(`select code, rate from "${bench.test.workspace.schema}".currency order by code`);
  expect(currencies.map(({ code, rate }) => [code, Number(rate)])).toEqual([
    ['EUR', 8.729],
    ['USD', 8.5],
  ]);
});

it('as new records alone, days that have a rate already are refused', async () => {
  const csv = 'currency,valid_from,rate\nUSD,2024-12-30,7\nUSD,2026-01-01,7\nUSD,2026-01-01,7.1\n';
  const { mode: _, key: __, ...plan } = byDay;
  const job = await bench.prepare(csv, plan);
  expect(await job.run()).toMatchObject({ created: 1, failed: 2 });
  expect(await job.errors()).toEqual([
    [2, 'currency: notUnique'],
    [4, 'currency: notUnique'],
  ]);
});
