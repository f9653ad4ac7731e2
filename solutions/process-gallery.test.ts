import type { ProcessBody, Solution } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../server/src/access/actor.ts';
import { actorForUser } from '../server/src/access/actors.ts';
import { testUsers } from '../server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../server/src/catalog/test-workspace.ts';
import { applyTemplate } from '../server/src/data/setup/apply-template.ts';
import { writeRecords } from '../server/src/data/write/write-records.ts';
import { tryProcess } from '../server/src/process/runs/try-process.ts';
import * as solutions from './index.ts';

const known: Solution[] = Object.values(solutions);
const offers = known.filter(({ gallery }) => gallery === 'process');
const today = '2026-03-02';

/** Of each: a record that it is meant for, and the steps that it would do for it, as far as nobody is asked. */
const cases: Record<string, { values: Record<string, unknown>; steps: string[] }> = {
  lead_response: { values: { name: '王五' }, steps: ['first_call', 'a_day', 'still_new', 'urgent'] },
  stalled_deals: { values: { name: '停滞' }, steps: ['push'] },
  discount_approval: { values: { discount: 40 }, steps: ['superior', 'very_large', 'above'] },
  large_deal_approval: { values: { name: '大单', amount: '600000', stage: 'negotiation' }, steps: ['superiors'] },
  won_deal_follow_up: {
    values: { name: '赢单', stage: 'won' },
    steps: ['find_account', 'active', 'kick_off', 'a_month', 'call'],
  },
  contact_birthday: { values: { name: '寿星', birthday: '1990-03-02' }, steps: ['today', 'wishes'] },
  weekly_review: { values: { name: '本周', expected_close: today }, steps: ['look'] },
  contact_left: { values: { name: '离职', employment: 'left', decision_maker: true }, steps: ['who', 'decider'] },
  task_escalation: {
    values: { subject: '逾期', due_on: '2026-02-20' },
    steps: ['day_3', 'to_day_5', 'open_on_day_5', 'day_5', 'to_day_7', 'open_on_day_7', 'day_7'],
  },
  expense_approval: { values: { subject: '出差' }, steps: ['superior', 'large'] },
  leave_approval: { values: { reason: '回家', from_on: today, days: '5' }, steps: ['superior', 'long', 'head'] },
  contract_approval: { values: { name: '年框', amount: '200000' }, steps: ['superior', 'large', 'head'] },
  contract_renewal: { values: { name: '年框', status: 'approved', ends_on: '2026-05-01' }, steps: ['renew'] },
  overdue_receivables: {
    values: { name: '首付', due_on: '2026-02-20' },
    steps: ['day_3', 'to_day_5', 'unpaid_on_day_5', 'day_5', 'to_day_7', 'unpaid_on_day_7', 'day_7'],
  },
  supplier_certificate: {
    values: { name: '轴承厂', grade: 'approved', certified_until: '2026-02-20' },
    steps: ['ask', 'until_then', 'run_out', 'on_trial'],
  },
  new_hire: {
    values: { name: '新人', stage: 'hired', phone: '13800138000', starts_on: today },
    steps: ['at_once', 'account', 'desk_task', 'first_week'],
  },
  urgent_ticket: { values: { subject: '停机', urgency: 'urgent' }, steps: ['promise', 'a_day', 'unplanned', 'send'] },
};

let opened: TestWorkspace;
/** Has a superior, as whoever submits something does. */
let person: Actor;
beforeAll(async () => {
  opened = await openTestWorkspace({ users: { liLei: ['administrator'] }, clock: { now: () => new Date(`${today}T02:00:00Z`) } });
  person = (await actorForUser(opened.workspace, testUsers.liLei.id, 'web')) as Actor;
  for (const solution of offers) await applyTemplate(opened.workspace, person, { solution, known, sampleData: false });
  person = (await actorForUser(opened.workspace, testUsers.liLei.id, 'web')) as Actor;
});
afterAll(() => opened.drop());

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const linked: Record<string, unknown> = {};
  for (const [name, { definition, targets }] of opened.workspace.snapshot.objects.get(object)?.fields ?? []) {
    const [target] = targets;
    const isOwed = 'required' in definition && definition.required && definition.type === 'relation' && !(name in values);
    const wants = isOwed || (object === 'deal' && name === 'account');
    if (wants && target) linked[name] = await create(target, samples[target] ?? { name: `${target} ${++made}` });
  }
  const { ids } = await writeRecords(opened.workspace, person, { object, action: 'create', records: [{ ...linked, ...values }] });
  return ids[0] as string;
}

let made = 0;
/** What a record has to be brought to before its process is meant for it. */
const prepare: Record<string, (id: string) => Promise<unknown>> = {
  async expense_approval(id) {
    await create('expense_line', { spent_for: '车票', amount: '100', claim: id });
    const records = [{ id, values: { status: 'submitted' } }];
    await writeRecords(opened.workspace, person, { object: 'expense_claim', action: 'update', records });
  },
};
const samples: Record<string, Record<string, unknown>> = {
  equipment: { name: '焊机', serial_no: 'S-1', customer_name: '东海' },
  job_opening: { name: '工程师' },
};

describe('the gallery of processes', () => {
  test('has at least fifteen, each with a case here', () => {
    expect(offers.length).toBeGreaterThanOrEqual(15);
    expect(offers.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort());
  });

  test.each(offers.map(({ name }) => name))('%s does what it says for a record that it is meant for', async (name) => {
    const process = opened.workspace.snapshot.processes.get(name) as ProcessBody;
    const { values, steps } = cases[name] as (typeof cases)[string];
    const id = await create(process.trigger.object, values);
    await prepare[name]?.(id);
    const tried = await tryProcess(opened.workspace, person, { id, process });
    expect(tried.steps.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect([tried.holds, [...new Set(tried.steps.map(({ step }) => step))]]).toEqual([true, steps]);
  });
});
