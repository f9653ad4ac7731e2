import { type AggregateQuery, aggregates, calculations, type GroupBy, type Measure, type ReportRow } from '@tenon/metadata';
import { addDays } from '@tenon/metadata/calendar.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { aggregate } from '../aggregate.ts';
import { answerByHand, type Shop, type ShopObject, type ShopReader, type ShopRecord } from './oracle.test-support.ts';
import { shopObjects } from './shop.test-support.ts';

// Every shape of question through the engine and, one record after the other, by hand; as four people with other rights in three zones.

let test: TestWorkspace;
let shop: Shop;
let readers: { actor: Actor; reader: ShopReader }[];

const zones = ['Asia/Shanghai', 'America/New_York', 'UTC'];
const owners = [testUsers.admin.id, testUsers.liLei.id, testUsers.hanMeimei.id];

/** The same records in every run. */
function drawShop(): Shop {
  const [pick] = fc.sample(fc.infiniteStream(fc.nat(10_000)), { seed: 13, numRuns: 1 });
  const next = (below: number) => (pick?.next().value as number) % below;
  const record = (number: number, values: ShopRecord['values']): ShopRecord => ({
    number,
    owner: owners[next(3)] as string,
    trashed: next(9) === 0,
    values,
  });
  const day = () => (next(8) === 0 ? null : addDays('2025-11-20', next(150)));
  const customer = Array.from({ length: 14 }, (_, index) =>
    record(index, { kind: [null, 'key', 'small'][next(3)] ?? null, size: next(6) === 0 ? null : next(8) * 10, since: day() }),
  );
  const toCustomer = () => (next(7) === 0 ? null : next(14));
  return {
    customer,
    shop_order: Array.from({ length: 60 }, (_, index) =>
      record(index, {
        customer: toCustomer(),
        amount: next(9) === 0 ? null : next(40) / 4,
        placed: day(),
        at: new Date(Date.UTC(2026, 0, 1) + next(60 * 24) * 3_600_000).toISOString(),
      }),
    ),
    visit: Array.from({ length: 40 }, (_, index) => record(index, { customer: toCustomer(), day: day() })),
  };
}

beforeAll(async () => {
  test = await openTestWorkspace({
    definitions: shopObjects,
    users: { liLei: ['keeper'], hanMeimei: ['visitor'], zhangWei: ['clerk'] },
  });
  shop = drawShop();
  const admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  const ids: string[] = [];
  const trashed: { object: string; ids: string[] }[] = [];
  for (const object of ['customer', 'shop_order', 'visit'] as const) {
    const records = shop[object].map(({ number, owner, values }) => ({
      ...values,
      name: `${object} ${number}`,
      owner,
      ...('customer' in values && { customer: values.customer === null ? null : ids[values.customer as number] }),
      ...('amount' in values && { amount: values.amount === null ? null : String(values.amount) }),
    }));
    const written = await writeRecords(test.workspace, admin, { object, action: 'create', records });
    if (object === 'customer') ids.push(...written.ids);
    trashed.push({ object, ids: written.ids.filter((_, index) => shop[object][index]?.trashed) });
  }
  for (const { object, ids: gone } of trashed) {
    await test.database.platform.query({
      text: `update "${test.workspace.schema}"."${object}" set deleted_at = now() where id = any($1::uuid[])`,
      values: [gone],
    });
  }
  const isOwn = (user: string) => (record: ShopRecord) => record.owner === user;
  const reads: Record<string, ShopReader['reads']> = {
    [testUsers.admin.id]: () => true,
    [testUsers.liLei.id]: (object, record) => object !== 'shop_order' || isOwn(testUsers.liLei.id)(record),
    [testUsers.hanMeimei.id]: (object, record) => object !== 'customer' || isOwn(testUsers.hanMeimei.id)(record),
    [testUsers.zhangWei.id]: (_, record) => record.owner !== testUsers.admin.id,
  };
  readers = await Promise.all(
    Object.entries(reads).flatMap(([user, sees]) =>
      zones.map(async (timeZone) => ({
        actor: { ...((await actorForUser(test.workspace, user, 'web')) as Actor), timeZone },
        reader: { reads: sees, timeZone },
      })),
    ),
  );
});
afterAll(() => test.drop());

const anyBucket = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
const anyRanges = fc.constantFrom(['20'], ['0', '10', '50'], ['-5.5', '30', '31']);
const anyTop = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });

