import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { actorForUser } from '../access/actors.ts';
import { announceAccessChange } from '../access/directory-cache.ts';
import { isAllowed, type World, type WorldRecord } from '../access/oracle.test-support.ts';
import { TenonError } from '../base/errors.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { bulkChange, countChangeable } from '../data/bulk-change.ts';
import { exportCsv } from '../data/export-csv.ts';
import { findSimilar } from '../data/find-similar.ts';
import { getRecords } from '../data/get-record.ts';
import { readHistory } from '../data/read-history.ts';
import { readRecords } from '../data/read-records.ts';
import { readStages } from '../data/read-stages.ts';
import { readTimeline } from '../data/read-timeline.ts';
import { searchRecords } from '../data/search-records.ts';
import { streamRecords } from '../data/stream-records.ts';
import { writeRecords } from '../data/write-records.ts';
import type { WriteRequest } from '../data/write-request.ts';
import { aggregate } from './aggregate.ts';
import { answersAbout } from './rights-answers.test-support.ts';
import { allowsWhole, isShown, reach, readsObject } from './rights-oracle.test-support.ts';
import {
  amountOf,
  engineObjects,
  engineWorld,
  nameOf,
  partnersOf,
  writeEngineWorld,
  writeSecrets,
} from './rights-world.test-support.ts';

const seed = Number(process.env.TENON_TEST_SEED ?? Date.now() % 2 ** 31);
const worlds = Number(process.env.TENON_TEST_WORLDS ?? 3);
const objects = ['account', 'deal', 'deal_stage', 'contact', 'contact_note', 'follow_up'];

let site: TestWorkspace;
let cases = 0;
beforeAll(async () => {
  site = await openTestWorkspace({ definitions: engineObjects });
});
afterAll(() => site.drop());

test(`no path of the engine gives more, or less, than the oracle allows (seed ${seed})`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(engineWorld, async (world) => {
      const workspace = await enter(world);
      for (const user of world.users) {
        const actor = await actorForUser(workspace, user.id, 'web');
        expect(actor !== undefined, `user ${user.id} may act`).toBe(user.active);
        if (!actor) continue;
        for (const object of objects) {
          const look: Look = { world, workspace, actor, object };
          await readsWhatIsAllowed(look);
          await writesWhatIsAllowed(look);
        }
        await readsAround({ world, workspace, actor, object: 'account' });
      }
      await bulkChangesWhatIsAllowed(world, workspace);
    }),
    { seed, numRuns: worlds, endOnFailure: true },
  );
  expect(cases).toBeGreaterThanOrEqual(5000);
});

