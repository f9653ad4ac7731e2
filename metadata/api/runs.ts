import { z } from 'zod';
import { type ProcessBody, processSchema } from '../define/process.ts';
import type { EndpointList } from './endpoint.ts';
import { ofRecord } from './records.ts';
import { anId, instant, label, ofId, reference, values } from './shapes.ts';

/** How a run stands. `ready`: its turn comes next. `underway`: it waits for a time, a person or an event. */
export const runStatuses = ['ready', 'waiting', 'underway', 'done', 'skipped', 'failed', 'aside'] as const;
const status = z.enum(runStatuses).meta({
  description:
    '`ready`: its turn comes next. `underway`: it waits for a time, a person or an event. `waiting`: a step did not go through and is tried again by itself; `failed`: it is left to a person. `skipped`: not to be done. `aside`: a person set it aside',
});

const line = z.strictObject({
  id: anId,
  process: z.string(),
  label: label.meta({ description: 'As the process is called now' }),
  record: reference.meta({ description: '`title` is null where the record is gone or not to be read' }),
  by: reference.nullable().meta({ description: 'Who set it off; null: it came by itself' }),
  status,
  at: instant,
  endedAt: instant.nullable(),
});

const changed = z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() });
const touched = z.strictObject({
  object: z.string(),
  id: anId,
  title: z.string().nullable(),
  isNew: z.boolean(),
  changes: z.array(changed).meta({ description: 'Of fields that the caller may read' }),
});
const visit = z.strictObject({
  step: z.string(),
  state: z
    .enum(['done', 'waits', 'failed', 'passedOver'])
    .meta({ description: '`passedOver`: somebody had the run go on without it' }),
  at: instant.nullable().meta({ description: 'When it was done, or did not go through; null while it waits' }),
  until: instant.nullable().optional().meta({ description: 'It waits until then; null: until somebody or something wakes it' }),
  asked: z
    .strictObject({
      state: z.enum(['open', 'approved', 'rejected', 'returned', 'closed']),
      waitsFor: z.array(z.string()).meta({ description: 'The names of those who are asked' }),
    })
    .optional(),
  branches: z.array(z.string()).optional().meta({ description: 'The branches it went on in' }),
  records: z.array(touched).optional().meta({ description: 'What it made, changed or found' }),
  unseen: z.int().optional().meta({ description: 'So many records that the caller may not read' }),
  answers: values.optional().meta({ description: 'What else it answered' }),
  call: z
    .strictObject({
      connection: z.string(),
      action: z.string(),
      status: z.enum(['waiting', 'done', 'failed']),
      problem: label.nullable(),
      answer: z.string().nullable().meta({
        description:
          'The beginning of the answer, at most 4 kB, without secrets; null for who may not read all that the process reads',
      }),
    })
    .optional(),
  inner: z
    .strictObject({ run: anId, process: z.string(), label, status })
    .optional()
    .meta({ description: 'The run of another process that it has made' }),
  items: z
    .strictObject({
      total: z.int(),
      done: z.int(),
      aside: z.int().meta({ description: 'Set aside, or not to be done' }),
      troubled: z
        .array(z.strictObject({ run: anId, title: z.string().nullable(), status, problem: z.string() }))
        .meta({ description: 'The first of those that did not go through, each with the run of its own' }),
    })
    .optional()
    .meta({ description: 'Of a step that goes through several records: how far it has come' }),
  warnings: z.array(z.string()).optional(),
  problem: z.string().optional().meta({ description: 'Why it did not go through' }),
  skip: z.strictObject({ reason: z.string(), by: reference }).optional(),
});

