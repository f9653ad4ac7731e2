import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../read/read-records.ts';
import { writeRecords } from '../../write/write-records.ts';
import { saveUpload } from '../file/uploads.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import { type ImportCast, openImportCast } from './import-cast.test-support.ts';

let cast: ImportCast;
let { test, admin, prepare } = {} as ImportCast;
beforeAll(async () => {
  cast = await openImportCast();
  ({ test, admin, prepare } = cast);
});
afterAll(() => cast.drop());

describe('amounts', () => {
  const worths = async () => {
    const filter = { field: 'code', op: 'startsWith', value: 'M' } as const;
    const { records } = await readRecords(test.workspace, admin, { object: 'firm', select: ['code', 'worth'], filter });
    return Object.fromEntries(records.map(({ code, worth }) => [code, worth]));
  };
  const csv = `name,code,worth,money
full,M1,"1,200.00",USD
none,M2,,USD
small,M3,500,usd
word,M4,-500,美元
blank,M5,700,
zero,M6,0,EUR
sign,M7,"€2,000",
both,M8,"€ 2,000",USD
`;
  const columns = [
    ...['name', 'code', 'worth'].map((name) => ({ column: name, field: name })),
    { column: 'money', field: 'worth.currency' },
  ];

  it('come with their currency from two columns, and twice the same changes nothing, whatever the rates are by then', async () => {
    const rates = [
      { code: 'USD', rate: '7.1' },
      { code: 'EUR', rate: '7.8' },
    ];
    const { ids } = await writeRecords(test.workspace, admin, { object: 'currency', action: 'create', records: rates });
    const first = await prepare(csv, { columns });
    expect(await first.run()).toMatchObject({ created: 7, failed: 1 });
    expect(await first.errors()).toEqual([[9, 'worth: otherCurrency']]);
    const usd = (amount: string, base: string) => ({ amount, currency: 'USD', rate: '7.1000000000', base });
    const found = await worths();
    expect(found).toEqual({
      M1: usd('1200.00', '8520.00'),
      M2: null,
      M3: usd('500.00', '3550.00'),
      M4: usd('-500.00', '-3550.00'),
      M5: { amount: '700.00', currency: 'CNY', rate: '1.0000000000', base: '700.00' },
      M6: { amount: '0.00', currency: 'EUR', rate: '7.8000000000', base: '0.00' },
      M7: { amount: '2000.00', currency: 'EUR', rate: '7.8000000000', base: '15600.00' },
    });
    const dearer = ids.map((id) => ({ id, values: { rate: '9' } }));
    await writeRecords(test.workspace, admin, { object: 'currency', action: 'update', records: dearer });
    const again = await prepare(csv, { columns, mode: 'upsert', key: ['code'] });
    expect(await again.run()).toMatchObject({ updated: 0, skipped: 7 });
    expect(await worths()).toEqual(found);
  });

  it('in columns of their own count placeholders as blank, and ask where their numbers can be read in two ways', async () => {
    const text = `name,code,worth,money
one,PC1,"12,345",USD
two,PC2,N/A,CNY
three,PC3,700,无
four,PC4,无,N/A
five,PC5,"1.234,5",CNY
six,PC6,"1,234.5",CNY
`;
    const byCode = async () => {
      const filter = { field: 'code', op: 'startsWith', value: 'PC' } as const;
      const { records } = await readRecords(test.workspace, admin, { object: 'firm', select: ['code', 'worth'], filter });
      return Object.fromEntries(records.map(({ code, worth }) => [code, (worth as { amount: string } | null)?.amount]));
    };
    const first = await prepare(text, { columns, blanks: ['N/A', '无'] });
    await first.run();
    expect(await first.errors()).toEqual([
      [2, 'worth: ambiguousNumber'],
      [6, 'worth: wrongType'],
    ]);
    expect(await byCode()).toEqual({ PC2: undefined, PC3: '700.00', PC4: undefined, PC6: '1234.50' });
    const told = columns.map((column) => (column.field === 'worth' ? { ...column, decimalSign: 'comma' as const } : column));
    const turned = ['name', 'code', 'money', 'worth'].map(
      (name) => told.find((each) => each.column === name) ?? { column: name, field: null },
    );
    const again = await prepare(text, { columns: turned, blanks: ['N/A', '无'], mode: 'upsert', key: ['code'] });
    await again.run();
    expect(await again.errors()).toEqual([
      [2, 'worth: currencyDecimals'],
      [7, 'worth: wrongType'],
    ]);
    expect(await byCode()).toMatchObject({ PC5: '1234.50' });
  });

  it('are found by their headers, a currency beside its amount, and a field by its own name whatever stands below', async () => {
    const suggest = async (text: string) => {
      const upload = await saveUpload(test.workspace, admin, { name: 'a.csv', content: Readable.from([Buffer.from(text)]) });
      const { columns: found } = await previewUpload(test.workspace, admin, { upload, object: 'firm' });
      return found.map(({ suggestion }) => suggestion?.field ?? null);
    };
    expect(await suggest('Worth,Currency\n"US$1,234.50",USD\n')).toEqual(['worth', 'worth.currency']);
    expect(await suggest('价值,币种\n"1,234.50",美元\n')).toEqual(['worth', 'worth.currency']);
    expect(await suggest('Worth,Currency\nmuch,some\n')).toEqual(['worth', null]);
    expect(await suggest('How worth,Currency\nmuch,some\n')).toEqual([null, null]);
  });
});
