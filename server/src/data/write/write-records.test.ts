import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import { testDepartments, testUsers } from '../../catalog/test-cast.ts';
import { keysOfQuery } from '../../query/search-keys/search-keys.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { writeRecords } from './write-records.ts';

let bench: WriteBench;
let { write, create, update, rows, history, admin, rep, manager } = {} as WriteBench;

beforeAll(async () => {
  bench = await openWriteBench();
  ({ write, create, update, rows, history, admin, rep, manager } = bench);
});

afterAll(() => bench.drop());

describe('a new record', () => {
  test('gets its defaults, its number, its owner’s department, its search entry and history', async () => {
    const id = await create('deal', { name: '榫卯年框', amount: 1200 });
    const [row] = await rows('select * from ws.deal where id = $1', id);
    expect(row).toMatchObject({
      name: '榫卯年框',
      amount: '1200.00',
      amount_currency: 'CNY',
      pipeline: 'direct',
      stage: 'lead',
      probability: '10.00',
      version: 1,
      owner_id: admin.userId,
      department_id: admin.department,
      created_by: admin.userId,
    });
    expect(row?.number).toMatch(/^D-\d{4}-\d{4}$/);
    expect(row?.search_keys).toContain(keysOfQuery('榫卯').keys[0]);
    expect(await history(id)).toMatchObject([{ action: 'create', source: 'web', changes: null }]);
  });

  test('and its changes are events for who waits for them, and only for those', async () => {
    const events = (id: string) => rows('select action, changed, pending from ws.sys_event where record_id = $1 order by id', id);
    const id = await create('contact', { name: '小王' });
    await update('contact', id, { tags: ['vip'] });
    await update('contact', id, { name: '王总', tags: [] });
    expect(await events(id)).toEqual([
      { action: 'create', changed: ['owner', 'name'], pending: true },
      { action: 'update', changed: ['name', 'tags'], pending: true },
    ]);
    expect(await events(await create('account', { name: newId() }))).toEqual([]);
  });

  test('names everything that is wrong with every row at once', async () => {
    const records = [
      {},
      { name: 'x'.repeat(81) },
      { name: 'a\0b', nope: 1 },
      JSON.parse('{"__proto__": 1, "name": "ok", "score": 3}'),
    ];
    expect(await problemsOf(write({ object: 'account', action: 'create', records }))).toEqual([
      'invalid',
      'required name 0',
      'tooLong name 1',
      'badCharacter name 2',
      'unknownField nope 2',
      'unknownField __proto__ 3',
      'fieldReadOnly score 3',
    ]);
  });

  test('in a batch is written with its good neighbours when the batch is partial', async () => {
    const records = [
      { name: newId() },
      { name: '' },
      { name: newId(), region: 'x', code: 'y' },
      { name: newId(), region: 'X', code: 'Y' },
    ];
    const result = await write({ object: 'account', action: 'create', records, partial: true });
    expect(result.ids).toHaveLength(2);
    expect(result.failed.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [1, 'required'],
      [3, 'notUnique'],
    ]);
  });

  test('refused leaves no trace: no row, no history, no event, no number', async () => {
    const ids = [newId(), newId()];
    const before = await rows('select * from ws.sys_counter');
    const records = [{ name: 'a' }, { name: 'b', account: newId() }];
    expect(await problemsOf(write({ object: 'deal', action: 'create', records, ids }))).toEqual([
      'invalid',
      'notFound account 1',
    ]);
    for (const table of ['sys_history', 'sys_event'])
      expect(await rows(`select from ws.${table} where record_id = any($1)`, ids)).toEqual([]);
    expect(await rows('select from ws.deal where id = any($1)', ids)).toEqual([]);
    expect(await rows('select * from ws.sys_counter')).toEqual(before);
  });

  test('may name its owner only by a right to transfer', async () => {
    const to = (owner: string) => ({ name: 'x', owner });
    expect(await problemsOf(create('deal', to(testUsers.hanMeimei.id), rep))).toEqual(['forbidden', 'notAllowed owner 0']);
    const id = await create('deal', to(testUsers.hanMeimei.id), manager);
    const [row] = await rows('select owner_id, department_id from ws.deal where id = $1', id);
    expect(row).toEqual({ owner_id: testUsers.hanMeimei.id, department_id: testDepartments.salesEast.id });
  });

  test('goes to nobody who is deactivated, unless it is brought in', async () => {
    const leaver = testUsers.hanMeimei.id;
    const setActive = (active: boolean) => rows('update ws.user set active = $2 where id = $1', leaver, active);
    await setActive(false);
    const importer = { ...admin, source: 'import' as const };
    const theirs = await create('deal', { name: 'x', owner: leaver }, importer);
    expect(await problemsOf(create('deal', { name: 'x', owner: leaver }, manager))).toEqual(['invalid', 'inactiveOwner owner 0']);
    const mine = await create('deal', { name: 'x' }, manager);
    expect(await problemsOf(update('deal', mine, { owner: leaver }, { actor: manager }))).toEqual([
      'invalid',
      'inactiveOwner owner 0',
    ]);
    await update('deal', theirs, { name: 'y' });
    await update('deal', theirs, { name: 'z', owner: leaver });
    await setActive(true);
    await update('deal', mine, { owner: leaver }, { actor: manager });
  });

  test('keeps the date and the maker of the system it came from when it is imported, and in no other way', async () => {
    const importer = { ...admin, source: 'import' as const };
    const values = {
      name: newId(),
      created_at: '2016-10-20T00:00:00Z',
      created_by: testUsers.liLei.id,
      owner: testUsers.wangFang.id,
    };
    const refused = ['invalid', 'fieldReadOnly created_at 0', 'fieldReadOnly created_by 0'];
    expect(await problemsOf(create('account', { ...values, owner: testUsers.liLei.id }, rep))).toEqual(refused);
    expect(await problemsOf(create('account', values))).toEqual(refused);
    expect(await problemsOf(create('account', { ...values, created_by: newId() }, importer))).toEqual([
      'invalid',
      'notFound created_by 0',
    ]);
    const [row] = await rows(
      'select created_at, created_by, owner_id from ws.account where id = $1',
      await create('account', values, importer),
    );
    expect(row).toEqual({
      created_at: '2016-10-20T00:00:00.000Z',
      created_by: testUsers.liLei.id,
      owner_id: testUsers.wangFang.id,
    });
  });

  test('fills what its option says, unless the writer said otherwise', async () => {
    const [row] = await rows(
      'select * from ws.deal where id = $1',
      await create('deal', { name: 'x', stage: 'won', probability: 80 }),
    );
    expect(row).toMatchObject({ probability: '80.00', stage: 'won' });
    expect(row?.closed_on).toMatch(/^\d{4}-/);
  });

  test('cannot take an option that does not go with another', async () => {
    expect(await problemsOf(create('deal', { name: 'x', pipeline: 'partner', stage: 'offer' }))).toEqual([
      'invalid',
      'optionNotAllowed stage 0',
    ]);
  });

  test('of a parent is made only by who may edit the parent', async () => {
    const account = await create('account', { name: newId() });
    const about = { object: 'account', id: account };
    expect(await problemsOf(create('follow_up', { text: 'x', about }, rep))).toEqual(['invalid', 'notFound about 0']);
    await create('follow_up', { text: 'x', about });
  });
});

