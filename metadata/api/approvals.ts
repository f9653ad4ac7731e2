import { z } from 'zod';
import { approvalStates } from '../define/process.ts';
import type { FieldModel } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { ofRecord } from './records.ts';
import { anId, instant, label, ofId, person, values } from './shapes.ts';

const taskState = z.enum(['open', 'approved', 'rejected', 'returned', 'closed']);
const seatState = z.enum(['notStarted', 'waiting', 'pending', 'approving', 'approved', 'rejected', 'closed']);
const record = z.strictObject({ object: z.string(), id: anId, title: z.string().nullable() });

/** An approval as lists and cards name it. */
const approval = z.strictObject({
  id: anId,
  label: label.meta({ description: 'Of its process' }),
  object: label.nullable(),
  record,
  submitter: person,
  submittedAt: instant,
  state: z.enum(approvalStates),
  round: z.int(),
  endedAt: instant.nullable(),
});

const fieldModel = z
  .unknown()
  .meta({ description: 'How its values are shown, as the metadata has fields' }) as z.ZodType<FieldModel>;

const shown = z.strictObject({
  path: z.string(),
  label,
  field: fieldModel,
  value: z.unknown().meta({ description: 'As it was submitted' }),
  hashes: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Of files: the SHA-256 of what each held when it was submitted, by id' }),
  edit: z.boolean().optional().meta({ description: 'Whether whoever approves may change it' }),
  demanded: z.boolean().optional().meta({ description: 'Whether it has to be filled in when it is approved' }),
  now: z.unknown().optional().meta({ description: 'As it is now, where that is something else' }),
});

const item = z.strictObject({
  task: anId.nullable().meta({ description: 'What the caller is asked, or was; null in the list of what they submitted' }),
  step: label.nullable(),
  approval,
  shown: z.array(shown),
  for: person.nullable().meta({ description: 'Whom the caller stands in for' }),
  openedAt: instant.nullable(),
  dueAt: instant.nullable(),
  batch: z.boolean().meta({ description: 'Whether it may be approved together with others' }),
  did: z.strictObject({ act: z.string(), at: instant }).nullable().meta({ description: 'What the caller did last' }),
});
const list = z.strictObject({ items: z.array(item), next: z.string().optional() });

const seat = z.strictObject({
  id: anId,
  person,
  for: person.nullable(),
  addedBy: anId.nullable().meta({ description: 'The seat of who added them' }),
  place: z.enum(['before', 'after', 'beside']).nullable(),
  advises: z.boolean(),
  reason: z.string().nullable().meta({ description: 'How they came to it: `instead`, `administrator`, `fallback`' }),
  state: seatState,
});
const task = z.strictObject({
  id: anId,
  step: z.string(),
  label,
  state: taskState,
  round: z.int(),
  mode: z.string(),
  openedAt: instant,
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  seats: z.array(seat),
});
const keptFile = z.strictObject({ id: anId, name: z.string(), size: z.int(), type: z.string(), sha256: z.string() });
const entry = z.strictObject({
  at: instant,
  act: z.string(),
  by: person.nullable(),
  for: person.nullable(),
  to: z.array(person),
  step: label.nullable(),
  comment: z.string().nullable(),
  why: z.string().nullable(),
  changes: z
    .array(z.strictObject({ path: z.string(), label, field: fieldModel, from: z.unknown(), to: z.unknown() }))
    .meta({ description: 'What was changed in the record along with it, as far as the caller may see' }),
  signature: keptFile.nullable(),
  files: z.array(keptFile),
});
const progress = z.strictObject({ approval, tasks: z.array(task), log: z.array(entry), can: z.array(z.string()) });
const card = z.strictObject({
  approval,
  task,
  shown: z.array(shown),
  changed: z.boolean().meta({ description: 'Whether the record has changed since it was submitted' }),
  reads: z.boolean().meta({ description: 'Whether the caller may open the record itself' }),
  version: z.int().nullable().meta({ description: 'Of the record as it is now' }),
  needs: z
    .strictObject({ comment: z.boolean(), signature: z.boolean(), attachment: z.boolean() })
    .meta({ description: 'What goes with an approval' }),
  next: z
    .strictObject({ label, several: z.boolean(), among: z.array(person).nullable() })
    .nullable()
    .meta({ description: 'The step for which the caller chooses who decides when they approve; `among` is null for everybody' }),
  seat: anId.nullable().meta({ description: 'On which the caller is asked, or was' }),
  can: z.array(z.string()).meta({ description: 'What the caller may do now' }),
  targets: z
    .array(z.strictObject({ step: z.string(), label }))
    .meta({ description: 'Earlier steps that the caller may send it back to, besides whoever submitted it' }),
  removable: z.array(anId).meta({ description: 'Seats of those whom the caller added and may take off again' }),
  tasks: z.array(task),
  log: z.array(entry),
});

