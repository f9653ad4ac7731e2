import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportHeaders } from './test-files/export-headers.test-support.ts';
import { headerWords } from './test-files/header-words.test-support.ts';
import { openSuggestionBench, type SuggestionBench } from './test-files/suggestion-bench.test-support.ts';

let bench: SuggestionBench;
let { suggestedFor } = {} as SuggestionBench;

beforeAll(async () => {
  bench = await openSuggestionBench();
  ({ suggestedFor } = bench);
});
afterAll(() => bench?.test.drop());

describe.each(Object.keys(headerWords))('a column of %s', (object) => {
  it('is known by what people call it', async () => {
    const missed: string[] = [];
    for (const [field, headers] of Object.entries(headerWords[object] ?? {}))
      for (const header of headers.split(' | ')) {
        const found = (await suggestedFor(object, [header]))[header];
        if (found !== field) missed.push(`${header}: ${found}, not ${field}`);
      }
    expect(missed).toEqual([]);
  });
});

it('headers in traditional characters and in the words of Taiwan and Hong Kong mean the same', async () => {
  expect(
    await suggestedFor(
      'contact',
      ['外部標識', '聯絡人', '公司名稱', '職稱', '行動電話', '辦公電話', '電子郵件', '負責人', '備註', '建立時間', '客戶來源'],
      ['C-1', '王小明', '榫卯', '經理', '0912345678', '02 2345 6789', 'a@b.tw', '李雷', '好', '2024-01-02', ''],
    ),
  ).toMatchObject({
    ...{
      外部標識: 'external_id',
      聯絡人: 'name',
      公司名稱: 'account',
      職稱: 'title',
      行動電話: 'phone',
      辦公電話: 'office_phone',
    },
    ...{ 電子郵件: 'email', 負責人: 'owner', 備註: 'description', 建立時間: 'created_at', 客戶來源: 'source' },
  });
  expect(
    await suggestedFor(
      'account',
      ['客戶名稱', '電話', '統一編號', '員工人數', '年營業額', '行業', '縣市', '詳細地址', '郵遞區號', '網站'],
      ['榫卯', '02 2345 6789', '12345675', '20', '1000', '', '臺北市', '忠孝路 1 號', '100', 'https://a.tw'],
    ),
  ).toMatchObject({
    ...{ 客戶名稱: 'name', 電話: 'phone', 員工人數: 'employees', 年營業額: 'annual_revenue', 行業: 'industry' },
    ...{ 縣市: 'address.city', 詳細地址: 'address.street', 郵遞區號: 'address.postcode', 網站: 'website' },
  });
  expect(
    await suggestedFor(
      'deal',
      ['商機名稱', '客戶', '銷售階段', '預計金額', '幣別', '預計成交日期', '贏率'],
      ['一單', '榫卯', '贏單', '1000', '台幣', '2024-01-02', '50%'],
    ),
  ).toEqual({
    ...{ 商機名稱: 'name', 客戶: 'account', 銷售階段: 'stage', 預計金額: 'amount', 幣別: 'amount.currency' },
    ...{ 預計成交日期: 'expected_close', 贏率: 'probability' },
  });
});

it('takes no header for a field in another unit', async () => {
  expect(await suggestedFor('deal', ['金额（元）'])).toEqual({ '金额（元）': 'amount' });
  expect(await suggestedFor('deal', ['金额（万元）'])).toEqual({});
});

describe('the columns of an export', () => {
  it.each(exportHeaders)(
    'of $system, $object: at least four of five are recognised, and none put wrong',
    async ({ object, fields }) => {
      const found = await suggestedFor(object, Object.keys(fields));
      const meant = Object.entries(fields).filter(([, field]) => field !== null);
      const wrong = Object.keys(fields).filter((column) => found[column] !== undefined && found[column] !== fields[column]);
      expect(wrong.map((column) => `${column}: ${found[column]}, not ${fields[column]}`)).toEqual([]);
      const missed = meant.filter(([column]) => found[column] === undefined);
      expect(missed.length / meant.length, `not recognised: ${missed}`).toBeLessThanOrEqual(0.2);
    },
  );
});
