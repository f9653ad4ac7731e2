import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { v7 } from 'uuid';
import { keysOf } from '../server/src/query/search-keys/search-keys.ts';

export type Seeded = { accounts: string[]; owners: string[] };

const schema = 'ws_main';
const places = ['上海', '北京', '深圳', '杭州', '苏州', '成都', '武汉', '宁波', '青岛', '厦门'];
const words = [
  '星河',
  '东海',
  '云帆',
  '金陵',
  '绿野',
  '南粤',
  '海天',
  '川西',
  '闽信',
  '锐进',
  '恒信',
  '智造',
  '康源',
  '鸿运',
  '星环',
  '榫卯',
];
const trades = ['精密制造', '汽车零部件', '科技', '医疗器械', '食品', '电子', '家居', '航空部件', '新能源', '模具'];
const familyNames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '上官'];
const givenNames = ['伟', '芳', '晓明', '丽华', '建国', '志强', '雨桐', '子涵', '海燕', '文博', '思远', '若曦'];
const latinNames = ['anderson', 'elizabeth', 'thompson', 'garcia', 'martin', 'patterson', 'nguyen', 'kowalski'];
const stages = ['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost'];

/** Always the same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A million deals of twenty owners, of whom the first is the representative, with the history of their stages, the companies they are about, and half as many people there. */
export async function seed(
  databaseUrl: string,
  { rows, representative, department }: { rows: number; representative: string; department: string | null },
): Promise<Seeded> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const random = randomNumbers(20261121);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const owners = [representative, ...Array.from({ length: 19 }, () => v7())];
  const accounts = Array.from({ length: Math.max(100, rows / 100) }, () => v7());
  const deals: string[] = [];
  await client.query(
    `insert into ${schema}."user" (id, name, active, created_at, updated_at) select id, '销售' || left(id::text, 8), true, now(), now() from unnest($1::uuid[]) id on conflict do nothing`,
    [owners],
  );
  const marks = await readMarks(client);
  await load(client, 'account', accountLines(accounts));
  await load(client, 'deal', dealLines());
  await load(client, 'contact', contactLines());
  await load(client, 'deal_stage_entry', stageLines());
  await makeBareTable(client);
  // As it is in the end anyway: until then an index alone answers nothing.
  await client.query('vacuum (analyze)');
  await client.end();
  return { accounts, owners };

  /** So that the representative may read the names of the companies. */
  function accountOfSameOwner(index: number): string {
    const turns = Math.floor(accounts.length / owners.length);
    return accounts[(index % owners.length) + owners.length * Math.floor(random() * turns)] as string;
  }

  function* accountLines(ids: string[]): Generator<string> {
    for (const [index, id] of ids.entries()) {
      const name = `${pick(places)}${pick(words)}${pick(trades)}有限公司${index}`;
      const phone = `+86138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
      const { text, keys } = keysOf([name, '', phone.slice(3), ''], name);
      yield line({
        id,
        owner_id: owners[index % owners.length],
        department_id: department,
        name,
        phone,
        status: 'active',
        search_text: text,
        search_keys: [...keys, marks.account],
        ...stamps(index),
      });
    }
  }

  /** Nobody's own, since whose company it is decides; one in ten stands without a company. */
  function* contactLines(): Generator<string> {
    for (let index = 0; index < rows / 2; index += 1) {
      const name = `${pick(familyNames)}${pick(givenNames)}`;
      const phone = `+86139${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
      const email = `${pick(latinNames)}${index}@example.com`;
      const { text, keys } = keysOf([name, phone.slice(3), '', email], name);
      yield line({
        id: v7(),
        owner_id: owners[index % owners.length],
        department_id: department,
        name,
        account_id: index % 10 === 9 ? null : accountOfSameOwner(index),
        phone,
        email,
        employment: 'employed',
        search_text: text,
        search_keys: [...keys, marks.contact],
        ...stamps(index),
      });
    }
  }

  function* dealLines(): Generator<string> {
    for (let index = 0; index < rows; index += 1) {
      const stage = pick(stages);
      const closed = stage === 'won' || stage === 'lost';
      const name = `${pick(places)}${pick(words)}${pick(trades)}${pick(['改造', '扩容', '一期', '二期', '维保'])}${index}`;
      const number = `D-2026-${String(index).padStart(7, '0')}`;
      const { text, keys } = keysOf([name, number, ''], name);
      const started = dayBack(30 + (index % 700));
      const amount = (1000 + Math.floor(random() * 900_000)).toFixed(2);
      const id = v7();
      deals.push(id);
      yield line({
        id,
        owner_id: owners[index % owners.length],
        department_id: department,
        name,
        number,
        account_id: accountOfSameOwner(index),
        pipeline: 'direct',
        stage,
        status: closed ? stage : 'open',
        amount,
        amount_currency: 'CNY',
        amount_rate: '1',
        amount_base: amount,
        probability: '20',
        started_on: started,
        closed_on: closed ? dayBack(index % 365) : null,
        expected_close: dayBack(-(index % 90)),
        search_text: text,
        search_keys: [...keys, marks.deal],
        ...stamps(index),
      });
    }
  }

  /** Every deal came in at the first stage, and half of them went on to the second. */
  function* stageLines(): Generator<string> {
    for (const [index, deal_id] of deals.entries()) {
      const { created_at } = stamps(index);
      const went = new Date(Date.parse(created_at) + 86_400_000 * (1 + (index % 20))).toISOString();
      const goesOn = index % 2 === 0;
      const entry = { deal_id, entered_by_id: owners[index % owners.length], created_at, updated_at: created_at };
      yield line({ id: v7(), stage: stages[0], entered_at: created_at, left_at: goesOn ? went : null, ...entry });
      if (goesOn) yield line({ id: v7(), stage: stages[1], entered_at: went, left_at: null, ...entry });
    }
  }
}

