import { text } from 'node:stream/consumers';
import type { ReportBody } from '@tenon/metadata';
import { expect } from 'vitest';
import { accessModel } from '../access/access-model.ts';
import { isAllowed, type World, type WorldRecord } from '../access/oracle.test-support.ts';
import { countChangeable } from '../data/bulk/bulk-change.ts';
import { exportCsv } from '../data/export/export-csv.ts';
import { readHistory } from '../data/history/read-history.ts';
import { readStages } from '../data/history/read-stages.ts';
import { readTimeline } from '../data/history/read-timeline.ts';
import { getRecords } from '../data/read/get-record.ts';
import { readRecords } from '../data/read/read-records.ts';
import { streamRecords } from '../data/read/stream-records.ts';
import { findSimilar } from '../data/search/find-similar.ts';
import { searchRecords } from '../data/search/search-records.ts';
import { aggregate } from './aggregate.ts';
import { codeOf, type Look, sorted } from './rights-look.test-support.ts';
import { allowsWhole, isMasked, isShown, reach, readsObject } from './rights-oracle.test-support.ts';
import { amountOf, customerOf, nameOf, partnersOf } from './rights-world.test-support.ts';
import { runReport } from './run-report.ts';

/** Lists, counts, sums, searches, exports, single records and what is told about each. */
export async function readsWhatIsAllowed({ world, workspace, actor, object, count: add }: Look): Promise<void> {
  const all = world.records.filter((record) => record.object === object);
  const allowed = reach(world, actor.userId, object);
  const ids = sorted(allowed);
  const shows = (field: string) => isShown(world, actor.userId, object, field);
  const isObject = readsObject(world, actor.userId, object);
  const expectIds = async (path: string, found: Promise<{ id: string }[]>) => {
    add(all.length);
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
  const lines = (async () => text(await exportCsv(workspace, actor, { object, select: ['id'] })))();
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
    add(3);
  }
}

function activities(world: World, userId: string, { object, id }: WorldRecord): string[] {
  return sorted(reach(world, userId, 'follow_up').filter(({ parent }) => parent?.object === object && parent.id === id));
}

function stageCount(world: World, userId: string, { object, id }: WorldRecord): number {
  if (object !== 'deal' || !isShown(world, userId, 'deal_stage', 'stage')) return 0;
  return reach(world, userId, 'deal_stage').filter(({ parent }) => parent?.id === id).length;
}

/** The funnel counts the deals whose history may be read, and is refused where the stage is hidden. */
export async function countsInFunnel({ world, workspace, actor, count: add }: Look): Promise<void> {
  const me = actor.userId;
  const report: ReportBody = { label: { zh: '', en: '' }, chart: 'funnel', query: { type: 'funnel', object: 'deal' } };
  const told = await runReport(workspace, actor, { report, request: {} }).then(
    (result) => result.type === 'funnel' && result.stages[0]?.entered,
    codeOf,
  );
  const isThere = readsObject(world, me, 'deal') && readsObject(world, me, 'deal_stage');
  const refusal = isThere ? 'invalidQuery' : 'notFound';
  const entered = reach(world, me, 'deal_stage').length;
  expect(told, `funnel by ${me}`).toBe(isThere && isShown(world, me, 'deal', 'stage') ? entered : refusal);
  add(1);
}

/** Names and amounts as they are, as their masks, or not at all, wherever records are told. */
export async function masksWhatIsMasked({ world, workspace, actor, object, count: add }: Look): Promise<void> {
  if (object === 'deal_stage' || !readsObject(world, actor.userId, object)) return;
  const [me, allowed] = [actor.userId, reach(world, actor.userId, object)];
  const told = { name: nameOf, amount: amountOf };
  const masks: Record<string, string> = { name: '••••', amount: '***' };
  for (const [field, whole] of Object.entries(told)) {
    const masked = isMasked(world, me, object, field);
    const seen = isShown(world, me, object, field) ? 'clear' : masked ? 'masked' : 'hidden';
    const expected = (record: WorldRecord) => (masked ? { masked: masks[field] } : whole(record));
    const whoever = await readRecords(workspace, actor, { object, select: [field], limit: 200 }).catch(codeOf);
    if (seen === 'hidden') expect(whoever).toBe('invalidQuery');
    else if (typeof whoever === 'object')
      for (const record of whoever.records)
        expect(record[field], `${object}.${field} for ${me}`).toEqual(
          expected(allowed.find(({ id }) => id === record.id) as WorldRecord),
        );
    for (const record of await getRecords(workspace, actor, { object, ids: allowed.map(({ id }) => id) }))
      expect(Object.hasOwn(record, field)).toBe(seen !== 'hidden');
    add(2);
    if (!masked) continue;
    for (const asked of [
      { sort: [{ field, direction: 'asc' as const }] },
      { filter: { field, op: 'notEmpty' as const } },
      { filter: { not: { field, op: 'empty' as const } } },
    ])
      expect(await readRecords(workspace, actor, { object, ...asked }).then(() => 'told', codeOf)).toBe('invalidQuery');
    add(3);
  }
}

