import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';

/** Where people are who design. */
export const presenceEndpoints = {
  'POST /api/studio/presence': {
    id: 'tell_presence',
    tag: 'metadata',
    summary: { zh: '告诉其他设计者自己在工作室的哪里', en: 'Tell others who design where in the studio one is' },
    description: {
      zh: '通过事件流转告，不保存。关闭以同一 page 打开的事件流即离开。',
      en: 'Passed on by the event streams, and not kept. A page leaves when the stream ends that was opened with the same `page`.',
    },
    callers: 'people',
    right: 'manageMetadata',
    forApps: true,
    body: z.strictObject({
      page: z.uuid(),
      place: z
        .string()
        .max(400)
        .regex(/^\/studio/)
        .nullable()
        .meta({ description: 'Its address; null: no longer there' }),
    }),
    answers: { 204: null },
    example: { body: { page: '01910000-0000-7000-8000-000000000001', place: '/studio/objects/deal/fields' } },
  },
} as const satisfies EndpointList;
