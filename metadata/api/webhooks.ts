import { z } from 'zod';
import { webhookSchema } from '../define/trigger.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, reference, values } from './shapes.ts';

const process = { process: z.string().max(200).meta({ description: 'Name of the process' }) };
const path = z.string().meta({ description: 'Behind the address of this server' });
const delivery = z.strictObject({
  id: anId,
  event: z.string().nullable().meta({ description: 'As the sender names it' }),
  at: instant,
  state: z.enum(['received', 'refused']),
  repeats: z.int().meta({ description: 'So often it came again' }),
  problem: z.string().nullable().meta({ description: 'Why it was refused' }),
  seen: z.string().nullable().meta({ description: 'The beginning of the body, for who may read all that the process reads' }),
  record: reference.nullable(),
});
const trial = z.strictObject({
  given: values.meta({ description: 'What steps would read as `steps.call.name`' }),
  isNew: z.boolean().meta({ description: 'Whether the record would be made' }),
  record: reference.meta({ description: 'The record as it would be' }),
});

export type WebhookModel = z.output<(typeof webhookEndpoints)['GET /api/webhooks/:process']['answers'][200]>;
export type WebhookTrial = z.output<typeof trial>;

/** Addresses at which other systems set processes off. */
export const webhookEndpoints = {
  'POST /api/hooks/:workspace/:id': {
    id: 'receive_delivery',
    tag: 'connections',
    summary: { zh: '外部系统调用流程的地址', en: 'Another system calls the address of a process' },
    description: {
      zh: '按 Standard Webhooks 签名（webhook-id、webhook-timestamp、webhook-signature），或以 Authorization: Bearer 发送口令，由流程决定。最多 256 kB。同一事件重复发送只处理一次。',
      en: 'Signed as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature), or with a secret word as Authorization: Bearer, as the process says. At most 256 kB. An event that is sent again is worked off once.',
    },
    callers: 'senders',
    params: { workspace: z.string().max(200).meta({ description: 'Id of the workspace' }), id: anId },
    body: z.record(z.string(), z.json()),
    bodyTypes: ['application/json'],
    answers: {
      202: z.strictObject({ repeated: z.boolean().meta({ description: 'It came before, and nothing is done for it' }) }),
    },
    example: { body: { order: { number: 'SO-1001', amount: 1280 } } },
    errors: ['proofMissing', 'proofLate', 'proofWrong', 'eventUnnamed', 'recordMissing', 'processOff', 'forbidden', 'conflict'],
  },
  'GET /api/webhooks/:process': {
    id: 'read_webhook',
    tag: 'metadata',
    summary: { zh: '流程的接收地址及最近收到的内容', en: 'The address of a process, and what came there last' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: process,
    answers: {
      200: z.strictObject({
        path: path.nullable().meta({ description: 'Null where it has none yet' }),
        madeAt: instant.nullable().meta({ description: 'When its secret was made' }),
        deliveries: z.array(delivery).meta({ description: 'The last 30, newest first' }),
      }),
    },
  },
  'POST /api/webhooks/:process': {
    id: 'renew_webhook',
    tag: 'metadata',
    summary: { zh: '生成接收地址，或更换其密钥', en: 'Give a process an address, or its address a new secret' },
    description: { zh: '密钥只显示这一次。', en: 'The secret is told this once.' },
    callers: 'people',
    right: 'manageMetadata',
    params: process,
    answers: { 200: z.strictObject({ path, secret: z.string() }) },
  },
  'DELETE /api/webhooks/:process': {
    id: 'drop_webhook',
    tag: 'metadata',
    summary: { zh: '取消接收地址', en: 'Take the address of a process away' },
    callers: 'people',
    right: 'manageMetadata',
    params: process,
    answers: { 204: null },
  },
  'POST /api/automations/try-delivery': {
    id: 'try_delivery',
    tag: 'metadata',
    summary: { zh: '试收一份内容，不保存', en: 'See what would be taken of a body, and save nothing' },
    description: {
      zh: '以您的权限查找或新建记录，然后全部撤回；流程的步骤不运行。',
      en: 'The record is found or made with your rights, and all of it is taken back; the steps of the process are not carried out.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: z.strictObject({ trigger: webhookSchema, text: z.string().max(262_144) }),
    answers: { 200: trial },
    errors: ['recordMissing', 'notFound', 'conflict'],
    example: {
      body: {
        trigger: { kind: 'webhook', object: 'department', takes: [{ name: 'name', from: 'unit.name', into: 'name' }] },
        text: '{"unit":{"name":"Acme"}}',
      },
    },
  },
} as const satisfies EndpointList;