/** The model that screens are drawn from names what may be read, and nothing else. */
export function namesWhatIsShown({ world, workspace, actor, object, count: add }: Look): void {
  const model = accessModel(workspace.snapshot, actor).objects[object];
  expect(model !== undefined).toBe(readsObject(world, actor.userId, object));
  for (const field of [
    'name',
    'amount',
    'secret',
    'secret_told',
    'contacts',
    'contact_sum',
    'account_secret',
    'stage',
    'partners',
  ]) {
    if (!workspace.snapshot.objects.get(object)?.fields.has(field)) continue;
    const isNamed = model !== undefined && Object.hasOwn(model.fields, field);
    const masked = isMasked(world, actor.userId, object, field);
    const shown = isShown(world, actor.userId, object, field);
    expect(isNamed, `${object}.${field} in the model of ${actor.userId}`).toBe(shown || masked);
    if (masked) expect(model?.fields[field]).toMatchObject({ access: 'masked', operators: [], aggregates: [], sortable: false });
    add(1);
  }
}

/** Related records, figures over them, titles, values along a path, and records that look alike. */
export async function readsAround({ world, workspace, actor, count: add }: Look): Promise<void> {
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
    add(select.length);
  }
  for (const contact of contacts.filter(() => shows('contact', 'account'))) {
    const [record] = await getRecords(workspace, actor, { object: 'contact', ids: [contact.id], select: ['account'] });
    const account = accounts.find(({ id }) => id === contact.parent?.id);
    const title = account && shows('account', 'name') ? nameOf(account) : null;
    expect(record?.account).toEqual(contact.parent && { id: contact.parent.id, title });
    add(1);
  }
  for (const deal of shows('deal', 'customer') ? reach(world, me, 'deal') : []) {
    const select = ['customer', ...(shows('account', 'amount') ? ['customer.amount'] : [])];
    const [record] = await getRecords(workspace, actor, { object: 'deal', ids: [deal.id], select });
    const customer = accounts.find(({ id }) => id === customerOf(world, deal).id);
    const title = customer && shows('account', 'name') ? nameOf(customer) : null;
    expect(record?.customer, `customer of ${deal.id} by ${me}`).toEqual({ id: customerOf(world, deal).id, title });
    if (shows('account', 'amount')) expect(record?.['customer.amount']).toBe(customer ? amountOf(customer) : null);
    add(select.length);
  }
  for (const deal of shows('deal', 'partners') ? reach(world, me, 'deal') : []) {
    const [record] = await getRecords(workspace, actor, { object: 'deal', ids: [deal.id], select: ['partners'] });
    const partners = partnersOf(world, deal).filter((account) => accounts.includes(account));
    expect(sorted(record?.partners as { id: string }[])).toEqual(sorted(partners));
    add(1);
  }
  if (!readsObject(world, me, 'account')) return;
  const alike = world.records.filter((record) => record.object === 'account' && !record.trashed && nameOf(record).endsWith(' 3'));
  const maker = { ...actor, rights: { ...actor.rights, allows: () => true } };
  const similar = await findSimilar(workspace, maker, { object: 'account', values: { name: 'Common account 3' } });
  const mine = alike.filter(({ id }) => accounts.some((account) => account.id === id));
  expect(sorted(similar.records)).toEqual(shows('account', 'name') ? sorted(mine) : []);
  expect(similar.others).toBe(shows('account', 'name') ? alike.length - mine.length : 0);
  for (const found of similar.records) expect(Object.keys(found).sort()).toEqual(['id', 'owner', 'reason', 'title']);
}

async function collect(start: () => AsyncIterable<{ id: string }>): Promise<{ id: string }[]> {
  const records: { id: string }[] = [];
  for await (const record of start()) records.push(record);
  return records;
}
