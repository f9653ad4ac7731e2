import { type Definition, defineObject, defineProcess, type ProcessBody, type ProcessStep } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';

const label = { zh: '零件', en: 'Part' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;

/** Parts, and what processes make of them. */
export const partObjects: Definition[] = [
  defineObject('part', {
    ...shape,
    fields: { name: { ...text, required: true }, note: text, count: { type: 'integer', label }, due: { type: 'date', label } },
  }),
  defineObject('made', {
    ...shape,
    fields: {
      name: { ...text, required: true },
      of: { type: 'relation', to: 'part', label },
      after: { type: 'relation', to: 'made', label },
    },
  }),
];

export const make = (name: unknown, id = 'make'): ProcessStep => ({
  id,
  kind: 'createRecord',
  inputs: { object: 'made', values: { name } },
});
/** Fails as long as the part has no note. */
export const picky = (id = 'picky'): ProcessStep => make({ expression: 'note' }, id);
export const rest = (id = 'rest'): ProcessStep => ({ id, kind: 'delay', inputs: { length: { amount: 1, unit: 'day' } } });
export const split = (kind: string, ...ways: ProcessStep[][]): ProcessStep => ({
  ...{ id: kind, kind, inputs: {} },
  branches: ways.map((steps, at) => ({ id: `way_${at}`, steps })),
});
export const onCreate = (...steps: ProcessStep[]): ProcessBody => ({ label, trigger: { object: 'part', on: ['create'] }, steps });

/** A workspace with parts, a clock to set, and what a test does to processes. */
export type PartWorkspace = Awaited<ReturnType<typeof openParts>>;

type Beside = { definitions?: Definition[]; users?: Partial<Record<TestUser, string[]>> };

/** Opens it, with other definitions and users with roles where they are needed. */
export async function openParts(bodies: Record<string, ProcessBody>, { definitions: more = [], users = {} }: Beside = {}) {
  const clock = { at: new Date('2026-03-01T08:00:00Z') };
  const definitions = [...partObjects, ...more, ...Object.entries(bodies).map(([name, body]) => defineProcess(name, body))];
  const opened: TestWorkspace = await openTestWorkspace({ definitions, users, clock: { now: () => clock.at } });
  const { workspace } = opened;
  const admin = (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
  const rows = (text: string, ...values: unknown[]) =>
    opened.database.platform.query({ text: text.replaceAll('ws.', `"${workspace.schema}".`), values });
  return {
    ...{ opened, workspace, admin, clock, rows },
    work: () => drainOutbox(workspace),
    clear: () => rows('truncate ws.sys_run, ws.sys_token, ws.sys_event, ws.made'),
    create: async (values: Values, by: TestUser = 'admin') => {
      const actor = (await actorForUser(workspace, testUsers[by].id, 'web')) as Actor;
      return (await writeRecords(workspace, actor, { object: 'part', action: 'create', records: [values] })).ids[0] as string;
    },
    remove: (id: string) => writeRecords(workspace, admin, { object: 'part', action: 'delete', ids: [id] }),
    change: async (id: string, values: Values, by: TestUser = 'admin') => {
      const actor = (await actorForUser(workspace, testUsers[by].id, 'web')) as Actor;
      return writeRecords(workspace, actor, { object: 'part', action: 'update', records: [{ id, values }] });
    },
    made: async () => (await rows('select name from ws.made order by id')).map(({ name }) => name as string),
    publish: async (name: string, body: ProcessBody | null) => {
      const drafts = drafting(() => opened.workspace);
      await drafts.save({ kind: 'process', name, body } as never);
      await drafts.publish();
    },
  };
}