const view = z.strictObject({
  run: line,
  body: (processSchema as z.ZodType<ProcessBody>).meta({ description: 'The process as it was when the run was made' }),
  present: z.enum(['same', 'changed', 'unfit']).nullable().meta({
    description:
      'The process as it is now beside that of the run; `unfit`: it lacks the steps at which the run stands. Null: it is removed',
  }),
  item: reference.nullable().meta({ description: 'The record in turn, of a run that another one makes for each of several' }),
  outer: anId.nullable().meta({ description: 'The run that made this one and waits for it' }),
  attempts: z.int(),
  depth: z.int().meta({ description: 'How many runs come before it that set each other off' }),
  dueAt: instant.nullable().meta({ description: 'When it is tried again by itself' }),
  problem: z.string().nullable().meta({ description: 'Why it is where it is, where no step is to blame' }),
  steps: z
    .array(visit)
    .meta({ description: 'In the order in which they were come to; a step that was come to twice is there twice' }),
});

const health = z.strictObject({
  events: z.int().meta({ description: 'Changes whose processes are not set off yet' }),
  oldestEvent: instant.nullable(),
  ready: z.int().meta({ description: 'Runs whose turn comes next' }),
  oldestReady: instant.nullable(),
  timers: z.int().meta({ description: 'Times that runs wait for' }),
  nextTimer: instant.nullable(),
  still: z.int().meta({ description: 'Runs and times whose turn came more than ten minutes ago' }),
  schedules: z.array(
    z.strictObject({
      process: z.string(),
      label,
      nextAt: instant,
      problem: z.string().nullable().meta({ description: 'Why its last time could not be worked off' }),
      failedAt: instant.nullable(),
    }),
  ),
  nodes: z
    .array(
      z.strictObject({
        process: z.string(),
        step: z.string(),
        label,
        stepLabel: label,
        waiting: z.int().meta({ description: 'So many runs stand there now' }),
        oldest: instant.nullable().meta({ description: 'Since when the first of them does' }),
        seconds: z.number().nullable().meta({ description: 'How long the latest finished runs took there, on average' }),
      }),
    )
    .meta({ description: 'Where runs wait, or took a minute and longer' }),
});

export type ProcessHealth = z.output<typeof health>;
export type RunLine = z.output<typeof line>;
export type RunStatus = RunLine['status'];
export type RunView = z.output<typeof view>;
export type VisitedStep = z.output<typeof visit>;

const page = z.object({
  process: z.string().max(200).optional(),
  status: status.optional(),
  before: anId.optional().meta({ description: '`next` of the page before' }),
});

/** How processes run: each run with what its steps did, and what ran on a record. */
export const runEndpoints = {
  'GET /api/runs': {
    id: 'list_runs',
    tag: 'workspace',
    summary: { zh: '流程的运行', en: 'Runs of processes' },
    description: { zh: '最新的在前。', en: 'Newest first.' },
    callers: 'signedIn',
    right: 'manageMetadata',
    query: page,
    answers: { 200: z.strictObject({ runs: z.array(line), next: anId.optional() }) },
  },
  'GET /api/runs/health': {
    id: 'process_health',
    tag: 'workspace',
    summary: { zh: '流程的运行状况', en: 'How processes are doing' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: health },
  },
  'GET /api/runs/:id': {
    id: 'read_run',
    tag: 'workspace',
    summary: { zh: '一次运行及其每一步', en: 'A run with all that its steps did' },
    description: {
      zh: '只含调用者有权查看的字段值。',
      en: 'Of records it tells the values of fields that the caller may read.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofId('Run id'),
    answers: { 200: view },
    errors: ['notFound'],
  },
  'GET /api/records/:object/:id/runs': {
    id: 'runs_of_record',
    tag: 'records',
    summary: { zh: '在{label}上运行过的流程', en: 'Processes that ran on: {label}' },
    description: {
      zh: '最近 50 次运行，以及会自动发生的流程（按执行顺序）。',
      en: 'The last 50 runs, and the processes that come by themselves, in their order.',
    },
    callers: 'signedIn',
    params: ofRecord,
    answers: {
      200: z.strictObject({
        runs: z.array(line),
        automations: z.array(z.strictObject({ name: z.string(), label, kind: z.string(), active: z.boolean() })),
      }),
    },
    errors: ['notFound'],
  },
} as const satisfies EndpointList;
