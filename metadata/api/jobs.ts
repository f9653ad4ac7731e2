import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, ofId, reference, values } from './shapes.ts';

const status = z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'undone']);
export const kept = z.strictObject({ count: z.int(), reason: z.string() });
/** Records that an undo left as they are, and why. */
export type Kept = z.output<typeof kept>;

const told = z.strictObject({ field: z.string().optional(), message: z.string(), rows: z.int() });
/** What is said of records alike, with their number. */
export type ToldOfRows = z.output<typeof told>;

const summary = z.strictObject({
  id: anId,
  kind: z.string(),
  label: label.meta({ description: '`{name}` stands for the name of its file, `{objects}` for the label of its object' }),
  status,
  object: z.string().optional(),
  name: z.string().optional().meta({ description: 'Of the file that was sent' }),
  action: z.enum(['update', 'delete', 'restore']).optional(),
  total: z.int().optional().meta({ description: 'How many records or rows it is for, once that is known' }),
  done: z.int(),
  failed: z.int(),
  createdAt: instant,
  endedAt: instant.optional(),
  undo: z
    .union([z.templateLiteral(['/undo/', z.string()]), z.templateLiteral(['/imports/', z.string(), '/undo'])])
    .optional()
    .meta({ description: 'Where a POST takes back what it did, under `/api`' }),
  kept: kept.optional().meta({ description: 'Records that its undo left as they are, and why' }),
  refused: z.array(told).optional().meta({ description: 'Why records were left out' }),
  warned: z.array(told).optional().meta({ description: 'What rules warn of' }),
  by: reference.optional().meta({ description: 'Who started it, where it was somebody else' }),
  problem: z.string().optional(),
});
/** Long work of the caller, as a tray shows it. */
export type JobSummary = z.output<typeof summary>;

/** How far long work has come. */
export const jobEndpoints = {
  'GET /api/jobs': {
    id: 'list_jobs',
    tag: 'workspace',
    summary: { zh: '自己最近七天的后台任务', en: 'Your own background jobs of the last seven days' },
    callers: 'signedIn',
    answers: { 200: z.strictObject({ jobs: z.array(summary) }) },
  },
  'GET /api/jobs/:id': {
    id: 'get_job',
    tag: 'workspace',
    summary: { zh: '后台任务的进度', en: 'How far a background job has come' },
    callers: 'signedIn',
    params: ofId('Job id'),
    answers: {
      200: z.strictObject({ id: anId, kind: z.string(), status, progress: values, problem: z.string().optional() }),
    },
  },
  'POST /api/jobs/:id/cancel': {
    id: 'cancel_job',
    tag: 'workspace',
    summary: { zh: '取消后台任务', en: 'Cancel a background job' },
    callers: 'signedIn',
    params: ofId('Job id'),
    answers: { 202: z.strictObject({}) },
    errors: ['alreadyDone'],
  },
} as const satisfies EndpointList;
