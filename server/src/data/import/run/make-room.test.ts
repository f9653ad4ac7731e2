import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../read/read-records.ts';
import { type ImportCast, openImportCast } from './import-cast.test-support.ts';

let cast: ImportCast;
let { test, admin, prepare } = {} as ImportCast;
beforeAll(async () => {
  cast = await openImportCast();
  ({ test, admin, prepare } = cast);
});
afterAll(() => cast.drop());

describe('a table that is filled for the first time', () => {
  const csv = `name\n${Array.from({ length: 10_000 }, (_, n) => `大批 ${n}`).join('\n')}\n`;
  const plainIndexes = async () => {
    const rows = await test.database.platform.query({
      text: `select indexname from pg_indexes where schemaname = $1 and tablename = 'place' and indexname like 'ix%' order by 1`,
      values: [test.workspace.schema],
    });
    return rows.map(({ indexname }) => indexname);
  };

  it('has its indexes set aside meanwhile, and back afterwards, also where the import is cancelled', async () => {
    const before = await plainIndexes();
    const seen = new Set<number>();
    let looks = 0;
    const look = async () => {
      seen.add((await plainIndexes()).length);
      looks += 1;
      if (looks === 3) throw new Error('cancelled');
    };
    await expect((await prepare(csv, { object: 'place' })).run(look)).rejects.toThrow('cancelled');
    expect([...seen]).toEqual([0]);
    await expect.poll(plainIndexes).toEqual(before);
    const { records } = await readRecords(test.workspace, admin, { object: 'place', select: ['name'], limit: 1 });
    expect(records[0]?.name).toMatch(/^大批/);
  });
});
