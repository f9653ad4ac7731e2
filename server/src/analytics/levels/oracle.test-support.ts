import type { AggregateQuery, GroupBy, Measure, ReportRow, TableCalculation } from '@tenon/metadata';
import { addDays, addMonths, startOfUnit } from '@tenon/metadata/calendar.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';

/** A record of the shop as plain values; `customer` is the number of one. */
export type ShopRecord = { number: number; owner: string; trashed: boolean; values: Record<string, string | number | null> };
export type Shop = { customer: ShopRecord[]; shop_order: ShopRecord[]; visit: ShopRecord[] };
export type ShopObject = keyof Shop;

/** Who asks: which records are theirs to read, and in which zone they live. */
export type ShopReader = { reads(object: ShopObject, record: ShopRecord): boolean; timeZone: string };

type Counted = { home: ShopRecord | undefined; record: ShopRecord; isBefore: boolean };
type Keyed = Counted & { keys: unknown[] };
const related: Record<string, ShopObject> = { orders: 'shop_order', visits: 'visit' };
const kinds = ['key', 'small'];

/**
 * The answer to a question by going through all records one by one: slow, and written apart from the compiler. What it understands is what
 * `anyQuestion` asks: paths of at most one step, conditions `eq`, and groups by choice, number ranges and dates.
 */
