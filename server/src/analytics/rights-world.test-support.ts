import { type Definition, defineObject, type FieldRight, type ObjectRights, type RoleBody } from '@tenon/metadata';
import fc from 'fast-check';
import type { World, WorldRecord } from '../access/oracle.test-support.ts';
import { anyWorld, worldMemo, writeWorld } from '../access/world.test-support.ts';
import type { Database } from '../base/database/database.ts';
import { nameCore } from '../data/search/name-core.ts';
import { keysOf } from '../query/search-keys/search-keys.ts';

const label = { zh: '测试', en: 'Test' };
const plain = {
  name: { type: 'text', label },
  amount: { type: 'integer', label },
  remark: { type: 'text', label },
} as const;
const shared = { label, icon: 'box', title: 'name' } as const;
const options = ['open', 'won'].map((value) => ({ value, label }));

/** The objects of `worldObjects` with something of everything that a path could leak: figures, formulas, rollups, links, stages. */
export const engineObjects: Definition[] = [
  defineObject('account', {
    ...shared,
    fields: {
      ...plain,
      secret: { type: 'text', label },
      secret_told: { type: 'formula', label, expression: 'secret & "!"', result: 'text' },
      contacts: { type: 'relationMany', label, to: 'contact', via: 'account' },
      contact_count: { type: 'rollup', label, relation: 'contacts', aggregate: 'count' },
      contact_sum: { type: 'rollup', label, relation: 'contacts', aggregate: 'sum', field: 'amount' },
    },
    search: ['name', 'secret'],
    similar: ['name', 'secret'],
  }),
  defineObject('deal', {
    ...shared,
    fields: {
      ...plain,
      stage: { type: 'choice', label, options },
      customer: { type: 'relation', label, to: 'account', onDelete: 'clear' },
      partners: { type: 'manyToMany', label, to: 'account' },
    },
    track: {
      field: 'stage',
      into: 'deal_stage',
      value: 'stage',
      enteredAt: 'entered_at',
      leftAt: 'left_at',
      enteredBy: 'entered_by',
    },
  }),
  defineObject('deal_stage', {
    ...shared,
    title: 'stage',
    controlledBy: 'deal',
    fields: {
      deal: { type: 'relation', label, to: 'deal' },
      stage: { type: 'text', label },
      entered_at: { type: 'datetime', label },
      left_at: { type: 'datetime', label },
      entered_by: { type: 'user', label },
    },
  }),
  defineObject('contact', {
    ...shared,
    controlledBy: 'account',
    fields: {
      ...plain,
      account: { type: 'relation', label, to: 'account' },
      account_secret: { type: 'formula', label, expression: 'account.secret', result: 'text' },
    },
  }),
  defineObject('contact_note', {
    ...shared,
    controlledBy: 'contact',
    fields: { ...plain, contact: { type: 'relation', label, to: 'contact' } },
  }),
  defineObject('follow_up', {
    ...shared,
    controlledBy: 'related',
    fields: { ...plain, at: { type: 'datetime', label }, related: { type: 'polymorphic', label, to: ['account', 'deal'] } },
    activity: { related: 'related', at: 'at', text: 'name' },
  }),
  worldMemo,
];

const guarded = ['account.name', 'account.secret', 'account.amount', 'contact.amount', 'contact.name', 'deal.stage'] as const;
const fieldRight: fc.Arbitrary<FieldRight> = fc.constantFrom('hidden', 'hidden', 'masked', 'masked', 'read', 'edit');
const fieldRights = fc.dictionary(fc.constantFrom(...guarded), fieldRight, { maxKeys: 5 });
const whole: fc.Arbitrary<ObjectRights> = fc.record({ bulk: fc.boolean(), export: fc.boolean() });
const additions = fc.record({ fields: fieldRights, whole });

/** A world whose roles also hide fields and allow, or not, bulk changes and exports. Each deal has the history of its stage. */
export const engineWorld: fc.Arbitrary<World> = fc
  .tuple(anyWorld, fc.array(additions, { minLength: 4, maxLength: 4 }))
  .map(([world, more]) => ({
    ...world,
    roles: Object.fromEntries(
      Object.entries(world.roles).map(([name, role], index) => [name, widen(role, more[index] ?? { fields: {}, whole: {} })]),
    ),
    // Conditions of roles ask for what the records hold.
    records: [
      ...world.records.map((record) => ({ ...record, name: nameOf(record) })),
      ...world.records.filter(({ object }) => object === 'deal').map(stageOf),
    ],
  }));

function widen(role: RoleBody, { fields, whole }: { fields: Record<string, FieldRight>; whole: ObjectRights }): RoleBody {
  const objects = Object.fromEntries(Object.entries(role.objects).map(([object, line]) => [object, { ...line, ...whole }]));
  return { ...role, objects, fields: { ...fields } };
}

