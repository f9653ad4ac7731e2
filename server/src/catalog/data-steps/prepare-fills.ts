import type { Transaction } from '../../base/database/database.ts';
import { changeWhenFree, type Site } from '../change-tables.ts';
import { quoteName, quoteText } from '../quote-name.ts';
import { shadowComments } from '../sync-schema/current-tables.ts';
import { asIndexProblem, type LabelOf } from '../sync-schema/index-problem.ts';
import { lockTables } from '../sync-schema/lock-tables.ts';
import { dropKeeper } from '../sync-schema/run-actions.ts';
import { fillMark, shadowFunction, shadowIndexName, shadowName } from '../sync-schema/shadow-name.ts';
import type { Index } from '../sync-schema/table.ts';
import type { Fill } from './data-step.ts';

/** Values that have to be made before a change can count, since their table is big; `indexes` are those over the columns in question. */
export type FillWork = { fills: readonly Fill[]; indexes: readonly { table: string; index: Index }[]; labelOf: LabelOf };

/** Thrown out of a change whose values are not ready. Nothing is changed. */
export class FillsNeeded extends Error {
  readonly work: FillWork;
  constructor(work: FillWork) {
    super('values of a big table have to be made first');
    this.work = work;
  }
}

/** Told after every batch; throws when the work shall end. What is done is found again by the next who begins it. */
export type FillControl = { progress(done: number, total: number): Promise<void> };

/** Records locked and written at a time. */
const batch = 500;

/**
 * Makes the values that columns will have, in shadows beside them, while everybody reads and writes: a trigger keeps each up to date, batches
 * go through the records that are there, and indexes are built over them. May be broken off at any time and begun again.
 */
export async function prepareFills(site: Site, { fills, indexes, labelOf }: FillWork, control: FillControl): Promise<void> {
  await changeWhenFree(site, (tx) => addShadows(tx, site, fills));
  const total = fills.length === 0 ? 0 : await countRows(site, fills);
  let done = 0;
  for (const fill of fills)
    for (let last: string | null = null; ; ) {
      const part: Part = await fillBatch(site, fill, last);
      done += part.count;
      last = part.last;
      await control.progress(Math.min(done, total), total);
      if (last === null) break;
    }
  for (const { table, index } of indexes) {
    await buildIndex(site, { table, index, fills }).catch((error) => {
      throw asIndexProblem({ table, labelOf }, error);
    });
    await control.progress(total, total);
  }
  await changeWhenFree(site, async (tx) => {
    for (const fill of fills) await comment(tx, site, fill, shadowComments.filled);
  });
}

/** Takes away shadows that nobody waits for, of these tables or of all. */
export function dropShadows(site: Site): Promise<number> {
  return changeWhenFree(site, async (tx) => {
    const rows = await tx.query<{ table: string; column: string }>({
      text: `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = $1::regnamespace and c.relkind = 'r' and starts_with(a.attname, '~new_') and not a.attisdropped order by 1, 2`,
      values: [quoteName(site.schema)],
    });
    await lockTables(
      tx,
      site.schema,
      rows.map(({ table }) => table),
    );
    for (const { table, column } of rows) await dropShadow(tx, site, { table, column: column.slice(shadowName('').length) });
    return rows.length;
  });
}

async function addShadows(tx: Transaction, site: Site, fills: readonly Fill[]): Promise<void> {
  const missing: Fill[] = [];
  for (const fill of fills) if (!(await isBegun(tx, site, fill))) missing.push(fill);
  await lockTables(
    tx,
    site.schema,
    missing.map(({ table }) => table),
  );
  for (const fill of missing) {
    await dropShadow(tx, site, fill);
    const [table, shadow] = [tableOf(site, fill), quoteName(shadowName(fill.column))];
    const keep = `${quoteName(site.schema)}.${quoteName(shadowFunction(fill.table, fill.column))}`;
    const body = `begin new.${shadow} := (select ${usingOf(fill)} from (select new.*) r); return new; end`;
    await execute(tx, `alter table ${table} add column ${shadow} ${fill.type}`);
    await execute(tx, `create function ${keep}() returns trigger language plpgsql as ${quoteText(body)}`);
    await execute(tx, `create trigger ${shadow} before insert or update on ${table} for each row execute function ${keep}()`);
    await comment(tx, site, fill, shadowComments.filling);
  }
}

