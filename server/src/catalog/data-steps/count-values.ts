import type { Transaction } from '../../base/database/database.ts';
import type { CompiledField } from '../compiled-field.ts';
import { notShown } from '../publish-check.ts';
import { quoteName } from '../quote-name.ts';
import type { Cast } from './convert-column.ts';
import type { DataStep } from './data-step.ts';

/** The table whose values are counted; everything is counted with what lies in the trash, since it may come back. */
export type CountedTable = {
  tx: Transaction;
  schema: string;
  table: string;
  /** Whether whoever asks may see values. */
  isShown: boolean;
};

/** Whether any record has a value in the column; ends at the first. */
export async function hasValues(counted: CountedTable, column: string): Promise<boolean> {
  const text = `select from ${placeOf(counted)} where ${quoteName(column)} is not null limit 1`;
  return (await counted.tx.query({ text, values: [] })).length > 0;
}

export type Counts = Pick<DataStep, 'values' | 'changed' | 'lost' | 'seen'>;

const mostSeen = 50;

/** How many values a conversion meets, how many it would write otherwise, how many it would lose, and the first of those. */
export async function countConverted(counted: CountedTable, column: string, { using, loses }: Cast): Promise<Counts> {
  const value = quoteName(column);
  const lost = loses ? `(${loses(value)}) is true` : 'false';
  const [row] = await counted.tx.query<{ values: number; changed: number; lost: number; seen: string[] | null }>({
    text: `select count(*)::int as values, count(*) filter (where lost)::int as lost,
        count(*) filter (where not lost and value::text is distinct from next::text and to_jsonb(value) is distinct from to_jsonb(next))::int as changed,
        (array_agg(value::text) filter (where lost))[1:${mostSeen}] as seen
      from (select ${value} as value, ${using(value)} as next, ${lost} as lost from ${placeOf(counted)} where ${value} is not null) v`,
    values: [],
  });
  const { values = 0, changed = 0, lost: count = 0, seen } = row ?? {};
  return {
    values,
    changed,
    lost: count,
    ...(seen && { seen: counted.isShown ? seen.map((each) => each.slice(0, 60)) : [notShown] }),
  };
}

/** How many records have each option. */
export async function countOptions(counted: CountedTable, { columns: [column] }: CompiledField): Promise<Map<string, number>> {
  if (!column) return new Map();
  const value = quoteName(column.name);
  const source = column.type.endsWith('[]')
    ? `${placeOf(counted)}, unnest(${value}) o(value)`
    : `(select ${value} as value from ${placeOf(counted)}) o`;
  const rows = await counted.tx.query<{ value: string; count: number }>({
    text: `select o.value, count(*)::int as count from ${source} where o.value is not null group by 1`,
    values: [],
  });
  return new Map(rows.map(({ value, count }) => [value, count]));
}

/** How many records have no value; all of them where nothing was stored before, as of a formula. */
export async function countBlank(counted: CountedTable, before: CompiledField | undefined): Promise<number> {
  const blank = before?.columns.map(({ name }) => `${quoteName(name)} is null`).join(' and ') || 'true';
  const [row] = await counted.tx.query<{ count: number }>({
    text: `select count(*)::int as count from ${placeOf(counted)} where ${blank}`,
    values: [],
  });
  return row?.count ?? 0;
}

function placeOf({ schema, table }: CountedTable): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}
