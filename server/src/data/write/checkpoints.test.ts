import { createHash } from 'node:crypto';
import { type Definition, defineObject, defineRole } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { applyDefinitions } from '../../catalog/apply-definitions.ts';
import { replaceBody } from '../../catalog/definitions/layers.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import { askPass, decidePass } from '../checkpoints/passes.ts';
import { readCheckpoints } from '../checkpoints/read-checkpoints.ts';
import { verifyEvidence } from '../evidence/verify-evidence.ts';
import { problemsOf } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';
import { runWrite } from './run-write.ts';
import { writeRecords } from './write-records.ts';
import type { Values, WriteRequest } from './write-request.ts';

const option = (value: string, kind?: 'won' | 'lost') => ({ value, label: { zh: value, en: value }, ...(kind && { kind }) });

const everything = { read: 'all', create: true, edit: 'all', delete: 'all' } as const;

const definitions: Definition[] = [
  defineObject('shipment', {
    label: { zh: '发货', en: 'Shipment' },
    icon: 'coin',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' } },
      stage: {
        type: 'choice',
        label: { zh: '阶段', en: 'Stage' },
        default: 'draft',
        options: [option('draft'), option('ready'), option('sent'), option('won', 'won'), option('lost', 'lost')],
      },
      kind: { type: 'choice', label: { zh: '类别', en: 'Kind' }, options: [option('free')] },
      licence: { type: 'text', label: { zh: '许可证', en: 'Licence' } },
      weight: { type: 'decimal', label: { zh: '重量', en: 'Weight' } },
    },
    rules: { only_heavy: { when: 'weight > 100', show: ['licence'] } },
    gates: {
      export: {
        field: 'stage',
        option: 'ready',
        when: 'kind <> "free"',
        checkpoint: true,
        leave: {
          fields: ['licence'],
          conditions: { light: { holds: 'weight < 50', message: { zh: '须轻于 50', en: 'lighter than 50' } } },
        },
      },
    },
  }),
  defineRole('sales_rep', { label: { zh: '销售', en: 'Sales rep' }, objects: { '*': everything } }),
  defineRole('compliance', { label: { zh: '合规', en: 'Compliance' }, objects: { '*': everything }, system: ['breakGlass'] }),
];

type Site = Awaited<ReturnType<typeof openTestWorkspace>>;
let site: Site;
let admin: Actor;
let rep: Actor;
let officer: Actor;

beforeAll(async () => {
  site = await openTestWorkspace({ definitions, users: { liLei: ['sales_rep'], hanMeimei: ['compliance'] } });
});
beforeEach(async () => {
  const actor = async (id: string) => (await actorForUser(site.workspace, id, 'web')) as Actor;
  [admin, rep, officer] = [await actor(testUsers.admin.id), await actor(testUsers.liLei.id), await actor(testUsers.hanMeimei.id)];
});
afterAll(() => site.drop());

const send = (by: Actor, request: WriteRequest) => writeRecords(site.workspace, by, request);
const create = async (values: Values, by = admin) =>
  (await send(by, { object: 'shipment', action: 'create', records: [values] })).ids[0] as string;
const move = (id: string, values: Values, by = admin) =>
  send(by, { object: 'shipment', action: 'update', records: [{ id, values }] });
const whole = { licence: 'L-1', weight: 10 };
const rows = <R extends Record<string, unknown>>(text: string, ...values: unknown[]) =>
  site.database.platform.query<R>({ text: text.replaceAll('ws.', `"${site.workspace.schema}".`), values });
const stageOf = async (id: string) =>
  (await rows<{ stage: string }>('select stage from ws.shipment where id = $1', id))[0]?.stage;