export type TodoItem = z.output<typeof item>;
export type TodoList = z.output<typeof list>;
export type ApprovalCard = z.output<typeof card>;
export type ApprovalProgress = z.output<typeof progress>;
export type ApprovalTask = z.output<typeof task>;
export type ApprovalEntry = z.output<typeof entry>;
export type ApprovalSummary = z.output<typeof approval>;

const comment = z.string().max(2000).optional();
const voteRule = z.strictObject({ mode: z.enum(['all', 'any', 'sequence']) });
const hold = z.boolean().optional().meta({ description: 'What follows waits five seconds, so that it can be taken back' });
const act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('approve'),
    comment,
    hold,
    signature: anId.optional().meta({ description: 'A picture that was uploaded for it' }),
    files: z.array(anId).max(20).optional(),
    values: values.optional().meta({ description: 'Fields of the record, where the step lets them be changed' }),
    version: z.int().optional().meta({ description: 'With `values`: refused when the record is at another version' }),
    next: z.array(anId).max(20).optional().meta({ description: 'Who decides in the next step, where the caller chooses' }),
  }),
  z.strictObject({ act: z.literal('reject'), comment, hold }),
  z.strictObject({ act: z.literal('advise'), comment }),
  z.strictObject({ act: z.literal('takeBack'), comment }),
  z.strictObject({
    act: z.literal('return'),
    comment,
    step: z.string().max(48).nullable().meta({ description: 'An earlier step that it came through; null: whoever submitted it' }),
    back: z.enum(['again', 'here']).meta({ description: '`here`: it comes back to this step at once afterwards' }),
  }),
  z.strictObject({ act: z.literal('transfer'), to: anId, comment }),
  z.strictObject({ act: z.literal('delegate'), to: anId, comment }),
  z.strictObject({
    act: z.literal('addSign'),
    place: z.enum(['before', 'after', 'beside']),
    people: z.array(anId).min(1).max(20),
    rule: voteRule.optional(),
    comment,
  }),
  z.strictObject({ act: z.literal('removeSign'), seat: anId, comment }),
]);
const acted = z.strictObject({
  state: taskState,
  late: z
    .strictObject({ act: z.string(), by: person.nullable(), at: instant })
    .optional()
    .meta({ description: 'What had been done before, so that nothing was left to do' }),
});

const agentInput = z.strictObject({ agent: anId, from: instant, until: instant });
const agent = z.strictObject({ agent: person, from: instant, until: instant });

export type Agent = z.output<typeof agent>;

const approvalAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['withdraw', 'remind', 'reopen']) }),
  z.strictObject({ act: z.enum(['terminate', 'comment']), comment: z.string().trim().min(1).max(2000) }),
  z.strictObject({ act: z.literal('reassign'), task: anId, seat: anId, to: anId }),
]);

