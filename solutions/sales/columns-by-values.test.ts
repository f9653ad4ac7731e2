import { readRecords } from '@tenon/server/src/data/read/read-records.ts';
import { writeRecords } from '@tenon/server/src/data/write/write-records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSuggestionBench, type SuggestionBench } from './test-files/suggestion-bench.test-support.ts';
import type { Table } from './test-files/table.test-support.ts';

let bench: SuggestionBench;
let { test, actor, suggestions, suggestedFor } = {} as SuggestionBench;

beforeAll(async () => {
  bench = await openSuggestionBench();
  ({ test, actor, suggestions, suggestedFor } = bench);
});
afterAll(() => bench?.test.drop());

describe('a column of closing dates', () => {
  const header = ['名称', '阶段', 'Close Date'];

  it('is what is expected as long as open deals have one', async () => {
    const mixed = await suggestedFor('deal', header, ['a', '赢单', '2024-01-02'], ['b', '初步接触', '2024-03-04']);
    expect(mixed['Close Date']).toBe('expected_close');
    expect((await suggestedFor('deal', ['名称', 'CloseDate'], ['a', '2024-01-02'])).CloseDate).toBe('expected_close');
  });

  it('is when it ended where only deals that are over have one', async () => {
    const over = [
      ['a', '赢单', '2024-01-02'],
      ['b', 'Closed Lost', '2024-01-02'],
    ];
    expect((await suggestedFor('deal', header, ...over, ['c', '初步接触', '']))['Close Date']).toBe('closed_on');
  });

  it('is when it ended beside one of expected dates', async () => {
    const both = await suggestedFor('deal', ['名称', 'Close Date', 'Expected Close'], ['a', '2024-01-02', '2024-01-02']);
    expect(both).toMatchObject({ 'Close Date': 'closed_on', 'Expected Close': 'expected_close' });
  });
});

describe('columns of parts of a name', () => {
  it.each<[object: string, table: Table, found: string[]]>([
    [
      'contact',
      [
        ['First Name', 'Last Name', 'Email'],
        ['Li', 'Lei', 'a@example.com'],
      ],
      ['First Name 1', 'Last Name 2'],
    ],
    [
      'contact',
      [
        ['LastName', 'FirstName'],
        ['Lei', 'Li'],
      ],
      ['LastName 2', 'FirstName 1'],
    ],
    [
      'contact',
      [
        ['first_name', 'middle_name', 'surname'],
        ['A', 'B', 'C'],
      ],
      ['first_name 1', 'middle_name 2', 'surname 3'],
    ],
    [
      'lead',
      [
        ['姓', '名', '公司'],
        ['韩', '梅梅', '榫卯'],
      ],
      ['姓 1', '名 2'],
    ],
    [
      'lead',
      [
        ['名字', '姓氏'],
        ['梅梅', '韩'],
      ],
      ['名字 2', '姓氏 1'],
    ],
    [
      'lead',
      [
        ['First Name', 'Last Name'],
        ['梅梅', '韩'],
      ],
      ['First Name 2', 'Last Name 1'],
    ],
    [
      'contact',
      [
        ['Full Name', 'First Name', 'Last Name'],
        ['Li Lei', 'Li', 'Lei'],
      ],
      ['Full Name '],
    ],
    ['contact', [['First Name'], ['Li']], []],
    ['lead', [['Last Name'], ['Li']], ['Last Name 1']],
    [
      'account',
      [
        ['First Name', 'Last Name'],
        ['Li', 'Lei'],
      ],
      [],
    ],
  ])('of a %s: %j', async (object, table, found) => {
    const names = (await suggestions(object, table)).filter(({ field }) => field === 'name');
    expect(names.map(({ column, place }) => `${column} ${place ?? ''}`)).toEqual(found);
  });
});

it('takes the id of each object that an activity may be about for that object', async () => {
  const found = await suggestions('follow_up', [['CONTACTID', 'POTENTIALID', 'Account Name', 'Lead Name']]);
  expect(found).toEqual([
    { column: 'CONTACTID', field: 'related', object: 'contact', matchBy: 'external_id', missing: 'error' },
    { column: 'POTENTIALID', field: 'related', object: 'deal', matchBy: 'external_id', missing: 'error' },
    { column: 'Account Name', field: 'related', object: 'account', matchBy: 'name', missing: 'error' },
    { column: 'Lead Name', field: 'related', object: 'lead', matchBy: 'name', missing: 'error' },
  ]);
});

it('takes a column of yes and no for no link and no text that is merely called alike', async () => {
  expect(await suggestedFor('lead', ['Converted'], ['Yes'], ['No'])).toEqual({});
});

it('knows the ID and the number of its own records, and takes the number for no name', async () => {
  const [one] = (
    await writeRecords(test.workspace, actor, { object: 'account', action: 'create', records: [{ name: '榫卯科技' }] })
  ).ids;
  const { records } = await readRecords(test.workspace, actor, { object: 'account', select: ['number'], limit: 1 });
  const number = String(records[0]?.number);
  const own = await suggestedFor('account', ['ID', 'Account no.', 'Account name'], [one as string, number, '榫卯科技']);
  expect(own).toEqual({ ID: 'id', 'Account name': 'name' });
  expect(await suggestedFor('account', ['客户编号', '客户名称'], [number, '榫卯科技'])).toEqual({
    客户编号: 'number',
    客户名称: 'name',
  });
  expect(await suggestedFor('account', ['ID', 'Phone'], ['4711', ''])).toEqual({ ID: 'external_id', Phone: 'phone' });
  expect(await suggestedFor('account', ['Account no.'], ['A-1999-00001'])).not.toMatchObject({ 'Account no.': 'name' });
});

it('takes a field by its own name though hardly a value fits, so that the others are told, unless another column fits better', async () => {
  const days = ['2025-01-15', '45672', '1900-02-29'].map((day) => [day, day]);
  expect(await suggestedFor('deal', ['Started on', 'Start'], ...days)).toEqual({ 'Started on': 'started_on' });
  expect(await suggestedFor('account', ['Phone'], ['1,5'], ['call'])).toEqual({ Phone: 'phone' });
  const phones = ['call', '021 6234 5678'];
  expect(await suggestedFor('account', ['Phone', 'Telephone'], phones)).toEqual({ Telephone: 'phone' });
});

it('reads a header that says behind a comma what is meant more closely', async () => {
  expect(await suggestedFor('account', ['Name, formal', 'Phone, fax'])).toEqual({ 'Name, formal': 'name' });
  expect(await suggestedFor('contact', ['Phone, mobile', '姓名，正式'])).toEqual({
    'Phone, mobile': 'phone',
    '姓名，正式': 'name',
  });
  expect(await suggestions('contact', [['Name, last', 'Name, first']])).toMatchObject([
    { column: 'Name, last', field: 'name', place: 2 },
    { column: 'Name, first', field: 'name', place: 1 },
  ]);
});
