import { z } from 'zod';
import { processSchema } from '../define/process.ts';
import type { EndpointList } from './endpoint.ts';
import { count, instant, label, reference, values } from './shapes.ts';

const run = z.strictObject({
  id: z.string(),
  process: z.string().nullable().meta({ description: 'Like `label`, null for what a connection is to send' }),
  label: label.nullable(),
  step: z.strictObject({ id: z.string(), number: z.int(), label, object: label.nullable() }).nullable().meta({
    description: 'The step that failed, counted from 1, what it is called, and the object it writes; null before the first',
  }),
  record: reference,
  item: reference
    .nullable()
    .meta({ description: 'The record in turn, where a step goes through several and this run is about one of them' }),
  object: label.nullable(),
  by: reference.nullable().meta({ description: 'Who made the change; the automation acts with their rights' }),
  at: instant,
  change: z.string().meta({ description: 'Of the change, as the log of the server names it' }),
  depth: z.int().meta({
    description: 'How many runs come before it that set each other off; 0 where a person made the change',
  }),
  status: z.enum(['waiting', 'failed', 'done', 'skipped', 'aside']).meta({
    description: '`waiting`: it is tried again by itself at `dueAt`. `skipped`: not to be done, for the reason in `problem`',
  }),
  attempts: z.int(),
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  problem: z.string().nullable(),
  warnings: z.array(z.string()).meta({ description: 'What rules warn of what it wrote' }),
  begun: z.boolean().meta({ description: 'It has done steps, which stay done when it goes on' }),
  present: z.enum(['same', 'changed', 'unfit']).nullable().meta({
    description:
      'The process as it is now, beside that of the run; `unfit`: it has the steps at which the run stands no more. Null where it is removed',
  }),
  skips: z.array(z.strictObject({ step: label, reason: z.string(), by: reference })).meta({
    description: 'Steps that somebody passed over, and why',
  }),
});
const group = z.strictObject({ process: z.string().nullable(), label: label.nullable(), count: z.int() });
const backlog = z.strictObject({
  waiting: z.int().meta({ description: 'Changes that wait for their automations' }),
  oldest: instant.nullable().meta({ description: 'Since when the first of them does' }),
  groups: z.array(group).meta({ description: 'Runs that did not go through, by automation' }),
  runs: z.array(run).meta({ description: 'The latest of these runs' }),
  latest: z.array(run).meta({ description: 'What was done last, or was not to be done' }),
  aside: z.array(run).meta({ description: 'What somebody set aside last; it can be run again' }),
});

/** What automations are still to do, and what they could not do. */
export type AutomationBacklog = z.output<typeof backlog>;
export type AutomationGroup = z.output<typeof group>;
export type AutomationRun = z.output<typeof run>;

const triedRecord = z.strictObject({
  object: z.string(),
  id: z.string(),
  title: z.unknown(),
  isNew: z.boolean(),
  changes: z.array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
const triedStep = z.strictObject({
  step: z.string(),
  item: z
    .string()
    .optional()
    .meta({ description: 'What the record is called for which it would be done, within a step that goes through several' }),
  items: z.int().optional().meta({ description: 'So many records it would go through; the first few are tried' }),
  branches: z.array(z.string()).optional().meta({ description: 'The branches it would go on in' }),
  until: instant.nullable().optional().meta({
    description:
      'It would wait until then, and the trial goes on at once; null: until somebody or something wakes it, and the trial ends',
  }),
  asks: z.array(z.string()).optional().meta({ description: 'Who would be asked; the trial goes on as if they approved' }),
  records: z.array(triedRecord).optional().meta({ description: 'What it would make or change' }),
  tells: z
    .array(z.strictObject({ to: z.string(), said: label }))
    .optional()
    .meta({ description: 'What it would tell or write to whom; nothing is sent' }),
  call: z.strictObject({ connection: z.string(), action: z.string(), values }).optional(),
  problem: z.string().optional().meta({ description: 'Why it would not go through' }),
});
const tried = z.strictObject({
  holds: z.boolean().meta({ description: 'Whether the record meets the condition of the process' }),
  steps: z.array(triedStep).meta({ description: 'In the order in which they would be done' }),
});

/** What a process would do for a record. */
export type TriedProcess = z.output<typeof tried>;

const which = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.strictObject({ process: z.string().max(200).nullable() }),
]);
const version = z.enum(['new', 'old']).optional().meta({
  description:
    'The process as it is now, or as it was when the run began. Left out: as it is now where it still has the steps at which the run stands',
});
const resumed = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000), version }),
  z.strictObject({ process: z.string().max(200).nullable(), version }),
]);
const example = { body: { process: null } };

/** What automations are still to do, what they could not do, and what becomes of that. */
export const automationEndpoints = {
  'GET /api/automations': {
    id: 'list_automation_backlog',
    tag: 'workspace',
    summary: { zh: '等待执行和未成功的自动化', en: 'Automations that wait, and runs that did not go through' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: backlog },
  },
  'POST /api/automations/again': {
    id: 'run_automations_again',
    tag: 'workspace',
    summary: { zh: '让未成功的自动化从出错的步骤继续', en: 'Have automations go on at the steps that did not go through' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: resumed,
    answers: { 200: count },
    errors: ['stepsGone'],
    example,
  },
  'POST /api/automations/skip': {
    id: 'skip_automation_step',
    tag: 'workspace',
    summary: { zh: '跳过未成功的步骤，并说明原因', en: 'Pass over a step that did not go through, and say why' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: z.strictObject({ id: z.uuid(), step: z.string().max(200), reason: z.string().trim().min(1).max(1000) }),
    answers: { 204: null },
    errors: ['notFound', 'alreadyDone'],
    example: { body: { id: '01890a5d-ac96-774b-bcce-b302099a8057', step: 'make', reason: 'The customer has it already.' } },
  },
  'POST /api/automations/aside': {
    id: 'set_automations_aside',
    tag: 'workspace',
    summary: { zh: '搁置未成功的自动化', en: 'Set automations aside that did not go through' },
    description: {
      zh: '按标识指定的运行在进行中也可以停止；它所请求的审批随之终止。',
      en: 'A run that is named by its id is stopped while it is under way, too; what it asks people ends with it.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: which,
    answers: { 200: count },
    example,
  },
  'POST /api/automations/try': {
    id: 'try_process',
    tag: 'metadata',
    summary: { zh: '在一条记录上试运行流程，不保存', en: 'Carry out a process for a record as it would be, and save nothing' },
    description: {
      zh: '流程无需已发布。返回每一步会做什么、走哪个分支、要等到何时；全部撤回，不会调用外部系统。',
      en: 'The process need not be published. Answers what each step would do, which branches it would take and how long it would wait; all of it is taken back, and no other system is called.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: z.strictObject({
      id: z.uuid(),
      process: processSchema,
      values: values.optional().meta({ description: 'As if the record held these' }),
    }),
    answers: { 200: tried },
    errors: ['notFound', 'invalid'],
    example: {
      body: {
        id: '01910000-0000-7000-8000-0000000000ff',
        process: {
          label: { zh: '改名', en: 'Rename' },
          trigger: { object: 'department', on: ['update'] },
          steps: [{ id: 'rename', kind: 'updateRecord', inputs: { values: { name: 'Acme' } } }],
        },
      },
    },
  },
} as const satisfies EndpointList;