/** What people are asked to decide, what they submitted, and what they do. */
export const approvalEndpoints = {
  'GET /api/todo': {
    id: 'list_todo',
    tag: 'approvals',
    summary: { zh: '待我处理、我发起、我已处理的审批', en: 'Approvals to handle, submitted by the caller, and done' },
    callers: 'signedIn',
    query: z.strictObject({
      list: z.enum(['open', 'started', 'copied', 'done']).default('open'),
      after: z.string().max(200).optional(),
    }),
    answers: { 200: list },
    errors: ['badCursor'],
  },
  'GET /api/todo/counts': {
    id: 'count_todo',
    tag: 'approvals',
    summary: { zh: '各列表的数量', en: 'How many there are in each list' },
    callers: 'signedIn',
    answers: {
      200: z.strictObject({ open: z.int(), started: z.int(), copied: z.int().meta({ description: 'Not looked at yet' }) }),
    },
  },
  'GET /api/tasks/:id': {
    id: 'read_task',
    tag: 'approvals',
    summary: { zh: '一项审批任务', en: 'A task: what is to be decided, how far it is, and what may be done' },
    callers: 'signedIn',
    params: ofId('Task'),
    answers: { 200: card },
  },
  'POST /api/approvals/:id/read': {
    id: 'read_copy',
    tag: 'approvals',
    summary: { zh: '抄送给我的审批已读', en: 'Say that one has looked at an approval that was shown to one' },
    callers: 'people',
    params: ofId('Approval'),
    answers: { 204: null },
  },
  'POST /api/tasks/:id/acts': {
    id: 'act_on_task',
    tag: 'approvals',
    summary: { zh: '处理一项审批任务', en: 'Decide, or pass on' },
    description: {
      zh: '同意、拒绝、退回、转交、委托、加签、减签、取回。已被处理时返回 200，并在 late 中说明是谁做的。',
      en: 'Approve, reject, return, transfer, delegate, add or remove people, take back. Who comes late gets 200, with `late` saying who did what.',
    },
    callers: 'people',
    params: ofId('Task'),
    body: act,
    once: true,
    answers: { 200: acted },
    errors: ['actRefused', 'invalid', 'conflict'],
    example: { body: { act: 'approve', comment: 'Fine with me' } },
  },
  'GET /api/me/agent': {
    id: 'read_agent',
    tag: 'approvals',
    summary: { zh: '我的代理人', en: 'Who stands in for the caller' },
    callers: 'people',
    answers: { 200: z.strictObject({ agent: agent.nullable() }) },
  },
  'PUT /api/me/agent': {
    id: 'save_agent',
    tag: 'approvals',
    summary: { zh: '设置或取消我的代理人', en: 'Say who stands in for the caller, or that nobody does' },
    callers: 'people',
    body: z.strictObject({ agent: agentInput.nullable() }),
    answers: { 204: null },
    errors: ['actRefused'],
    example: { body: { agent: null } },
  },
  'POST /api/approvals/:id/acts': {
    id: 'act_on_approval',
    tag: 'approvals',
    summary: {
      zh: '撤回、催办、恢复、评论、终止、改派',
      en: 'Withdraw, remind, open again, comment, end, or give a seat to somebody else',
    },
    description: {
      zh: '提交人可以撤回、催办，以及恢复因超时关闭的任务；参与者都可以评论；管理员可以终止（须写明原因）和改派。',
      en: 'Whoever submitted it withdraws, reminds, and opens again what was closed when its time was up; all who take part comment; an administrator ends it with a reason, and reassigns.',
    },
    callers: 'people',
    params: ofId('Approval'),
    body: approvalAct,
    once: true,
    answers: { 200: z.strictObject({ state: z.enum(approvalStates) }) },
    errors: ['actRefused', 'approvalEnded'],
    example: { body: { act: 'remind' } },
  },
  'GET /api/records/:object/:id/approvals': {
    id: 'list_approvals_of_record',
    tag: 'approvals',
    summary: { zh: '一条记录的审批', en: 'The approvals of a record, the latest first' },
    callers: 'signedIn',
    params: ofRecord,
    answers: { 200: z.strictObject({ approvals: z.array(progress) }) },
  },
} as const satisfies EndpointList;
