import fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';
import { columnTypes } from '../server/src/base/database/column-types.ts';

/**
 * The least a machine could do: the same HTTP library and driver with hand-written SQL, without rights, rules, checks or metadata.
 * Writes write the same rows that the product writes: the record, its number, its stage and its history. Nobody waits for an event here.
 */
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  types: columnTypes,
  pipeline: true,
} as pg.PoolConfig);
const app = fastify();

const shown = `d.id, d.version, d.name, d.stage, d.amount, d.amount_currency, d.amount_rate, d.amount_base, d.expected_close, d.updated_at,
      d.account_id, a.name as account_name, d.owner_id, u.name as owner_name`;

const list = {
  name: 'list',
  text: `select ${shown}
    from ws_main.deal d
    left join ws_main.account a on a.id = d.account_id and a.deleted_at is null
    left join ws_main."user" u on u.id = d.owner_id and u.deleted_at is null
    where d.deleted_at is null and d.stage = $1 and d.owner_id = $2
    order by d.updated_at desc nulls last, d.id desc nulls last limit 50`,
};

const sortColumns = ['amount_base', 'created_at', 'name', 'expected_close', 'number'];

const sorted = (column: string, owner?: string) => ({
  name: `sorted ${column} ${owner ? 'own' : 'all'}`,
  text: `select ${shown}
    from (select * from ws_main.deal where deleted_at is null ${owner ? 'and owner_id = $1' : ''} order by ${column} desc nulls last, id desc nulls last limit 50) d
    left join ws_main.account a on a.id = d.account_id and a.deleted_at is null
    left join ws_main."user" u on u.id = d.owner_id and u.deleted_at is null
    order by d.${column} desc nulls last, d.id desc nulls last`,
  values: owner ? [owner] : [],
});

app.post('/list', async (request) => {
  const { stage, owner } = request.body as { stage: string; owner: string };
  const { rows } = await pool.query({ ...list, values: [stage, owner] });
  return toPage(rows);
});

app.post('/list-sort', async (request) => {
  const { column, owner } = request.body as { column: string; owner?: string };
  if (!sortColumns.includes(column)) throw new Error(`“${column}” is none of: ${sortColumns.join(', ')}`);
  return toPage((await pool.query(sorted(column, owner))).rows);
});

function toPage(rows: Record<string, unknown>[]) {
  return {
    records: rows.map(
      ({ account_id, account_name, owner_id, owner_name, amount, amount_currency, amount_rate, amount_base, ...row }) => ({
        ...row,
        account: account_id && { id: account_id, title: account_name },
        owner: owner_id && { id: owner_id, title: owner_name },
        amount: amount && { amount, currency: amount_currency, rate: amount_rate, base: amount_base },
      }),
    ),
  };
}

const get = {
  name: 'get',
  text: `select d.id, d.version, d.created_at, d.updated_at, d.name, d.number, d.pipeline, d.stage, d.status, d.amount, d.amount_currency,
      d.amount_rate, d.amount_base, d.probability, round(d.amount_base * d.probability / 100, 2) as weighted_amount, d.expected_close,
      d.started_on, d.closed_on, d.closed_on - d.started_on as cycle_days, d.source, d.loss_reason, d.next_step, d.description,
      d.external_id, d.account_id, a.name as account_name, d.owner_id, u.name as owner_name, d.department_id, o.name as department_name,
      d.product_id, p.name as product_name, d.created_by, c.name as created_by_name, d.updated_by, m.name as updated_by_name,
      (select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type)) from ws_main.sys_file f
        where f.id = any(d.attachments)) as attachments,
      (select coalesce(json_agg(json_build_array(l.id, l.description)), '[]') from (select id, description from ws_main.deal_line
        where deal_id = d.id and deleted_at is null order by id limit 20) l) as lines,
      (select coalesce(sum(round(l.quantity * l.unit_price_base * (100 - coalesce(l.discount, 0)) / 100, 2)), 0)
        from ws_main.deal_line l where l.deal_id = d.id and l.deleted_at is null) as lines_total,
      (select coalesce(json_agg(json_build_array(s.id, s.stage)), '[]') from (select id, stage from ws_main.deal_stage_entry
        where deal_id = d.id and deleted_at is null order by id limit 20) s) as stage_entries,
      (select coalesce(json_agg(json_build_array(f.id, f.content)), '[]') from (select id, content from ws_main.follow_up
        where related_object = 'deal' and related_id = d.id and deleted_at is null order by id limit 20) f) as follow_ups,
      (select max(f.next_contact_on) from ws_main.follow_up f where f.related_object = 'deal' and f.related_id = d.id
        and f.deleted_at is null) as next_contact_on
    from ws_main.deal d
    left join ws_main.account a on a.id = d.account_id and a.deleted_at is null
    left join ws_main."user" u on u.id = d.owner_id and u.deleted_at is null
    left join ws_main.department o on o.id = d.department_id and o.deleted_at is null
    left join ws_main.product p on p.id = d.product_id and p.deleted_at is null
    left join ws_main."user" c on c.id = d.created_by and c.deleted_at is null
    left join ws_main."user" m on m.id = d.updated_by and m.deleted_at is null
    where d.id = $1 and d.deleted_at is null`,
};