test('nothing takes a record past a checkpoint without what it asks for, also not past it in one jump', async () => {
  const id = await create({ name: 'A' });
  const held = ['invalid', 'gateRequires licence 0', 'stoppedByGate stage 0'];
  expect((await problemsOf(move(id, { stage: 'sent' }))).toSorted()).toEqual(held.toSorted());
  expect((await problemsOf(create({ name: 'B', stage: 'won' }))).toSorted()).toEqual(held.toSorted());
  for (const source of ['api', 'import', 'process', 'system'] as const)
    expect((await problemsOf(move(id, { stage: 'won' }, { ...admin, source }))).toSorted()).toEqual(held.toSorted());
  await move(id, { stage: 'lost' });
  expect((await problemsOf(move(id, { stage: 'won' }))).toSorted()).toEqual(held.toSorted());
  await move(id, { stage: 'sent', ...whole });
});

test('the platform itself is held as well, and a field that rules hide is asked for', async () => {
  const id = await create({ name: 'A', weight: 1 });
  const byPlatform = site.workspace.db.transaction((tx) =>
    runWrite(
      site.workspace,
      admin,
      { object: 'shipment', action: 'update', records: [{ id, values: { stage: 'sent' } }] },
      { tx, byPlatform: true },
    ),
  );
  expect(await problemsOf(byPlatform)).toEqual(['invalid', 'gateRequires licence 0']);
});

test('a record that was let alone is held once the checkpoint is for it', async () => {
  const id = await create({ name: 'A', kind: 'free', stage: 'won' });
  expect((await problemsOf(move(id, { kind: null }))).length).toBe(3);
});

test('what stands behind a checkpoint is not deleted, and nothing comes back behind it without what it asks for', async () => {
  const id = await create({ name: 'A', stage: 'won', ...whole });
  const gone = send(admin, { object: 'shipment', action: 'delete', ids: [id] });
  expect(await problemsOf(gone)).toEqual(['invalid', 'keptByCheckpoint 0']);
  await rows('update ws.shipment set deleted_at = now(), licence = null where id = $1', id);
  const back = send(admin, { object: 'shipment', action: 'restore', ids: [id] });
  expect(await problemsOf(back)).toEqual(['invalid', 'gateRequires licence 0']);
});

test('an undo brings nothing back behind a checkpoint', async () => {
  const id = await create({ name: 'A', stage: 'sent', ...whole });
  const { batch } = await send(admin, {
    ...{ object: 'shipment', action: 'update', records: [{ id, values: { stage: 'draft' } }] },
    batch: { kind: 'bulk' },
  });
  await move(id, { licence: null });
  expect((await undoBatch(site.workspace, admin, batch as string)).failed).toHaveLength(1);
  expect(await stageOf(id)).toBe('draft');
});

const ask = (id: string, by: Actor, more: object = {}) =>
  askPass(site.workspace, by, {
    ...{ object: 'shipment', id, checkpoint: 'export', action: 'update', option: 'sent', reason: 'The embassy waits' },
    ...more,
  });
const grant = (pass: string, by: Actor) => decidePass(site.workspace, by, { pass, act: 'grant' });

test('two people together let one record through once, and the evidence says who, why and what was missing', async () => {
  const [id, other] = [await create({ name: 'A' }), await create({ name: 'B' })];
  const { id: pass } = await ask(id, rep);
  await expect(move(id, { stage: 'sent' }, rep)).rejects.toMatchObject({ code: 'invalid' });
  await grant(pass, officer);
  for (const [record, stage, by] of [
    [other, 'sent', rep],
    [id, 'won', rep],
    [id, 'sent', officer],
    [id, 'sent', { ...rep, source: 'api', kind: 'key' }],
    [id, 'sent', { ...rep, source: 'process' }],
  ] as [string, string, Actor][])
    await expect(move(record, { stage }, by)).rejects.toMatchObject({ code: 'invalid' });
  await move(id, { stage: 'sent' }, rep);
  expect(await stageOf(id)).toBe('sent');
  await move(id, { stage: 'draft' }, rep);
  await expect(move(id, { stage: 'sent' }, rep)).rejects.toMatchObject({ code: 'invalid' });
  const [last] = await rows<{ content: string }>(
    `select content from ws.sys_checkpoint_log where record_id = $1 and content::jsonb->>'kind' = 'passed' order by number desc limit 1`,
    id,
  );
  expect(JSON.parse(last?.content ?? '')).toMatchObject({
    by: testUsers.liLei.id,
    pass: { requester: testUsers.liLei.id, grantedBy: testUsers.hanMeimei.id, reason: 'The embassy waits' },
    values: { stage: 'sent', licence: null },
  });
});

