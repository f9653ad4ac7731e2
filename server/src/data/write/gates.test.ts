import { type Definition, defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { TenonError } from '../../base/errors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import { problemsOf } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';
import { writeRecords } from './write-records.ts';
import type { Values } from './write-request.ts';

const option = (value: string, kind?: 'won' | 'lost') => ({ value, label: { zh: value, en: value }, ...(kind && { kind }) });

const definitions: Definition[] = [
  defineObject('bid', {
    label: { zh: '投标', en: 'Bid' },
    icon: 'coin',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' } },
      stage: {
        type: 'choice',
        label: { zh: '阶段', en: 'Stage' },
        default: 'first',
        options: [option('first'), option('offer'), option('talk'), option('won', 'won'), option('lost', 'lost')],
      },
      kind: { type: 'choice', label: { zh: '类别', en: 'Kind' }, options: [option('big'), option('small')] },
      price: { type: 'decimal', label: { zh: '价格', en: 'Price' } },
      margin: { type: 'decimal', label: { zh: '毛利', en: 'Margin' } },
      rating: { type: 'text', label: { zh: '评级', en: 'Rating' } },
      checks: { type: 'choices', label: { zh: '检查', en: 'Checks' }, options: [option('read'), option('sized')] },
    },
    gates: {
      first: { field: 'stage', option: 'first', leave: { fields: ['price'], checklists: ['checks'] }, next: ['offer', 'lost'] },
      offer: {
        field: 'stage',
        option: 'offer',
        leave: {
          conditions: { enough: { holds: 'margin >= 10', message: { zh: '毛利至少 10', en: 'a margin of 10 at least' } } },
        },
      },
      won: { field: 'stage', option: 'won', when: 'kind = "big"', enter: { fields: ['margin', 'rating'] } },
      closed: { field: 'stage', option: 'talk', enter: { fields: ['rating'] }, off: true },
    },
  }),
  defineRole('sales_rep', {
    label: { zh: '销售', en: 'Sales rep' },
    objects: { '*': { read: 'all', create: true, edit: 'all' } },
    fields: { 'bid.margin': 'read', 'bid.rating': 'hidden' },
  }),
  defineRole('sales_manager', {
    label: { zh: '销售经理', en: 'Sales manager' },
    objects: { '*': { read: 'all', create: true, edit: 'all' } },
  }),
];

let opened: Awaited<ReturnType<typeof openTestWorkspace>>;
let admin: Actor;
let rep: Actor;

beforeAll(async () => {
  opened = await openTestWorkspace({ definitions, users: { liLei: ['sales_rep'] } });
  admin = (await actorForUser(opened.workspace, testUsers.admin.id, 'web')) as Actor;
  rep = (await actorForUser(opened.workspace, testUsers.liLei.id, 'web')) as Actor;
});

afterAll(() => opened.drop());

const create = async (values: Values, by = admin) =>
  (await writeRecords(opened.workspace, by, { object: 'bid', action: 'create', records: [values] })).ids[0] as string;
const move = (id: string, values: Values, by = admin) =>
  writeRecords(opened.workspace, by, { object: 'bid', action: 'update', records: [{ id, values }] });

async function wordsOf(write: Promise<unknown>): Promise<unknown> {
  const error = await write.catch((error: unknown) => error);
  return error instanceof TenonError ? error.details.problems?.map(({ params }) => params) : undefined;
}

test('a record goes on once all that its stage asks for is there, and says what is missing until then', async () => {
  const id = await create({ name: 'A' });
  expect(await problemsOf(move(id, { stage: 'offer' }))).toEqual([
    'invalid',
    'stoppedByGate checks 0',
    'stoppedByGate checks 0',
    'gateRequires price 0',
  ]);
  expect(await problemsOf(move(id, { stage: 'offer', price: 5, checks: ['read'] }))).toEqual([
    'invalid',
    'stoppedByGate checks 0',
  ]);
  await move(id, { stage: 'offer', price: 5, checks: ['read', 'sized'] });
});

test('losing and going back need nothing, and other changes are left alone', async () => {
  const id = await create({ name: 'A' });
  await move(id, { name: 'B' });
  await move(id, { stage: 'lost' });
  const back = await create({ name: 'A', stage: 'talk' });
  await move(back, { stage: 'offer' });
});

test('a record goes where its stage leads to, and nowhere else', async () => {
  const id = await create({ name: 'A', price: 5, checks: ['read', 'sized'] });
  const jump = move(id, { stage: 'talk' });
  expect(await problemsOf(jump)).toEqual(['invalid', 'stoppedByGate stage 0']);
  expect(await wordsOf(jump)).toEqual([
    expect.objectContaining({ message: { zh: '下一步只能是：offer / lost', en: 'it goes on to offer / lost only' } }),
  ]);
});

test('a condition that is not true holds the record, in the words of its gate, and blank is not true', async () => {
  const id = await create({ name: 'A', stage: 'offer' });
  expect(await problemsOf(move(id, { stage: 'talk' }))).toEqual(['invalid', 'stoppedByGate stage 0']);
  expect(await problemsOf(move(id, { stage: 'talk', margin: 9 }))).toEqual(['invalid', 'stoppedByGate stage 0']);
  await move(id, { stage: 'talk', margin: 10 });
});

test('a gate of some records is none of others', async () => {
  await create({ name: 'A', stage: 'won', kind: 'small' });
  expect(await problemsOf(create({ name: 'A', stage: 'won', kind: 'big' }))).toEqual([
    'invalid',
    'gateRequires margin 0',
    'gateRequires rating 0',
  ]);
});

test('imports and processes meet the same gates', async () => {
  for (const source of ['import', 'process', 'api'] as const) {
    const id = await create({ name: 'A' });
    expect(await problemsOf(move(id, { stage: 'offer', checks: ['read', 'sized'] }, { ...admin, source }))).toEqual([
      'invalid',
      'gateRequires price 0',
    ]);
  }
});

test('who may not fill in what is missing does not get through, hears who may, and no names of what is hidden', async () => {
  const id = await create({ name: 'A', stage: 'talk', kind: 'big' });
  const won = move(id, { stage: 'won' }, rep);
  expect(await problemsOf(won)).toEqual(['invalid', 'gateAsksOthers margin 0', 'gateAsksHidden 0']);
  const words = JSON.stringify(await wordsOf(won));
  expect(words).toContain('销售经理');
  expect(words).not.toContain('评级');
});

test('what was there before comes back by an undo, whatever the gates ask for', async () => {
  const id = await create({ name: 'A', stage: 'offer', margin: 10 });
  const { batch } = await writeRecords(opened.workspace, admin, {
    object: 'bid',
    action: 'update',
    records: [{ id, values: { stage: 'first' } }],
    batch: { kind: 'bulk' },
  });
  await undoBatch(opened.workspace, admin, batch as string);
  const [row] = await opened.database.platform.query({
    text: `select stage from "${opened.workspace.schema}".bid where id = $1`,
    values: [id],
  });
  expect(row).toEqual({ stage: 'offer' });
});
