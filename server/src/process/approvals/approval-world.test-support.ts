import {
  type ActsAs,
  type ApprovalInputs,
  type ApprovalSettings,
  type Button,
  type Definition,
  defineObject,
  defineProcess,
  defineRole,
  type ProcessBody,
  type ProcessStep,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';
import { type AskedAct, actOnTask } from './act-on-task.ts';
import type { ActOutcome } from './open-task-state.ts';

const label = { zh: '付款', en: 'Payment' };
const text = { type: 'text', label } as const;

/** Payments that people approve. Li Lei and Han Meimei work for Wang Fang, she for Zhang Wei. */
export const payment = defineObject('payment', {
  ...{ label, icon: 'cash', title: 'name', figure: 'amount' },
  fields: {
    name: { ...text, required: true },
    amount: { type: 'integer', label: { zh: '金额', en: 'Amount' } },
    secret: text,
    contract: { type: 'file', label: { zh: '合同', en: 'Contract' }, multiple: true },
    note: text,
    buyer: { type: 'user', label: { zh: '采购', en: 'Buyer' } },
    status: {
      type: 'choice',
      label: { zh: '状态', en: 'Status' },
      options: ['draft', 'pending', 'approved', 'rejected', 'withdrawn'].map((value) => ({
        value,
        label: { zh: value, en: value },
      })),
    },
  },
});

const everything = { read: 'all', create: true, edit: 'all', delete: 'all' } as const;

/** Pays; reads everything. The cashier role reads nothing. */
export const roles = [
  defineRole('clerk', { label, objects: { payment: everything, user: { read: 'all' } } }),
  defineRole('cashier', { label, objects: {} }),
];

export const statuses: ApprovalSettings = {
  status: { field: 'status', pending: 'pending', approved: 'approved', rejected: 'rejected', withdrawn: 'withdrawn' },
};

/** A step that asks people. */
export function asks(id: string, inputs: ApprovalInputs): ProcessStep {
  return { id, kind: 'approval', inputs };
}

/** A process that begins with payments whose name begins with its own. */
export function approves(name: string, steps: ProcessStep[], approval: ApprovalSettings = statuses, actsAs?: ActsAs) {
  const when = { field: 'name', op: 'startsWith', value: name } as const;
  return defineProcess(name, { label, trigger: { object: 'payment', on: ['create'], when }, steps, approval, actsAs });
}

/** A process that a button of the same name begins. */
export function submits(name: string, steps: ProcessStep[], actsAs?: ActsAs) {
  return defineProcess(name, { label, trigger: { object: 'payment', kind: 'button' }, steps, approval: statuses, actsAs });
}

/** Payments with a button for each process that one begins. */
function withButtons(processes: Definition[]): Definition {
  const pressed = processes.filter(({ body }) => (body as ProcessBody).trigger.kind === 'button');
  const buttons = pressed.map(({ name }): [string, Button] => [
    name,
    { label, places: ['record', 'selection'], does: { kind: 'runProcess', inputs: { process: name } } },
  ]);
  return buttons.length > 0 ? { ...payment, body: { ...payment.body, buttons: Object.fromEntries(buttons) } } : payment;
}

/** A workspace in which these processes ask for approvals, and what tests do there. */
export async function openApprovalWorld(
  processes: Definition[],
  { beside = [], users = {} }: { beside?: Definition[]; users?: Partial<Record<TestUser, string[]>> } = {},
) {
  const now = { at: new Date('2026-03-02T08:00:00Z') };
  const opened = await openTestWorkspace({
    definitions: [withButtons(processes), ...roles, ...beside, ...processes],
    users: { liLei: ['clerk'], hanMeimei: ['clerk'], wangFang: ['cashier'], zhangWei: ['cashier'], ...users },
    clock: { now: () => now.at },
  });
  const { workspace } = opened;
  const rows = (sql: string, ...values: unknown[]) =>
    opened.database.platform.query({ text: sql.replaceAll('ws.', `"${workspace.schema}".`), values });
  const actorOf = async (name: TestUser) => (await actorForUser(workspace, testUsers[name].id, 'web')) as Actor;
  const work = () => drainOutbox(workspace);
  const submit = async (by: TestUser, name: string, values: Values = {}) => {
    const records = [{ name, ...values }];
    const { ids } = await writeRecords(workspace, await actorOf(by), { object: 'payment', action: 'create', records });
    await work();
    return ids[0] as string;
  };
  /** Who is asked now, by name, in the order of the steps and seats. */
  const asked = async (record: string) => {
    const found = await rows(
      `select t.step, s.person from ws.sys_seat s join ws.sys_task t on t.id = s.task join ws.sys_approval a on a.id = t.approval
        where a.record_id = $1 and s.state = 'pending' and not s.removed order by t.id, s.position`,
      record,
    );
    return found.map(({ step, person }) => `${step}: ${nameOf(person as string)}`);
  };
  const taskOf = async (record: string, person: TestUser) => {
    const [seat] = await rows(
      `select t.id from ws.sys_seat s join ws.sys_task t on t.id = s.task join ws.sys_approval a on a.id = t.approval
        where a.record_id = $1 and (s.person = $2 or s.principal = $2) order by t.id desc limit 1`,
      record,
      testUsers[person].id,
    );
    return seat?.id as string;
  };
  const act = async (by: TestUser, record: string, asking: AskedAct): Promise<ActOutcome> =>
    actOnTask(workspace, await actorOf(by), { task: await taskOf(record, by), ...asking });
  const approvalOf = async (record: string) => {
    const [approval] = await rows(
      'select state, round from ws.sys_approval where record_id = $1 order by id desc limit 1',
      record,
    );
    const [kept] = await rows('select status from ws.payment where id = $1', record);
    return { state: approval?.state, status: kept?.status, round: approval?.round };
  };
  return { ...opened, now, rows, actorOf, work, submit, asked, taskOf, act, approvalOf };
}

export type ApprovalWorld = Awaited<ReturnType<typeof openApprovalWorld>>;

/** The name in the cast of a user. */
export function nameOf(id: string): string {
  return Object.entries(testUsers).find(([, user]) => user.id === id)?.[0] ?? id;
}