describe('a change', () => {
  test('bumps the version once, keeps old and new, and the same values again write nothing', async () => {
    const id = await create('account', { name: newId(), phone: '13800001234' });
    const first = await update('account', id, { note: '重要', phone: '13800001234' });
    expect(first).toMatchObject({ ids: [id], versions: [2], unchanged: 0 });
    expect(await update('account', id, { note: '重要' })).toMatchObject({ versions: [2], unchanged: 1 });
    expect((await history(id)).map(({ changes }) => changes).slice(1)).toEqual([{ note: [null, '重要'] }]);
  });

  test('of an older version is refused with what is stored now', async () => {
    const id = await create('account', { name: newId() });
    await update('account', id, { note: 'a' }, { version: 1 });
    expect(await problemsOf(update('account', id, { note: 'b' }, { version: 1 }))).toEqual(['conflict', 'changedMeanwhile 0']);
  });

  test('needs the right on the row: what may be read is forbidden, what may not is not there', async () => {
    const account = await create('account', { name: newId() });
    const deal = await create('deal', { name: 'x' });
    expect(await problemsOf(update('account', account, { note: 'x' }, { actor: rep }))).toEqual(['forbidden', 'notAllowed 0']);
    expect(await problemsOf(update('deal', deal, { name: 'y' }, { actor: rep }))).toEqual(['notFound', 'recordNotFound 0']);
    for (const action of ['delete', 'restore'] as const)
      expect((await problemsOf(write({ object: 'deal', action, ids: [deal] }, rep)))?.[0]).toBe('notFound');
    const own = await create('account', { name: newId() }, rep);
    expect(await problemsOf(update('account', own, { secret: 'A', region: 'x' }, { actor: rep }))).toEqual([
      'invalid',
      'unknownField secret 0',
      'fieldReadOnly region 0',
    ]);
    expect(await problemsOf(update('account', own, { owner: testUsers.hanMeimei.id }, { actor: rep }))).toEqual([
      'forbidden',
      'notAllowed owner 0',
    ]);
    await update('account', own, { owner: testUsers.hanMeimei.id }, { actor: manager });
    const [row] = await rows('select owner_id, department_id from ws.account where id = $1', own);
    expect(row).toEqual({ owner_id: testUsers.hanMeimei.id, department_id: testDepartments.salesEast.id });
  });

  test('of many records at once writes each what it is given', async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.push(await create('contact', { name: `c${n}`, tags: ['vip', '"odd", \\ {one}'] }));
    const [a, b, c] = ids as [string, string, string];
    const records = [
      { id: a, values: { address: { city: '杭州市' } } },
      { id: b, values: { tags: ['vip'], name: 'neu' } },
      { id: c, values: { name: 'c3' } },
    ];
    expect(await write({ object: 'contact', action: 'update', records })).toMatchObject({
      ids: [a, b, c],
      versions: [2, 2, 1],
      unchanged: 1,
    });
    expect(
      await rows('select name, address_city as city, tags from ws.contact where id = any($1) order by created_at, id', ids),
    ).toEqual([
      { name: 'c1', city: '杭州市', tags: ['vip', '"odd", \\ {one}'] },
      { name: 'neu', city: null, tags: ['vip'] },
      { name: 'c3', city: null, tags: ['vip', '"odd", \\ {one}'] },
    ]);
  });

  test('of links adds and removes pairs, and is kept in history', async () => {
    const [a, b] = (await Promise.all(['a', 'b'].map((name) => create('contact', { name })))) as [string, string];
    const id = await create('deal', { name: 'x', contacts: [a] });
    await update('deal', id, { contacts: [b, a] });
    await update('deal', id, { contacts: [b] });
    expect(await rows('select to_id from ws.deal__contacts where from_id = $1', id)).toEqual([{ to_id: b }]);
    expect((await history(id)).at(-1)?.changes).toMatchObject({ contacts: [expect.any(Array), [{ id: b }]] });
    expect(await update('deal', id, { contacts: [b] })).toMatchObject({ unchanged: 1 });
  });

  test('of a tracked stage closes its entry and opens the next', async () => {
    const id = await create('deal', { name: 'x' });
    await update('deal', id, { stage: 'offer' });
    await update('deal', id, { name: 'y' });
    await update('deal', id, { stage: 'won' });
    const stages = await rows('select stage, left_at is null as open from ws.deal_stage where deal_id = $1 order by id', id);
    expect(stages).toEqual([
      { stage: 'lead', open: false },
      { stage: 'offer', open: false },
      { stage: 'won', open: true },
    ]);
  });

  test('never closes a circle, not even within one batch', async () => {
    const [a, b, c] = (await Promise.all([1, 2, 3].map(() => create('account', { name: newId() })))) as [string, string, string];
    await update('account', b, { parent: a });
    await update('account', c, { parent: b });
    expect(await problemsOf(update('account', a, { parent: c }))).toEqual(['invalid', 'cyclic parent 0']);
    expect(await problemsOf(update('account', a, { parent: a }))).toEqual(['invalid', 'cyclic parent 0']);
    const ids = [newId(), newId()];
    const records = [
      { name: newId(), parent: ids[1] },
      { name: newId(), parent: ids[0] },
    ];
    expect((await problemsOf(write({ object: 'account', action: 'create', records, ids })))?.[0]).toBe('invalid');
  });

  test('of records named twice, or of no record, is refused', async () => {
    const id = await create('account', { name: newId() });
    const records = [
      { id, values: { note: 'a' } },
      { id: id.toUpperCase(), values: { note: 'b' } },
      { id: "' or 1=1", values: {} },
    ];
    expect(await problemsOf(write({ object: 'account', action: 'update', records }))).toEqual([
      'notFound',
      'repeated 1',
      'recordNotFound 2',
    ]);
  });

  test('in a partial batch leaves out what is not there, has no right or is wrong, and says so', async () => {
    const [a, b] = [await create('account', { name: newId() }, rep), await create('account', { name: newId() })];
    const records = [
      { id: newId(), values: {} },
      { id: b, values: { note: 'x' } },
      { id: a, values: { note: 5 } },
      { id: a.replace(/.$/, (last) => (last === '0' ? '1' : '0')), values: { note: 'x' } },
      { id: a, values: {} },
    ];
    const result = await write({ object: 'account', action: 'update', records, partial: true }, rep);
    expect(result.ids).toEqual([]);
    expect(result.failed.map(({ problems }) => problems[0]?.code)).toEqual([
      'recordNotFound',
      'notAllowed',
      'wrongType',
      'recordNotFound',
      'repeated',
    ]);
  });

  test('to a value that another record holds is refused by name', async () => {
    const name = newId();
    await create('account', { name });
    const id = await create('account', { name: newId() });
    expect(await problemsOf(update('account', id, { name: name.toUpperCase() }))).toEqual(['invalid', 'notUnique name 0']);
  });
});