function stageOf({ id }: WorldRecord): WorldRecord {
  const own = id.replace('-8000-', '-8fff-');
  return { object: 'deal_stage', id: own, owner: null, department: null, trashed: false, parent: { object: 'deal', id } };
}

/** What a record holds, worked out from its place in the world. Two accounts each have the same name. */
export function nameOf({ object, id }: WorldRecord): string {
  const number = Number.parseInt(id.slice(-4), 16);
  return `Common ${object} ${object === 'account' ? number % 6 : number}`;
}

export function amountOf({ id }: WorldRecord): number {
  return 1 + Number.parseInt(id.slice(-4), 16) ** 2;
}

/** The account that a deal is with; it decides nothing over the deal. */
export function customerOf(world: World, deal: WorldRecord): WorldRecord {
  const accounts = world.records.filter(({ object }) => object === 'account');
  return accounts[amountOf(deal) % accounts.length] as WorldRecord;
}

/** The accounts that a deal's partners are. */
export function partnersOf(world: World, deal: WorldRecord): WorldRecord[] {
  return world.records.filter(
    ({ object, id }) => object === 'account' && (amountOf(deal) + Number.parseInt(id.slice(-4), 16)) % 3 === 0,
  );
}

type Site = { database: Database; schema: string };

/** Puts the world in the place of all records; `secret` is what every account keeps to itself. */
export async function writeEngineWorld({ database, schema }: Site, world: World): Promise<void> {
  const run = (text: string, rows: unknown) =>
    database.platform.query({ text: text.replaceAll('ws.', `"${schema}".`), values: [JSON.stringify(rows)] });
  const isStage = ({ object }: WorldRecord) => object === 'deal_stage';
  const emptied = ['deal_stage', 'deal__partners', 'sys_history'].map((table) => `"${schema}".${table}`).join(', ');
  await database.platform.query({ text: `truncate ${emptied} cascade`, values: [] });
  await writeWorld(database, schema, { ...world, records: world.records.filter((record) => !isStage(record)) });
  for (const object of ['account', 'deal', 'contact', 'contact_note', 'follow_up']) {
    const rows = world.records.filter((record) => record.object === object);
    const values = rows.map((row) => ({
      id: row.id,
      name: nameOf(row),
      amount: amountOf(row),
      ...keysOf([nameOf(row)], nameOf(row), [nameCore(nameOf(row))]),
    }));
    await run(
      `update ws.${object} t set name = r.name, amount = r.amount, search_text = r.text, search_keys = r.keys
        from jsonb_to_recordset($1) r(id uuid, name text, amount int, text text, keys int[]) where t.id = r.id`,
      values,
    );
  }
  await run(
    `insert into ws.deal__partners (from_id, to_id) select f, t from jsonb_to_recordset($1) r(f uuid, t uuid)`,
    world.records
      .filter(({ object }) => object === 'deal')
      .flatMap((deal) => partnersOf(world, deal).map((account) => ({ f: deal.id, t: account.id }))),
  );
  await run(
    `update ws.deal t set stage = 'open', customer_id = r.customer from jsonb_to_recordset($1) r(id uuid, customer uuid) where t.id = r.id`,
    world.records
      .filter(({ object }) => object === 'deal')
      .map((deal) => ({ id: deal.id, customer: customerOf(world, deal).id })),
  );
  await run(
    `insert into ws.deal_stage (id, deal_id, stage, entered_at, created_at, updated_at)
      select id, deal, 'open', now(), now(), now() from jsonb_to_recordset($1) r(id uuid, deal uuid)`,
    world.records.filter(isStage).map(({ id, parent }) => ({ id, deal: parent?.id })),
  );
}

/** Gives every account another secret, in its row, its search index and its history. */
export async function writeSecrets({ database, schema }: Site, world: World, secret: string): Promise<void> {
  const accounts = world.records.filter(({ object }) => object === 'account');
  const rows = accounts.map((row, index) => ({
    id: row.id,
    history: row.id.replace('-8000-', '-8eee-'),
    secret: `${secret} ${index}`,
    changes: { name: [null, nameOf(row)], secret: [null, `${secret} ${index}`] },
    ...keysOf([nameOf(row), `${secret} ${index}`], nameOf(row), [nameOf(row), `${secret} ${index}`].map(nameCore)),
  }));
  const query = (text: string) =>
    database.platform.query({ text: text.replaceAll('ws.', `"${schema}".`), values: [JSON.stringify(rows)] });
  await query(
    `update ws.account t set secret = r.secret, search_text = r.text, search_keys = r.keys
      from jsonb_to_recordset($1) r(id uuid, secret text, text text, keys int[]) where t.id = r.id`,
  );
  await query(
    `insert into ws.sys_history (id, object, record_id, at, source, action, changes)
      select history, 'account', id, '2026-01-01', 'web', 'create', changes from jsonb_to_recordset($1) r(history uuid, id uuid, changes jsonb)
      on conflict (record_id, id) do update set changes = excluded.changes`,
  );
}