function groupsOf(object: ShopObject): fc.Arbitrary<GroupBy[]> {
  const at = (path: string) => (object === 'customer' ? path : `customer.${path}`);
  const dates = object === 'customer' ? ['since'] : ['placed', 'at'];
  const one = fc.oneof(
    fc.record({ field: fc.constant(at('kind')), top: anyTop }),
    fc.record({ field: fc.constant(at('size')), ranges: anyRanges, top: anyTop }),
    fc.record({ field: fc.constantFrom(...dates), bucket: anyBucket, top: anyTop }),
  );
  const groups = fc.uniqueArray(one, { maxLength: 3, selector: ({ field }) => field });
  return fc
    .tuple(groups, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
    .map(([all, across]) =>
      all.map((group, index) => ({ ...defined(group), ...(across[index] && { across: true }) }) as GroupBy),
    );
}

function measuresOf(object: ShopObject): fc.Arbitrary<Measure[]> {
  const number = object === 'customer' ? 'size' : 'amount';
  const own = fc.record({
    aggregate: fc.constantFrom(...aggregates),
    field: fc.constant(number),
    filter: fc.option(fc.constant({ field: object === 'customer' ? 'kind' : 'customer.kind', op: 'eq' as const, value: 'key' }), {
      nil: undefined,
    }),
  });
  const count = fc.constant({ aggregate: 'count' as const });
  const related = fc.record({
    aggregate: fc.constantFrom(...aggregates),
    field: fc.constant('amount'),
    of: fc.constant('orders'),
    date: fc.option(fc.constant('placed'), { nil: undefined }),
  });
  const visits = fc.record({
    aggregate: fc.constant('count' as const),
    of: fc.constant('visits'),
    date: fc.option(fc.constant('day'), { nil: undefined }),
  });
  const any: fc.Arbitrary<Omit<Measure, 'name'>>[] = object === 'customer' ? [own, count, related, visits] : [own, count];
  return fc
    .array(fc.oneof(...any), { minLength: 1, maxLength: 4 })
    .map((measures) => measures.map((each, index) => defined({ name: `m${index}`, ...each }) as Measure));
}

function periodOf(object: ShopObject): fc.Arbitrary<AggregateQuery['period']> {
  const field = object === 'customer' ? 'since' : 'placed';
  const day = fc.nat(150).map((days) => addDays('2025-11-20', days));
  const shift = fc.constantFrom({ months: 1, days: 0 }, { months: 0, days: 7 }, { months: 3, days: 0 });
  return fc
    .record({ from: day, length: fc.nat(90), earlier: day, shift, compares: fc.boolean() })
    .map(({ from, length, earlier, shift: by, compares }) => ({
      field,
      from,
      to: addDays(from, length),
      ...(compares && { before: { from: earlier, to: addDays(earlier, length), shift: by } }),
    }));
}

const anyQuestion: fc.Arbitrary<AggregateQuery> = fc.constantFrom<ShopObject>('customer', 'shop_order').chain((object) =>
  fc
    .record({
      group: groupsOf(object),
      measures: measuresOf(object),
      period: fc.option(periodOf(object), { nil: undefined }),
      totals: fc.boolean(),
      limit: fc.constantFrom(1000, 1000, 3),
      filter: fc.option(
        fc.constant({ field: object === 'customer' ? 'kind' : 'customer.kind', op: 'eq' as const, value: 'small' }),
        { nil: undefined, freq: 4 },
      ),
      calculated: fc.option(fc.constantFrom(...calculations), { nil: undefined }),
      sorts: fc.constantFrom('nothing', 'measure', 'group'),
      direction: fc.constantFrom('asc', 'desc'),
    })
    .map(({ calculated, sorts, direction, ...query }) => {
      const [first] = query.measures as [Measure];
      const adds = first.aggregate === 'count' || first.aggregate === 'sum';
      const field = sorts === 'measure' ? first.name : query.group[0]?.field;
      // A date of a measure stands for the period of the question: without one it means nothing.
      const measures = query.measures.map(({ date, ...rest }) => ({
        ...rest,
        ...(date !== undefined && query.period && { date }),
      }));
      return defined({
        ...query,
        object,
        measures,
        ...(calculated &&
          (calculated !== 'runningTotal' || adds) && {
            calculations: [{ name: 'c', measure: first.name, calculation: calculated }],
          }),
        ...(sorts !== 'nothing' && field !== undefined && { sort: [{ field, direction }] }),
      }) as AggregateQuery;
    }),
);

function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}

/** Rows of all levels, numbers rounded as they are shown; the order counts within the finest groups. */
function comparable(rows: readonly ReportRow[], groupCount: number) {
  const round = (value: unknown) => (value === null || value === undefined ? null : Math.round(Number(value) * 1e6) / 1e6);
  const rounded = (values: ReportRow['values'] = {}) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)]));
  const plain = rows.map(({ keys, values, before, totals = [] }) => ({
    keys,
    totals,
    values: rounded(values),
    before: rounded(before),
  }));
  const finest = plain.filter(({ totals }) => totals.length === 0);
  const totals = plain.filter((row) => row.totals.length > 0).map((row) => JSON.stringify(row));
  return { finest: groupCount === 0 ? finest.slice(0, 1) : finest, totals: totals.sort() };
}

it('every question is answered as by hand', async () => {
  const mayAsk = (reader: number, { object, measures }: AggregateQuery) => {
    // Who may not read orders at all asks nothing about them.
    const asksOrders = object === 'shop_order' || measures.some(({ of }) => of === 'orders');
    return !asksOrders || readers[reader]?.actor.userId !== testUsers.hanMeimei.id;
  };
  await fc.assert(
    fc.asyncProperty(anyQuestion, fc.nat(readers.length - 1), async (query, who) => {
      fc.pre(mayAsk(who, query));
      const { actor, reader } = readers[who] as (typeof readers)[number];
      const { rows } = await aggregate(test.workspace, actor, query);
      const groups = query.group?.length ?? 0;
      expect(comparable(rows, groups)).toEqual(comparable(answerByHand(shop, reader, query), groups));
    }),
    { numRuns: 1_000 },
  );
}, 120_000);