test(`a hidden value changes no answer, and its field looks like one that does not exist (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(engineWorld, async (world) => {
      const workspace = await enter(world);
      const users = world.users.filter(({ active, id }) => active && !isShown(world, id, 'account', 'secret'));
      const answers = async (secret: string) => {
        await writeSecrets({ database: site.database, schema: workspace.schema }, world, secret);
        return Promise.all(
          users.map(async ({ id }) => answersAbout(workspace, await actorOf(workspace, id), secretRecords(world))),
        );
      };
      const [before, after] = [await answers('alpha'), await answers('beta')];
      expect(after).toEqual(before);
      for (const list of before) {
        for (const { asked, hidden, unknown } of list.filter((answer) => answer.unknown !== undefined))
          expect(hidden, asked).toBe(unknown);
        told += list.length;
      }
    }),
    { seed, numRuns: worlds, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(100);
});

type Look = { world: World; workspace: Workspace; actor: Actor; object: string };

async function enter(world: World): Promise<Workspace> {
  const { workspace, database } = site;
  await writeEngineWorld({ database, schema: workspace.schema }, world);
  await database.platform.transaction((tx) => announceAccessChange(tx, workspace));
  const snapshot = { ...workspace.snapshot, roles: new Map(Object.entries(world.roles)) };
  return Object.create(workspace, { snapshot: { value: snapshot } });
}

/** Lists, counts, sums, searches, exports, single records and what is told about each. */
async function readsWhatIsAllowed({ world, workspace, actor, object }: Look): Promise<void> {
  const all = world.records.filter((record) => record.object === object);
  const allowed = reach(world, actor.userId, object);
  const ids = sorted(allowed);
  const shows = (field: string) => isShown(world, actor.userId, object, field);
  const isObject = readsObject(world, actor.userId, object);
  const expectIds = async (path: string, found: Promise<{ id: string }[]>) => {
    cases += all.length;
    const expected = isObject ? ids : 'notFound';
    expect(await found.then(sorted, codeOf), `${path} of ${object} by ${actor.userId}`).toEqual(expected);
  };
  await expectIds(
    'list',
    readRecords(workspace, actor, { object, select: ['id'], limit: 200 }).then(({ records }) => records),
  );
  await expectIds('get', getRecords(workspace, actor, { object, select: ['id'], ids: all.map(({ id }) => id) }));
  await expectIds(
    'stream',
    collect(() => streamRecords(workspace, actor, { object, select: ['id'] }).records),
  );
  const count = readRecords(workspace, actor, { object, select: ['id'], limit: 1, count: 'exact' });
  expect(await count.then((page) => page.count?.value, codeOf)).toBe(isObject ? ids.length : 'notFound');
  const changeable = countChangeable(workspace, actor, { object, action: 'delete' });
  const deletable = allowed.filter((record) => isAllowed(world, actor.userId, 'delete', record)).length;
  expect(await changeable.catch(codeOf)).toEqual(isObject ? { total: ids.length, allowed: deletable } : 'notFound');
  if (object !== 'deal_stage') {
    const sum = aggregate(workspace, actor, { object, measures: [{ name: 'sum', aggregate: 'sum', field: 'amount' }] });
    const expected = allowed.length === 0 ? null : String(allowed.map(amountOf).reduce((a, b) => a + b, 0));
    expect(await sum.then(({ rows }) => rows[0]?.values.sum, codeOf), `sum of ${object} by ${actor.userId}`).toBe(
      !isObject ? 'notFound' : shows('amount') ? expected : 'invalidQuery',
    );
    const hits = sorted(await searchRecords(workspace, actor, { q: 'Common', object, limit: 50 }));
    expect(hits, `search of ${object} by ${actor.userId}`).toEqual(shows('name') ? ids : []);
    const listed = readRecords(workspace, actor, { object, search: 'Common', select: ['id'], limit: 200 });
    expect(await listed.then(({ records }) => sorted(records), codeOf)).toEqual(
      !isObject ? 'notFound' : shows('name') ? ids : [],
    );
  }
  const mayExport = allowsWhole(world, actor.userId, object, 'export');
  const lines = (async () => text(exportCsv(workspace, actor, { object, select: ['id'] })))();
  expect(await lines.then((csv) => csv.trim().split('\n').length - 1, codeOf), `export of ${object}`).toBe(
    !mayExport ? 'forbidden' : isObject ? ids.length : 'notFound',
  );
  for (const record of all.filter((_, index) => index % 4 === 0)) {
    const isRead = isAllowed(world, actor.userId, 'read', record);
    const request = { object, id: record.id };
    const history = await readHistory(workspace, actor, request).then(() => true, codeOf);
    expect(history, `history of ${record.id} by ${actor.userId}`).toBe(isRead || 'notFound');
    const timeline = await readTimeline(workspace, actor, request).then(({ items }) => sorted(items), codeOf);
    expect(timeline).toEqual(isRead && !record.trashed ? activities(world, actor.userId, record) : 'notFound');
    const stages = await readStages(workspace, actor, request).then((entries) => entries.length, codeOf);
    expect(stages).toBe(isRead && !record.trashed ? stageCount(world, actor.userId, record) : 'notFound');
    cases += 3;
  }
}

function activities(world: World, userId: string, { object, id }: WorldRecord): string[] {
  return sorted(reach(world, userId, 'follow_up').filter(({ parent }) => parent?.object === object && parent.id === id));
}

function stageCount(world: World, userId: string, { object, id }: WorldRecord): number {
  if (object !== 'deal' || !isShown(world, userId, 'deal_stage', 'stage')) return 0;
  return reach(world, userId, 'deal_stage').filter(({ parent }) => parent?.id === id).length;
}

/** Related records, figures over them, titles, values along a path, and records that look alike. */
async function readsAround({ world, workspace, actor }: Look): Promise<void> {
  const me = actor.userId;
  const contacts = reach(world, me, 'contact');
  const accounts = reach(world, me, 'account');
  const shows = (object: string, field: string) => isShown(world, me, object, field);
  for (const account of accounts) {
    const own = contacts.filter(({ parent }) => parent?.id === account.id);
    const select = ['contacts', 'contact_count', 'contact_sum'].filter((field) => shows('account', field));
    const [record] = await getRecords(workspace, actor, { object: 'account', ids: [account.id], select });
    if (shows('account', 'contacts')) {
      expect(sorted(record?.contacts as { id: string }[])).toEqual(sorted(own));
      const count = await getRecords(workspace, actor, { object: 'account', ids: [account.id], select: ['contact_count'] });
      expect(Number(count[0]?.contact_count)).toBe(own.length);
    }
    if (shows('account', 'contact_sum')) expect(Number(record?.contact_sum)).toBe(own.map(amountOf).reduce((a, b) => a + b, 0));
    cases += select.length;
  }
  for (const contact of contacts.filter(() => shows('contact', 'account'))) {
    const [record] = await getRecords(workspace, actor, { object: 'contact', ids: [contact.id], select: ['account'] });
    const account = accounts.find(({ id }) => id === contact.parent?.id);
    const title = account && shows('account', 'name') ? nameOf(account) : null;
    expect(record?.account).toEqual(contact.parent && { id: contact.parent.id, title });
    cases += 1;
  }
  for (const deal of shows('deal', 'partners') ? reach(world, me, 'deal') : []) {
    const [record] = await getRecords(workspace, actor, { object: 'deal', ids: [deal.id], select: ['partners'] });
    const partners = partnersOf(world, deal).filter((account) => accounts.includes(account));
    expect(sorted(record?.partners as { id: string }[])).toEqual(sorted(partners));
    cases += 1;
  }
  if (!readsObject(world, me, 'account')) return;
  const alike = world.records.filter((record) => record.object === 'account' && !record.trashed && nameOf(record).endsWith(' 3'));
  const similar = await findSimilar(workspace, actor, { object: 'account', values: { name: 'Common account 3' } });
  expect(sorted(similar)).toEqual(shows('account', 'name') ? sorted(alike) : []);
  for (const found of similar) expect(Object.keys(found).sort()).toEqual(['id', 'owner', 'reason', 'title']);
}

/** What is changed, trashed or taken over is what the oracle allows; each write is rolled back. */
async function writesWhatIsAllowed({ world, workspace, actor, object }: Look): Promise<void> {
  if (object === 'deal_stage') return;
  const me = actor.userId;
  const live = world.records.filter((record) => record.object === object && !record.trashed);
  const ids = live.map(({ id }) => id);
  const editable = readsObject(world, me, object) ? live.filter((record) => isAllowed(world, me, 'edit', record)) : [];
  const update = (values: object): WriteRequest => ({
    object,
    action: 'update',
    records: ids.map((id) => ({ id, values: { ...values } })),
    partial: true,
  });
  const expectDone = async (path: string, request: WriteRequest, expected: WorldRecord[]) => {
    cases += live.length;
    expect(await tried(workspace, actor, request), `${path} of ${object} by ${me}`).toEqual(sorted(expected));
  };
  await expectDone('update', update({ remark: 'touched' }), editable);
  const deletable = live.filter((record) => isAllowed(world, me, 'delete', record));
  await expectDone('delete', { object, action: 'delete', ids, partial: true }, deletable);
  const mine = editable.filter((record) => record.owner === me || isAllowed(world, me, 'transfer', record));
  await expectDone('transfer', update({ owner: me }), readsObject(world, me, 'user') ? mine : []);
}

async function tried(workspace: Workspace, actor: Actor, request: WriteRequest): Promise<string[]> {
  let done: string[] = [];
  const rolledBack = new Error('rolled back');
  await workspace.db
    .transaction(async (tx) => {
      done = (await writeRecords(workspace, actor, request, tx)).ids;
      throw rolledBack;
    })
    .catch((error) => {
      if (error !== rolledBack && !['forbidden', 'notFound'].includes(codeOf(error))) throw error;
    });
  return done.sort();
}

async function bulkChangesWhatIsAllowed(world: World, workspace: Workspace): Promise<void> {
  for (const { id, active } of world.users) {
    if (!active) continue;
    const actor = await actorOf(workspace, id);
    const change = bulkChange(workspace, actor, { object: 'deal', action: 'update', values: { remark: `by ${id}` } });
    const expected = reach(world, id, 'deal').filter((record) => isAllowed(world, id, 'edit', record));
    const canEver = readsObject(world, id, 'deal') || undefined;
    const mayBulk = allowsWhole(world, id, 'deal', 'bulk');
    const done = await change.then((result) => [...result.ids].sort(), codeOf);
    if (!mayBulk) expect(done).toBe('forbidden');
    else if (!canEver) expect(done).toBe('notFound');
    else expect(done === 'forbidden' ? [] : done).toEqual(sorted(expected));
    cases += 12;
  }
}

async function actorOf(workspace: Workspace, userId: string): Promise<Actor> {
  const actor = await actorForUser(workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}

function secretRecords(world: World): WorldRecord[] {
  return world.records.filter(({ object }) => object === 'account').slice(0, 4);
}

async function collect(start: () => AsyncIterable<{ id: string }>): Promise<{ id: string }[]> {
  const records: { id: string }[] = [];
  for await (const record of start()) records.push(record);
  return records;
}

function sorted(records: readonly { id: string }[]): string[] {
  return records.map(({ id }) => id).sort();
}

function codeOf(error: unknown): string {
  if (error instanceof TenonError) return error.code;
  throw error;
}