/** All that our record page shows, computed fields and the titles of related records included. */
async function readDeal(id: string) {
  const { rows } = await pool.query({ ...get, values: [id] });
  return rows[0];
}

app.get<{ Params: { id: string } }>('/get/:id', (request) => readDeal(request.params.id));

type New = { name: string; account: string; owner: string };

app.post('/create', async (request, reply) => {
  const { name, account, owner } = request.body as New;
  const id = v7();
  const client = await pool.connect();
  try {
    client.query('begin');
    const counted = await client.query({
      name: 'count',
      text: `insert into ws_main.sys_counter (name, period, value) values ('bench', '', 1)
        on conflict (name, period) do update set value = sys_counter.value + 1 returning value`,
      values: [],
    });
    const number = `B-${counted.rows[0].value}`;
    client.query({
      name: 'create',
      text: `insert into ws_main.deal (id, owner_id, name, number, account_id, pipeline, stage, status, probability, amount, amount_currency,
          amount_rate, amount_base, started_on, search_text, search_keys, created_at, created_by, updated_at, updated_by)
        values ($1, $2, $3, $4, $5, 'direct', 'prospecting', 'open', 10, 5000, 'CNY', 1, 5000, current_date, $6, $7, now(), $2, now(), $2)`,
      values: [id, owner, name, number, account, name, [101, -202, 303, -404, 505]],
    });
    client.query({
      name: 'stage',
      text: `insert into ws_main.deal_stage_entry (id, deal_id, stage, entered_at, entered_by_id, created_at, updated_at) values ($1, $2, 'prospecting', now(), $3, now(), now())`,
      values: [v7(), id, owner],
    });
    client.query({
      name: 'history',
      text: `insert into ws_main.sys_history (id, object, record_id, at, actor, source, action) values ($1, 'deal', $2, now(), $3, 'web', 'create')`,
      values: [v7(), id, owner],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return reply.code(201).send(await readDeal(id));
});

app.patch<{ Params: { id: string } }>('/update/:id', async (request) => {
  const { next_step, owner } = request.body as { next_step: string; owner: string };
  return change(request.params.id, { owner, next: { next_step } });
});

/** What the account of a deal has open and has won follows from its deals. */
const figures = {
  name: 'figures',
  text: `select a.id, a.version, a.name,
      (select coalesce(sum(amount_base), 0) from ws_main.deal where account_id = a.id and deleted_at is null and status = 'open') as open_amount,
      (select coalesce(sum(amount_base), 0) from ws_main.deal where account_id = a.id and deleted_at is null and status = 'won') as won_amount
    from ws_main.account a where a.id = $1 and a.deleted_at is null`,
};

app.patch<{ Params: { id: string } }>('/amount/:id', (request) => {
  const { amount, owner } = request.body as { amount: string; owner: string };
  return change(request.params.id, { owner, next: { amount, amount_base: amount } });
});

app.get<{ Params: { id: string } }>('/figures/:id', async (request) => {
  const { rows } = await pool.query({ ...figures, values: [request.params.id] });
  return rows[0];
});

type Change = { owner: string; next: Readonly<Record<string, string>> };

/** Columns of a deal with new values, and its history; answers the whole deal with what follows from it. */
async function change(id: string, { owner, next }: Change) {
  const columns = Object.keys(next);
  const client = await pool.connect();
  try {
    client.query('begin');
    const { rows } = await client.query({
      name: `lock ${columns}`,
      text: `select version, ${columns} from ws_main.deal where id = $1 for update`,
      values: [id],
    });
    client.query({
      name: `update ${columns}`,
      text: `update ws_main.deal set ${columns.map((column, at) => `${column} = $${at + 3}`)}, version = version + 1, updated_at = now(), updated_by = $2 where id = $1`,
      values: [id, owner, ...Object.values(next)],
    });
    client.query({
      name: 'history-update',
      text: `insert into ws_main.sys_history (id, object, record_id, at, actor, source, action, changes) values ($1, 'deal', $2, now(), $3, 'web', 'update', $4)`,
      values: [
        v7(),
        id,
        owner,
        JSON.stringify(Object.fromEntries(columns.map((column) => [column, [rows[0][column], next[column]]]))),
      ],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return readDeal(id);
}

app.post('/report', async (request) => {
  const { owner, least } = request.body as { owner?: string; least: number };
  const { rows } = await pool.query({
    text: `select stage, date_trunc('month', expected_close::timestamp)::date as month, count(*), sum(amount_base) from bench.deal
      where deleted_at is null and amount_base >= $1 ${owner ? 'and owner_id = $2' : ''} group by 1, 2 order by 1, 2`,
    values: owner ? [least, owner] : [least],
  });
  return { rows };
});

console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
for (const event of ['SIGTERM', 'disconnect']) process.on(event, () => process.exit(0));