describe('the trash', () => {
  test('takes children along, clears links, and gives back what went together', async () => {
    const account = await create('account', { name: newId() });
    const child = await create('account', { name: newId(), parent: account });
    const contact = await create('contact', { name: 'c', account });
    const gone = await create('contact', { name: 'gone before', account });
    const note = await create('follow_up', { text: 'x', about: { object: 'account', id: account } });
    await write({ object: 'contact', action: 'delete', ids: [gone] });
    const { batch } = await write({ object: 'account', action: 'delete', ids: [account] });
    expect(batch).toBeDefined();
    const live = bench.isLive;
    expect(
      await Promise.all([live('account', account), live('contact', contact), live('follow_up', note), live('account', child)]),
    ).toEqual([false, false, false, true]);
    expect(await rows('select parent_id from ws.account where id = $1', child)).toEqual([{ parent_id: null }]);
    expect((await problemsOf(update('account', account, { note: 'x' })))?.[0]).toBe('notFound');
    await write({ object: 'account', action: 'restore', ids: [account] });
    expect(
      await Promise.all([live('account', account), live('contact', contact), live('follow_up', note), live('contact', gone)]),
    ).toEqual([true, true, true, false]);
  });

  test('keeps what was given back by hand as it is when its parent comes back', async () => {
    const account = await create('account', { name: newId() });
    const [early, late] = [
      await create('contact', { name: 'early', account }),
      await create('contact', { name: 'late', account }),
    ];
    await write({ object: 'account', action: 'delete', ids: [account] });
    await write({ object: 'contact', action: 'restore', ids: [early] });
    const { along } = await write({ object: 'account', action: 'restore', ids: [account] });
    expect(along).toEqual([{ object: 'contact', count: 1 }]);
    const kept = await rows('select id, version, deleted_at from ws.contact where account_id = $1 order by name', account);
    expect(kept).toEqual([early, late].map((id) => ({ id, version: 3, deleted_at: null })));
  });

  test('holds nothing that can be linked to', async () => {
    const account = await create('account', { name: newId() });
    const contact = await create('contact', { name: 'c' });
    await write({ object: 'account', action: 'delete', ids: [account] });
    expect(await problemsOf(create('contact', { name: 'x', account }))).toEqual(['invalid', 'notFound account 0']);
    expect(await problemsOf(update('contact', contact, { account }))).toEqual(['invalid', 'notFound account 0']);
    await write({ object: 'contact', action: 'delete', ids: [contact] });
    expect(await problemsOf(create('deal', { name: 'x', contacts: [contact] }))).toEqual(['invalid', 'notFound contacts 0']);
  });

  test('refuses what others need, with how many', async () => {
    const account = await create('account', { name: newId() });
    const deal = await create('deal', { name: 'x', account });
    expect(await problemsOf(write({ object: 'account', action: 'delete', ids: [account] }))).toEqual([
      'invalid',
      'inUse account 0',
    ]);
    await write({ object: 'deal', action: 'delete', ids: [deal] });
    await write({ object: 'account', action: 'delete', ids: [account] });
  });

  test('does not give back a name that was taken meanwhile', async () => {
    const name = newId();
    const id = await create('account', { name });
    await write({ object: 'account', action: 'delete', ids: [id] });
    await create('account', { name });
    expect(await problemsOf(write({ object: 'account', action: 'restore', ids: [id] }))).toEqual(['invalid', 'notUnique name 0']);
  });
});

