import { z } from 'zod';
import type { JobSummary } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, ofId, reference, values } from './shapes.ts';

const status = z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'undone']);
export const kept = z.strictObject({ count: z.int(), reason: z.string() });
const told = z.array(z.strictObject({ field: z.string().optional(), message: z.string(), rows: z.int() })).optional();
const summary: z.ZodType<JobSummary> = z.strictObject({
  id: anId,
  kind: z.string(),
  label,
  status,
  object: z.string().optional(),
  name: z.string().optional(),
  action: z.enum(['update', 'delete', 'restore']).optional(),
  total: z.int().optional(),
  done: z.int(),
  failed: z.int(),
  createdAt: instant,
  endedAt: instant.optional(),
  undo: z.union([z.templateLiteral(['/undo/', z.string()]), z.templateLiteral(['/imports/', z.string(), '/undo'])]).optional(),
  kept: kept.optional(),
  refused: told,
  warned: told,
  by: reference.optional(),
  problem: z.string().optional(),
});

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
