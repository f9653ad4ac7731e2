import { z } from 'zod';
import type { AutomationBacklog } from '../automation-wire.ts';
import type { EndpointList } from './endpoint.ts';
import { count, instant, label, reference } from './shapes.ts';

const run = z.strictObject({
  id: z.string(),
  process: z.string().nullable(),
  label: label.nullable(),
  step: z.strictObject({ number: z.int(), label, object: label.nullable() }).nullable(),
  record: reference,
  object: label.nullable(),
  by: reference.nullable(),
  at: instant,
  change: z.string(),
  depth: z.int(),
  status: z.enum(['waiting', 'failed', 'done', 'skipped', 'aside']),
  attempts: z.int(),
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  problem: z.string().nullable(),
  warnings: z.array(z.string()).meta({ description: 'What rules warn of what it wrote' }),
});
const backlog: z.ZodType<AutomationBacklog> = z.strictObject({
  waiting: z.int(),
  oldest: instant.nullable(),
  groups: z.array(z.strictObject({ process: z.string().nullable(), label: label.nullable(), count: z.int() })),
  runs: z.array(run).meta({ description: 'Runs that did not go through' }),
  latest: z.array(run).meta({ description: 'What was done last, or was not to be done' }),
  aside: z.array(run).meta({ description: 'What was set aside last' }),
});
const which = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.strictObject({ process: z.string().max(200).nullable() }),
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
    summary: { zh: '重新执行未成功的自动化', en: 'Run automations again that did not go through' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: which,
    answers: { 200: count },
    example,
  },
  'POST /api/automations/aside': {
    id: 'set_automations_aside',
    tag: 'workspace',
    summary: { zh: '搁置未成功的自动化', en: 'Set automations aside that did not go through' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: which,
    answers: { 200: count },
    example,
  },
} as const satisfies EndpointList;