/** The key that says of a record that its keys are whole, from the index of those without it. */
async function readMarks(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ tablename: string; indexdef: string }>(
    `select tablename, indexdef from pg_indexes where schemaname = $1 and indexname like 'ix%unmarked%'`,
    [schema],
  );
  return Object.fromEntries(rows.map(({ tablename, indexdef }) => [tablename, Number(/'\{(-?\d+)\}'/.exec(indexdef)?.[1])]));
}

/** Deals as somebody would keep them who has nothing to search by, for the baseline of the reports. */
async function makeBareTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(format('%I', column_name), ', ' order by ordinal_position) as columns from information_schema.columns
      where table_schema = $1 and table_name = 'deal' and column_name not in ('search_text', 'search_keys')`,
    [schema],
  );
  await client.query('create schema bench');
  await client.query(`create table bench.deal as select ${rows[0]?.columns} from ${schema}.deal`);
  await client.query('create index on bench.deal (owner_id)');
}

/** Columns come from the first line; indexes are made after the rows, as a restore would. */
async function load(client: pg.Client, table: string, lines: Generator<string>): Promise<void> {
  const indexes = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where schemaname = $1 and tablename = $2 and indexname <> $2 || '_pkey'`,
    [schema, table],
  );
  for (const { indexname } of indexes.rows) await client.query(`drop index if exists ${schema}."${indexname}"`).catch(() => {});
  const columns = columnsOf[table] as string[];
  const copy = client.query(
    copyFrom(`copy ${schema}."${table}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`),
  );
  await pipeline(Readable.from(chunked(lines)), copy);
  for (const { indexdef } of indexes.rows)
    await client.query(indexdef.replace(' INDEX ', ' INDEX IF NOT EXISTS ')).catch(() => {});
}

const columnsOf: Record<string, string[]> = {
  deal_stage_entry: ['id', 'stage', 'entered_at', 'left_at', 'deal_id', 'entered_by_id', 'created_at', 'updated_at'],
  account: [
    'id',
    'owner_id',
    'department_id',
    'name',
    'phone',
    'status',
    'search_text',
    'search_keys',
    'created_at',
    'updated_at',
  ],
  contact: [
    ...['id', 'owner_id', 'department_id', 'name', 'account_id', 'phone', 'email', 'employment'],
    ...['search_text', 'search_keys', 'created_at', 'updated_at'],
  ],
  deal: [
    ...[
      'id',
      'owner_id',
      'department_id',
      'name',
      'number',
      'account_id',
      'pipeline',
      'stage',
      'status',
      'amount',
      'amount_currency',
      'amount_rate',
      'amount_base',
    ],
    ...['probability', 'started_on', 'closed_on', 'expected_close', 'search_text', 'search_keys', 'created_at', 'updated_at'],
  ],
};

/** Values in the order of the columns, in COPY's text form. */
function line(values: Record<string, unknown>): string {
  const cells = Object.values(values).map((value) => {
    if (value === null || value === undefined) return '\\N';
    const text = Array.isArray(value)
      ? `{${value.map((each) => `"${String(each).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
      : String(value);
    return text.replace(/[\\\n\r\t]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] as string);
  });
  return `${cells.join('\t')}\n`;
}

function* chunked(lines: Generator<string>): Generator<string> {
  let chunk = '';
  for (const each of lines) {
    chunk += each;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function stamps(index: number) {
  const at = new Date(Date.UTC(2026, 10, 1) - index * 37_000).toISOString();
  return { created_at: at, updated_at: at };
}

function dayBack(days: number): string {
  return new Date(Date.UTC(2026, 10, 1) - days * 86_400_000).toISOString().slice(0, 10);
}