describe('many writers at once', () => {
  test('never overwrite one another unseen', async () => {
    const id = await create('account', { name: newId() });
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => update('account', id, { note: `w${n}` }, { version: 1 })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rows('select version from ws.account where id = $1', id)).toEqual([{ version: 2 }]);
  });

  test('who started from a version that was never there are refused', async () => {
    const id = await create('account', { name: newId() });
    expect(await problemsOf(update('account', id, { note: 'x' }, { version: 2 }))).toEqual(['conflict', 'changedMeanwhile 0']);
  });

  test('get different numbers without a gap', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => create('deal', { name: `n${n}` })));
    const numbers = (await rows('select number from ws.deal where id = any($1)', ids)).map(({ number }) =>
      Number(String(number).slice(-4)),
    );
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(49);
    expect(new Set(numbers).size).toBe(50);
  });

  test('who move two accounts below each other do not close a circle', async () => {
    const [a, b] = [await create('account', { name: newId() }), await create('account', { name: newId() })];
    const [moved, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const records = [{ id: a, values: { parent: b } }];
    const first = bench.workspace.db.transaction(async (tx) => {
      await writeRecords(bench.workspace, admin, { object: 'account', action: 'update', records }, tx);
      moved.resolve();
      await mayEnd.promise;
    });
    await moved.promise;
    const second = problemsOf(update('account', b, { parent: a }));
    await sleep(50);
    mayEnd.resolve();
    await first;
    expect(await second).toEqual(['invalid', 'cyclic parent 0']);
    await update('account', a, { parent: null });
    await update('account', b, { parent: a });
  });

  test('who may delete and restore a record never hear that they may not', async () => {
    const id = await create('contact', { name: 'to and fro' });
    const heard: (string | undefined)[] = [];
    const actions = [
      () => write({ object: 'contact', action: 'delete', ids: [id] }, manager),
      () => write({ object: 'contact', action: 'restore', ids: [id] }, manager),
      () => update('contact', id, { name: newId() }, { actor: manager }),
    ];
    await rows('update ws.contact set owner_id = $2 where id = $1', id, manager.userId);
    for (let round = 0; round < 10; round += 1) {
      const attempts = await Promise.allSettled([...actions, ...actions].map((act) => act()));
      heard.push(...attempts.map((attempt) => (attempt.status === 'rejected' ? attempt.reason.code : undefined)));
    }
    expect(['notFound', 'conflict', undefined]).toEqual(expect.arrayContaining([...new Set(heard)]));
  });

  test('who find a record gone that comes back right then hear of a conflict', async () => {
    const id = await create('contact', { name: 'x', owner: manager.userId });
    await write({ object: 'contact', action: 'delete', ids: [id] });
    const { workspace } = bench;
    const tried = workspace.db.transaction((tx) =>
      writeRecords(workspace, manager, { object: 'contact', action: 'delete', ids: [id] }, afterFirst(tx)),
    );
    expect((await problemsOf(tried))[0]).toBe('conflict');

    /** The transaction, but that the record is back when it was looked for. */
    function afterFirst(tx: Transaction): Transaction {
      let asked = 0;
      return {
        ...tx,
        async query(statement) {
          const found = await tx.query(statement);
          asked += 1;
          if (asked === 1)
            await tx.queryAsPlatform({ text: `update "${workspace.schema}".contact set deleted_at = null`, values: [] });
          return found as never;
        },
      };
    }
  });

  test('of one unique value leave one winner, and the others hear which field', async () => {
    const name = newId();
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => create('account', { name })));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected').map(({ reason }) => reason.details.problems[0]);
    expect(refused).toHaveLength(5);
    for (const each of refused) expect(each).toMatchObject({ code: 'notUnique', field: 'name', row: 0 });
  });
});
