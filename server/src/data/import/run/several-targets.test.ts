import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../read/read-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { type ImportCast, openImportCast } from './import-cast.test-support.ts';

let cast: ImportCast;
let { test, admin, prepare, firms } = {} as ImportCast;
beforeAll(async () => {
  cast = await openImportCast();
  ({ test, admin, prepare, firms } = cast);
});
afterAll(() => cast.drop());

describe('a link to several objects', () => {
  const visits = async () => {
    const page = await readRecords(test.workspace, admin, { object: 'visit', select: ['about', 'related'], limit: 50 });
    const linked = page.records.filter(({ about }) => !String(about).startsWith('K '));
    return linked.map(({ about, related }) => [about, (related as { object: string } | null)?.object ?? null]).sort();
  };

  it('is filled by a column for each of them, and refused where they disagree or the column does not say which is meant', async () => {
    await (await prepare('name,code\nP alone,LK1\nP both,LK2\n')).run();
    await (await prepare('name\nP place\nP both\n', { object: 'place' })).run();
    const columns: GivenPlan['columns'] = [
      { column: 'about', field: 'about' },
      { column: 'firm', field: 'related', object: 'firm', matchBy: 'code' },
      { column: 'place', field: 'related', object: 'place' },
      { column: 'any', field: 'related' },
    ];
    const rows = [
      '1,LK1,,',
      '2,,P place,',
      '3,LK1,P place,',
      '4,,,P both',
      '5,,,P alone',
      '6,,P both,',
      '7,,P alone,',
      '8,,,',
      '9,LK1,,P alone',
    ];
    const job = await prepare(`about,firm,place,any\n${rows.join('\n')}\n`, { object: 'visit', columns });
    await job.run();
    expect(await job.errors()).toEqual([
      [4, 'place: linkedTwice'],
      [5, 'any: ambiguousObject'],
      [8, 'place: notFound'],
    ]);
    expect(await visits()).toEqual([
      ['1', 'firm'],
      ['2', 'place'],
      ['5', 'firm'],
      ['6', 'place'],
      ['8', null],
      ['9', 'firm'],
    ]);
  });

  it('calls a record that is made by what it is found by, where it must have a name', async () => {
    const missing = 'create' as const;
    const columns = [
      { column: 'about', field: 'about' },
      { column: 'FIRMID', field: 'related', object: 'firm', matchBy: 'code', missing },
    ];
    const job = await prepare('about,FIRMID\nFirst,X-7\nSecond,X-7\n', { object: 'visit', columns });
    expect(await job.run()).toMatchObject({ created: 2, failed: 0 });
    expect(await firms('X-7', ['name', 'code'])).toMatchObject([{ name: 'X-7', code: 'X-7' }]);
  });
});