export function answerByHand(shop: Shop, { reads, timeZone }: ShopReader, query: AggregateQuery): ReportRow[] {
  const object = query.object as ShopObject;
  const { group = [], measures, period, limit = 1000, calculations = [] } = query;
  const greatest = [{ field: measures[0]?.name as string, direction: 'desc' as const }];
  const sort = query.sort ?? (group.some(({ top }) => top !== undefined) ? greatest : []);
  const customers = shop.customer.filter((each) => !each.trashed && reads('customer', each));
  const customerOf = ({ values }: ShopRecord) => customers.find(({ number }) => number === values.customer);
  const readable = (name: ShopObject) => shop[name].filter((each) => !each.trashed && reads(name, each));
  const parts = new Map<string, Measure[]>([['', []]]);
  for (const measure of measures) {
    const key = measure.of === undefined ? '' : `${measure.of} ${measure.date ?? ''}`;
    parts.set(key, [...(parts.get(key) ?? []), measure]);
  }
  const rowsOf = new Map([...parts].map(([key, [first]]) => [key, keyedRows(first?.of, first?.date)]));
  const all = [...rowsOf].filter(([key]) => key !== '' || group.length > 0 || parts.get('')?.length).flatMap(([, rows]) => rows);
  const kept = group.map((each, index) => firstKeys(each, index));
  const levels = levelsByHand(group, query.totals ?? false);
  const finest = group.map((_, index) => index);
  const needed = [...levels, ...(calculations.length > 0 ? [[], group.length > 0 ? [0] : []] : []), finest];
  const found = new Map(needed.map((level) => [String(level), rowsAt(level)]));
  return levels.flatMap((level) => {
    const rows = [...(found.get(String(level)) ?? [])].sort(byOrder);
    const told = rows.map((row) => ({
      ...row,
      values: { ...row.values, ...Object.fromEntries(calculations.map((each) => [each.name, calculate(each, row, level)])) },
    }));
    return level.length === group.length ? told.slice(0, limit) : told;
  });

  function keyedRows(of: string | undefined, date: string | undefined): Keyed[] {
    const name = of === undefined ? object : (related[of] as ShopObject);
    return readable(name).flatMap((record): Keyed[] => {
      const home = of === undefined ? record : customerOf(record);
      if (!home || !passes(home, query.filter)) return [];
      const day = period && (date === undefined ? valueAt(home, period.field) : valueAt(record, date));
      const times = period?.before ? [false, true] : [false];
      return times.flatMap((isBefore) => {
        const days = isBefore ? period?.before : period;
        if (days && !isWithin(day, days)) return [];
        const keys = group.map((each) => {
          const isDated = each.field === period?.field;
          const value = isDated && date !== undefined ? (day ?? null) : valueAt(home, each.field);
          return keyOf(each, value, isBefore && isDated ? period?.before?.shift : undefined);
        });
        return [{ home, record, isBefore, keys }];
      });
    });
  }

  function valueAt(record: ShopRecord, path: string): string | number | null {
    const [first, second] = path.split('.') as [string, string | undefined];
    const at = second === undefined ? record : customerOf(record);
    return at?.values[second ?? first] ?? null;
  }

  function passes(record: ShopRecord, filter: AggregateQuery['filter']): boolean {
    return filter === undefined || ('field' in filter && valueAt(record, filter.field) === filter.value);
  }

  function isWithin(day: unknown, { from, to }: { from?: string; to?: string }): boolean {
    return (
      (from === undefined && to === undefined) ||
      (typeof day === 'string' && (from === undefined || day >= from) && (to === undefined || day <= to))
    );
  }

  function keyOf(
    { bucket, ranges, field }: GroupBy,
    value: string | number | null,
    shift?: { months: number; days: number },
  ): unknown {
    if (value === null) return null;
    if (ranges) {
      const place = ranges.filter((bound) => Number(bound) <= Number(value)).length;
      return { from: ranges[place - 1] ?? null, to: ranges[place] ?? null };
    }
    if (!bucket) return value;
    const day = field === 'at' ? dateIn(new Date(String(value)), timeZone) : String(value);
    const moved = shift ? addDays(addMonths(day, shift.months) as string, shift.days) : day;
    return startOfUnit(moved, bucket);
  }

  function firstKeys({ top }: GroupBy, index: number): Set<string> | undefined {
    if (top === undefined) return undefined;
    const keys = [...new Map(all.map((row) => [JSON.stringify(row.keys[index]), row.keys[index]])).values()];
    const rows = keys.map((key) => ({
      key,
      values: figures(
        all.filter((row) => JSON.stringify(row.keys[index]) === JSON.stringify(key)),
        false,
      ),
    }));
    const own = sort.filter(({ field }) => measures.some(({ name }) => name === field) || field === group[index]?.field);
    const terms = own.length > 0 ? own : [{ field: measures[0]?.name as string, direction: 'desc' as const }];
    rows.sort((a, b) => {
      for (const { field, direction } of terms) {
        const isGroup = field === group[index]?.field;
        const order = isGroup
          ? nullsLast(place(a.key), place(b.key), direction)
          : nullsLast(a.values[field] as number, b.values[field] as number, direction);
        if (order !== 0) return order;
      }
      return nullsLast(place(a.key), place(b.key), 'asc');
    });
    return new Set(rows.slice(0, top).map(({ key }) => JSON.stringify(key)));
  }

  function standing(key: unknown, index: number): unknown {
    const first = kept[index];
    return !first || first.has(JSON.stringify(key)) ? key : { others: true };
  }

  function rowsAt(level: readonly number[]): ReportRow[] {
    const byKey = new Map<string, Keyed[]>(level.length === 0 ? [['[]', []]] : []);
    for (const row of all) {
      const key = JSON.stringify(level.map((index) => standing(row.keys[index], index)));
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
    return [...byKey].map(([key, rows]) => {
      const keys = JSON.parse(key) as unknown[];
      const totals = finest.filter((index) => !level.includes(index));
      return {
        keys: finest.map((index) => (level.includes(index) ? keys[level.indexOf(index)] : null)),
        values: figures(rows, false),
        ...(period?.before && { before: figures(rows, true) }),
        ...(totals.length > 0 && { totals }),
      };
    });
  }

  function figures(rows: readonly Keyed[], isBefore: boolean): ReportRow['values'] {
    return Object.fromEntries(
      measures.map((measure) => {
        const part = rowsOf.get(measure.of === undefined ? '' : `${measure.of} ${measure.date ?? ''}`) as Keyed[];
        const own = rows.filter((row) => row.isBefore === isBefore && part.includes(row));
        const counted = own.filter(({ record }) => passes(record, measure.filter));
        const values = counted.map(({ record }) => (measure.field === undefined ? 1 : valueAt(record, measure.field)));
        return [
          measure.name,
          aggregateByHand(
            measure,
            values.filter((value) => value !== null),
          ),
        ];
      }),
    );
  }

  function byOrder(a: ReportRow, b: ReportRow): number {
    for (const index of finest) {
      const [x, y] = [a, b].map(({ keys }) => Number(JSON.stringify(keys[index]) === '{"others":true}')) as [number, number];
      if (x !== y) return x - y;
    }
    for (const { field, direction } of sort) {
      const index = group.findIndex((each) => each.field === field);
      const isMeasure = measures.some(({ name }) => name === field);
      const order = isMeasure
        ? nullsLast(a.values[field] as number | null, b.values[field] as number | null, direction)
        : nullsLast(place(a.keys[index]), place(b.keys[index]), direction);
      if (order !== 0) return order;
    }
    for (const index of finest) {
      const order = nullsLast(place(a.keys[index]), place(b.keys[index]), 'asc');
      if (order !== 0) return order;
    }
    return 0;
  }

  function calculate({ calculation, measure }: TableCalculation, row: ReportRow, level: readonly number[]): number | null {
    const value = row.values[measure] as number | null;
    const at = (other: readonly number[]) => found.get(String(other)) ?? [];
    const percentOf = (whole: number | null | undefined) => (value === null || !whole ? null : (value / whole) * 100);
    if (calculation === 'share') return percentOf(at([])[0]?.values[measure] as number);
    if (calculation === 'shareOfGroup') {
      const first = at([0]).find(({ keys }) => JSON.stringify(keys[0]) === JSON.stringify(row.keys[0]));
      return group.length > 0 && level.includes(0) ? percentOf(first?.values[measure] as number) : null;
    }
    if (value === null && calculation === 'rank') return null;
    if (calculation === 'rank')
      return 1 + at(level).filter(({ values }) => Number(values[measure] ?? -Infinity) > Number(value)).length;
    const last = finest.at(-1);
    if (last === undefined) return value;
    if (!level.includes(last)) return null;
    const others = level.slice(0, -1);
    const before = at(level).filter(
      ({ keys }) =>
        others.every((index) => JSON.stringify(keys[index]) === JSON.stringify(row.keys[index])) &&
        isNotAfter(keys[last], row.keys[last]),
    );
    const added = before.flatMap(({ values }) => (values[measure] === null ? [] : [Number(values[measure])]));
    return added.length === 0 ? null : added.reduce((sum, next) => sum + next, 0);
  }
}

function isNotAfter(key: unknown, other: unknown): boolean {
  const isOthers = (each: unknown) => Number(JSON.stringify(each) === '{"others":true}');
  if (isOthers(key) !== isOthers(other)) return isOthers(key) < isOthers(other);
  return nullsLast(place(key), place(other), 'asc') <= 0;
}

function aggregateByHand({ aggregate }: Measure, values: (string | number)[]): number | string | null {
  const numbers = values.map(Number);
  const sum = numbers.reduce((total, next) => total + next, 0);
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const byName: Record<Measure['aggregate'], () => number | null> = {
    count: () => values.length,
    countDistinct: () => new Set(values).size,
    sum: () => (values.length === 0 ? null : sum),
    avg: () => (values.length === 0 ? null : sum / values.length),
    min: () => sorted[0] ?? null,
    max: () => sorted.at(-1) ?? null,
    median: () =>
      values.length === 0 ? null : ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2,
  };
  return byName[aggregate]();
}

/** Where a key stands in the natural order of its group. */
function place(key: unknown): number | string | null {
  if (key === null || key === undefined) return null;
  if (typeof key === 'string' && kinds.includes(key)) return kinds.indexOf(key);
  if (typeof key === 'object') return 'others' in key ? null : Number((key as { from: string | null }).from ?? -Infinity);
  return key as string | number;
}

function nullsLast<Value extends string | number>(a: Value | null, b: Value | null, direction: 'asc' | 'desc'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return direction === 'asc' ? order : -order;
}

function levelsByHand(group: readonly GroupBy[], totals: boolean): number[][] {
  const positions = group.map((_, index) => index);
  if (!totals) return [positions];
  const [down, across] = [positions.filter((index) => !group[index]?.across), positions.filter((index) => group[index]?.across)];
  const levels = down
    .concat(-1)
    .flatMap((_, rows) =>
      across.concat(-1).map((__, columns) => [...down.slice(0, rows), ...across.slice(0, columns)].sort((a, b) => a - b)),
    );
  return levels;
}
