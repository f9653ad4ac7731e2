import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../base/ids.ts';
import { readRecords } from '../../read/read-records.ts';
import type { Setting } from './import-bench.test-support.ts';
import { type ImportCast, openImportCast } from './import-cast.test-support.ts';

let cast: ImportCast;
let { test, admin, prepare } = {} as ImportCast;
beforeAll(async () => {
  cast = await openImportCast();
  ({ test, admin, prepare } = cast);
});
afterAll(() => cast.drop());

describe('records typed by hand', () => {
  it('are found by the ID and by the number that an export gives, and never made anew', async () => {
    await (await prepare('about\nK one\nK two\n', { object: 'visit', columns: [{ column: 'about', field: 'about' }] })).run();
    const filter = { field: 'about', op: 'startsWith', value: 'K ' } as const;
    const read = async () =>
      (await readRecords(test.workspace, admin, { object: 'visit', select: ['about', 'no'], filter, limit: 50 })).records;
    const [one, two] = await read();
    const columns = ['id', 'no', 'about'].map((column) => ({ column, field: column }));
    const byId: Setting = {
      object: 'visit',
      mode: 'upsert',
      key: ['id'],
      columns: columns.filter(({ field }) => field !== 'no'),
    };
    const stranger = newId();
    const first = await prepare(`id,no,about\n${one?.id},,K uno\n${stranger},,K stranger\n,,K new\n`, byId);
    expect(await first.run()).toMatchObject({ created: 1, updated: 1, failed: 1 });
    expect(await first.errors()).toEqual([[3, 'id: recordNotFound']]);
    const byNumber: Setting = { object: 'visit', mode: 'update', key: ['no'], columns: columns.slice(1) };
    expect(await (await prepare(`id,no,about\n,${two?.no},K due\n`, byNumber)).run()).toMatchObject({ updated: 1, failed: 0 });
    expect((await read()).map(({ about }) => about).sort()).toEqual(['K due', 'K new', 'K uno']);
    const made: Setting = { object: 'visit', mode: 'create', columns };
    await expect((await prepare('id,no,about\n,,K x\n', made)).run()).rejects.toMatchObject({ code: 'invalid' });
  });
});
