import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { ofRecord } from './records.ts';
import { anId, instant, ofId, person, problemLine } from './shapes.ts';

const action = z.enum(['update', 'delete', 'restore']);
const state = z.enum(['asked', 'granted', 'refused', 'withdrawn', 'expired', 'used']);

const ofRecordAnswer = z.strictObject({
  checkpoints: z
    .array(
      z.strictObject({
        name: z.string().meta({ description: 'The gate of the object' }),
        field: z.string(),
        option: z.string().meta({ description: 'The nearest option behind it' }),
        missing: z.array(problemLine),
      }),
    )
    .meta({ description: 'Those that hold the record, and why' }),
  seconds: z.array(person).meta({ description: 'Who may be the second person' }),
  passes: z.array(
    z.strictObject({
      id: anId,
      checkpoint: z.string(),
      action,
      option: z.string().nullable(),
      reason: z.string(),
      requester: person,
      askedAt: instant,
      state,
      decidedBy: person.nullable(),
      decidedAt: instant.nullable(),
      comment: z.string().nullable(),
      expiresAt: instant,
      can: z.array(z.enum(['grant', 'refuse', 'withdraw'])).meta({ description: 'What the caller may do' }),
    }),
  ),
  evidence: z
    .array(
      z.strictObject({
        number: z.int(),
        hash: z.string(),
        kind: z.enum(['asked', 'granted', 'refused', 'withdrawn', 'passed']),
        at: instant,
        checkpoint: z.string(),
        by: person.nullable(),
        reason: z
          .string()
          .nullable()
          .meta({ description: 'Why it was let through without what is asked for; null where nothing was missing' }),
      }),
    )
    .meta({ description: 'The newest first' }),
});

export type CheckpointsOfRecord = z.output<typeof ofRecordAnswer>;

const reason = z.string().trim().min(1).max(2000);

/** What no role gets round, who lets a record through all the same, and the evidence of it. */
export const checkpointEndpoints = {
  'GET /api/records/:object/:id/checkpoints': {
    id: 'read_checkpoints',
    tag: 'records',
    summary: { zh: '一条记录的检查点', en: 'Which checkpoints hold a record and why, who may let it through, and what passed' },
    callers: 'signedIn',
    params: ofRecord,
    answers: { 200: ofRecordAnswer },
  },
  'POST /api/records/:object/:id/passes': {
    id: 'ask_pass',
    tag: 'records',
    summary: { zh: '申请破例通过检查点', en: 'Ask a second person to let a record past a checkpoint' },
    callers: 'people',
    params: ofRecord,
    body: z.strictObject({
      checkpoint: z.string().max(48),
      action: action.default('update'),
      option: z.string().max(100).optional().meta({ description: 'Of an update: the option that the record shall take' }),
      reason,
    }),
    once: true,
    answers: { 200: z.strictObject({ id: anId }) },
    errors: ['nobodySecond'],
    example: { body: { checkpoint: 'export', option: 'sent', reason: 'The licence is on its way' } },
  },
  'POST /api/passes/:id/acts': {
    id: 'decide_pass',
    tag: 'records',
    summary: { zh: '处理破例申请', en: 'Grant or refuse it as the second person, or withdraw one of one’s own' },
    callers: 'people',
    params: ofId('Pass'),
    body: z.strictObject({ act: z.enum(['grant', 'refuse', 'withdraw']), comment: z.string().max(2000).optional() }),
    once: true,
    answers: { 200: z.strictObject({ state }) },
    errors: ['passRefused'],
    example: { body: { act: 'grant' } },
  },
  'GET /api/checkpoint-log/check': {
    id: 'check_checkpoint_log',
    tag: 'workspace',
    summary: { zh: '核对检查点证据', en: 'Verify the chain of evidence' },
    description: {
      zh: '逐条核对哈希链，说明首先在哪里断开。请把最后一条的编号和哈希另行保存：末尾被截去时只有它能证明。',
      en: 'Reads the chain from its beginning and says where it is broken first. Keep number and hash of the last elsewhere: only they show that the end was cut off.',
    },
    callers: 'signedIn',
    right: 'breakGlass',
    answers: {
      200: z.strictObject({
        count: z.int(),
        last: z.strictObject({ number: z.int(), hash: z.string() }).nullable(),
        broken: z.strictObject({ number: z.int(), why: z.enum(['missing', 'notLinked', 'changed']) }).nullable(),
      }),
    },
  },
} as const satisfies EndpointList;