test('nobody is their own second person, nobody without the right is one, and the right is asked again when it is used', async () => {
  const id = await create({ name: 'A' });
  const own = await ask(id, officer);
  await expect(grant(own.id, officer)).rejects.toMatchObject({ code: 'passRefused' });
  const { id: pass } = await ask(id, admin);
  await expect(grant(pass, rep)).rejects.toMatchObject({ code: 'forbidden' });
  await grant(pass, officer);
  await rows(`delete from ws.sys_user_role where user_id = $1`, testUsers.hanMeimei.id);
  await rows(`select pg_notify('tenon_access', $1)`, site.workspace.id);
  await expect.poll(() => actorForUser(site.workspace, testUsers.hanMeimei.id, 'web').then((actor) => actor?.roles)).toEqual([]);
  await expect(move(id, { stage: 'sent' })).rejects.toMatchObject({ code: 'invalid' });
  await rows(`insert into ws.sys_user_role (user_id, role) values ($1, 'compliance')`, testUsers.hanMeimei.id);
  await rows(`select pg_notify('tenon_access', $1)`, site.workspace.id);
  await expect
    .poll(() => actorForUser(site.workspace, testUsers.hanMeimei.id, 'web').then((actor) => actor?.roles))
    .toHaveLength(1);
  await rows(`update ws.sys_pass set expires_at = now() - interval '1 hour' where id = $1`, pass);
  await expect(move(id, { stage: 'sent' })).rejects.toMatchObject({ code: 'invalid' });
});

test('the chain of evidence says where it was broken', async () => {
  await create({ name: 'A', stage: 'won', ...whole });
  await create({ name: 'B', stage: 'won', ...whole });
  const sound = await verifyEvidence(site.workspace);
  expect(sound).toMatchObject({ broken: null });
  const at = sound.count - 1;
  await expect(
    site.workspace.db.transaction((tx) =>
      tx.query({ text: `delete from "${site.workspace.schema}".sys_checkpoint_log`, values: [] }),
    ),
  ).rejects.toThrow();
  const [kept] = await rows<{ content: string; hash: string; previous: string }>(
    'select content, hash, previous from ws.sys_checkpoint_log where number = $1',
    at,
  );
  await rows('update ws.sys_checkpoint_log set content = $2 where number = $1', at, kept?.content.replace('L-1', 'L-2'));
  expect((await verifyEvidence(site.workspace)).broken).toEqual({ number: at, why: 'changed' });
  const forged = kept?.content.replace('L-1', 'L-2') ?? '';
  const hash = createHash('sha256').update(`${kept?.previous}\n${forged}`).digest('hex');
  await rows('update ws.sys_checkpoint_log set hash = $2 where number = $1', at, hash);
  expect((await verifyEvidence(site.workspace)).broken).toEqual({ number: at + 1, why: 'notLinked' });
  await rows('update ws.sys_checkpoint_log set content = $2, hash = $3 where number = $1', at, kept?.content, kept?.hash);
  await rows('update ws.sys_checkpoint_log set checkpoint = $2 where number = $1', at, 'other');
  expect((await verifyEvidence(site.workspace)).broken).toEqual({ number: at, why: 'changed' });
  await rows('update ws.sys_checkpoint_log set checkpoint = $2 where number = $1', at, 'export');
  expect((await verifyEvidence(site.workspace)).broken).toBeNull();
  await rows('delete from ws.sys_checkpoint_log where number = $1', at);
  expect((await verifyEvidence(site.workspace)).broken).toEqual({ number: at, why: 'missing' });
});