async function isBegun(tx: Transaction, site: Site, fill: Fill): Promise<boolean> {
  const { filling, filled } = shadowComments;
  const rows = await tx.query({
    text: `select from pg_attribute a join pg_trigger t on t.tgrelid = a.attrelid and t.tgname = a.attname
      where a.attrelid = $1::regclass and a.attname = $2 and col_description(a.attrelid, a.attnum) = any($3)`,
    values: [tableOf(site, fill), shadowName(fill.column), [filling + fillMark(fill), filled + fillMark(fill)]],
  });
  return rows.length > 0;
}

async function dropShadow(tx: Transaction, site: Site, { table, column }: Pick<Fill, 'table' | 'column'>): Promise<void> {
  for (const text of dropKeeper(site.schema, table, column)) await execute(tx, text);
  await execute(tx, `alter table ${tableOf(site, { table })} drop column if exists ${quoteName(shadowName(column))}`);
}

async function countRows(site: Site, fills: readonly Fill[]): Promise<number> {
  let total = 0;
  for (const fill of fills) {
    const text = `select count(*)::int as count from ${tableOf(site, fill)}`;
    const [row] = await site.database.platform.query<{ count: number }>({ text, values: [] });
    total += row?.count ?? 0;
  }
  return total;
}

type Part = { count: number; last: string | null };

/** The trigger works a value out again from the record as it is then, so a writer who is quicker is not overwritten. */
async function fillBatch(site: Site, fill: Fill, last: string | null): Promise<Part> {
  const [table, shadow] = [tableOf(site, fill), quoteName(shadowName(fill.column))];
  const rows = await site.database.platform.query<{ id: string; total: number }>({
    text: `with part as materialized (select r.id, ${usingOf(fill)} as value from ${table} r where $1::uuid is null or r.id > $1 order by r.id limit ${batch}),
        done as (update ${table} t set ${shadow} = part.value from part where t.id = part.id and t.${shadow} is distinct from part.value)
      select id, (select count(*)::int from part) as total from part order by id desc limit 1`,
    values: [last],
  });
  const [end] = rows;
  return { count: end?.total ?? 0, last: end && end.total === batch ? end.id : null };
}

type Building = { table: string; index: Index; fills: readonly Fill[] };

async function buildIndex(site: Site, { table, index, fills }: Building): Promise<void> {
  const name = `${quoteName(site.schema)}.${quoteName(shadowIndexName(index.name))}`;
  const [valid] = await site.database.platform.query({
    text: 'select from pg_index where indexrelid = to_regclass($1) and indisvalid',
    values: [name],
  });
  if (valid) return;
  const own = fills.filter((fill) => fill.table === table);
  const definition = own.reduce(
    (text, { column }) => text.replaceAll(quoteName(column), quoteName(shadowName(column))),
    index.definition,
  );
  await site.database.platform.alone({ text: `drop index concurrently if exists ${name}`, values: [] });
  const unique = index.unique ? 'unique ' : '';
  await site.database.platform.alone({
    text: `create ${unique}index concurrently ${quoteName(shadowIndexName(index.name))} on ${tableOf(site, { table })} ${definition}`,
    values: [],
  });
}

function usingOf({ using, column, of = column, source = of }: Fill): string {
  return using.replaceAll('{value}', quoteName(source));
}

async function comment(tx: Transaction, site: Site, fill: Fill, mark: string): Promise<void> {
  const column = `${tableOf(site, fill)}.${quoteName(shadowName(fill.column))}`;
  await execute(tx, `comment on column ${column} is ${quoteText(mark + fillMark(fill))}`);
}

function tableOf({ schema }: Site, { table }: Pick<Fill, 'table'>): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

async function execute(tx: Transaction, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
