import fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';
import { columnTypes } from '../server/src/base/column-types.ts';

/**
 * The least a machine could do: the same HTTP library and driver with hand-written SQL, without rights, rules, checks or metadata.
 * Writes write the same rows that the product writes: the record, its number, its stage, history and event.
 */
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  types: columnTypes,
  pipeline: true,
} as pg.PoolConfig);
const app = fastify();

const list = {
  name: 'list',
  text: `select d.id, d.version, d.name, d.stage, d.amount, d.amount_currency, d.amount_rate, d.amount_base, d.expected_close, d.updated_at,
      d.account_id, a.name as account_name, d.owner_id, u.name as owner_name
    from ws_main.deal d
    left join ws_main.account a on a.id = d.account_id and a.deleted_at is null
    left join ws_main."user" u on u.id = d.owner_id and u.deleted_at is null
    where d.deleted_at is null and d.stage = $1 and d.owner_id = $2
    order by d.updated_at desc nulls last, d.id desc nulls last limit 50`,
};

app.post('/list', async (request) => {
  const { stage, owner } = request.body as { stage: string; owner: string };
  const { rows } = await pool.query({ ...list, values: [stage, owner] });
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
});

app.get<{ Params: { id: string } }>('/get/:id', async (request) => {
  const { rows } = await pool.query({
    name: 'get',
    text: `select d.*, a.name as account_name, u.name as owner_name, p.name as product_name, c.name as created_by_name, m.name as updated_by_name
      from ws_main.deal d left join ws_main.account a on a.id = d.account_id left join ws_main."user" u on u.id = d.owner_id
      left join ws_main.product p on p.id = d.product_id left join ws_main."user" c on c.id = d.created_by
      left join ws_main."user" m on m.id = d.updated_by where d.id = $1 and d.deleted_at is null`,
    values: [request.params.id],
  });
  return rows[0];
});

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
          amount_rate, started_on, search_text, search_keys, created_at, created_by, updated_at, updated_by)
        values ($1, $2, $3, $4, $5, 'direct', 'prospecting', 'open', 10, 5000, 'CNY', 1, current_date, $6, $7, now(), $2, now(), $2)`,
      values: [id, owner, name, number, account, name, ['上海', '海星', '星河', 'd202', '2026']],
    });
    client.query({
      name: 'stage',
      text: `insert into ws_main.deal_stage_entry (id, deal_id, stage, entered_at, entered_by_id, created_at, updated_at) values ($1, $2, 'prospecting', now(), $3, now(), now())`,
      values: [v7(), id, owner],
    });
    client.query({
      name: 'history',
      text: `insert into ws_main.sys_history (id, object, record_id, at, actor, source, action, changes) values ($1, 'deal', $2, now(), $3, 'web', 'create', $4)`,
      values: [
        v7(),
        id,
        owner,
        JSON.stringify({ name: [null, name], number: [null, number], stage: [null, 'prospecting'], account: [null, account] }),
      ],
    });
    client.query({
      name: 'event',
      text: `insert into ws_main.sys_event (id, at, object, record_id, action, changed, actor, source) values ($1, now(), 'deal', $2, 'create', $3, $4, 'web')`,
      values: [v7(), id, ['name', 'number', 'stage', 'account'], owner],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return reply.code(201).send({ id, version: 1, name });
});

app.patch<{ Params: { id: string } }>('/update/:id', async (request) => {
  const { id } = request.params;
  const { next_step, owner } = request.body as { next_step: string; owner: string };
  const client = await pool.connect();
  try {
    client.query('begin');
    const { rows } = await client.query({
      name: 'lock',
      text: 'select version, next_step from ws_main.deal where id = $1 for update',
      values: [id],
    });
    client.query({
      name: 'update',
      text: 'update ws_main.deal set next_step = $2, version = version + 1, updated_at = now(), updated_by = $3 where id = $1',
      values: [id, next_step, owner],
    });
    client.query({
      name: 'history-update',
      text: `insert into ws_main.sys_history (id, object, record_id, at, actor, source, action, changes) values ($1, 'deal', $2, now(), $3, 'web', 'update', $4)`,
      values: [v7(), id, owner, JSON.stringify({ next_step: [rows[0].next_step, next_step] })],
    });
    client.query({
      name: 'event-update',
      text: `insert into ws_main.sys_event (id, at, object, record_id, action, changed, actor, source) values ($1, now(), 'deal', $2, 'update', $3, $4, 'web')`,
      values: [v7(), id, ['next_step'], owner],
    });
    await client.query('commit');
    return { id, version: rows[0].version + 1, next_step };
  } finally {
    client.release();
  }
});

app.post('/report', async (request) => {
  const { owner } = request.body as { owner?: string };
  const { rows } = await pool.query({
    text: `select stage, date_trunc('month', expected_close::timestamp)::date as month, count(*), sum(amount_base) from ws_main.deal
      where deleted_at is null ${owner ? 'and owner_id = $1' : ''} group by 1, 2 order by 1, 2`,
    values: owner ? [owner] : [],
  });
  return { rows };
});

console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
process.on('SIGTERM', () => process.exit(0));