test('by no random path of no role does a record come to stand behind the checkpoint without what it asks for', async () => {
  const stage = fc.constantFrom('draft', 'ready', 'sent', 'won', 'lost');
  const step = fc.record({
    who: fc.constantFrom('admin', 'rep', 'officer', 'platform', 'undo'),
    source: fc.constantFrom('web', 'api', 'import', 'process', 'system'),
    act: fc.oneof(
      fc.record({ to: stage }),
      fc.record({ kind: fc.constantFrom('free', null) }),
      fc.record({ weight: fc.constantFrom(10, 70, 200, null) }),
      fc.record({ to: stage, kind: fc.constantFrom('free', null) }),
      fc.constantFrom({ action: 'delete' }, { action: 'restore' }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const id = await create({ name: 'R' });
      for (const { who, source, act } of steps) {
        const by = { ...({ admin, rep, officer }[who as 'admin'] ?? admin), source: source as Actor['source'] };
        const given: Record<string, unknown> = { ...act };
        const { to, action, ...values } = given;
        const request: WriteRequest =
          action === 'delete' || action === 'restore'
            ? { object: 'shipment', action, ids: [id] }
            : { object: 'shipment', action: 'update', records: [{ id, values: to ? { ...values, stage: to } : values }] };
        const how = { byPlatform: who === 'platform', takesBack: who === 'undo' };
        await site.workspace.db
          .transaction((tx) => runWrite(site.workspace, by, request, { tx, ...how }))
          .catch((error: { code?: string }) => {
            if (!['invalid', 'notFound', 'forbidden'].includes(error.code ?? '')) throw error;
          });
        const [row] = await rows<{ stage: string; kind: string | null }>('select stage, kind from ws.shipment where id = $1', id);
        expect(['sent', 'won'].includes(row?.stage ?? '') && row?.kind !== 'free').toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('a record tells what holds it, who may be the second person, what each may do, and uses up no pass by telling', async () => {
  const id = await create({ name: 'A', weight: 10 });
  const { id: pass } = await ask(id, rep);
  const told = await readCheckpoints(site.workspace, rep, { object: 'shipment', id });
  expect(told.checkpoints).toEqual([
    {
      name: 'export',
      field: 'stage',
      option: 'sent',
      missing: [expect.objectContaining({ code: 'gateRequires', field: 'licence' })],
    },
  ]);
  expect(told.seconds.map((person) => person.id)).toContain(testUsers.hanMeimei.id);
  expect(told.passes).toEqual([expect.objectContaining({ id: pass, state: 'asked', can: ['withdraw'] })]);
  expect((await readCheckpoints(site.workspace, officer, { object: 'shipment', id })).passes[0]?.can).toEqual([
    'grant',
    'refuse',
  ]);
  await grant(pass, officer);
  const after = await readCheckpoints(site.workspace, rep, { object: 'shipment', id });
  expect([after.passes[0]?.state, after.checkpoints.length, await stageOf(id)]).toEqual(['granted', 1, 'draft']);
  expect(after.evidence.map(({ kind }) => kind)).toEqual(['granted', 'asked']);
});

test('a publish takes no record across, not even one that removes the checkpoint', async () => {
  await create({ name: 'A', stage: 'draft' });
  const { body } = definitions[0] as { body: { fields: { stage: { options: { value: string }[] } }; gates?: object } };
  const { stage } = body.fields;
  const { gates: _removed, ...left } = body;
  const options = stage.options.filter(({ value }) => value !== 'draft');
  const next = { ...left, fields: { ...body.fields, stage: { ...stage, default: 'ready', options } } };
  const publish = (target: string) =>
    applyDefinitions(site.workspace, {
      ...{ by: null, summary: '', wishes: { replace: { 'shipment.stage': { draft: target } } } },
      change: (all) =>
        all
          .map((layers) => (layers.name === 'shipment' ? replaceBody(layers, next as never) : layers))
          .filter((each) => each !== undefined),
    });
  expect(await wordsOf(publish('sent'))).toContain('a checkpoint (ready) stands between');
  expect(await wordsOf(publish('ready'))).toBe('{}');
});

async function wordsOf(publish: Promise<unknown>): Promise<string> {
  return JSON.stringify(((await publish.catch((error: unknown) => error)) as { details?: unknown }).details ?? {});
}
