import { z } from 'zod';
import { type NoticeGroup, noticeGroups, noticeKinds } from '../define/notice-kinds.ts';
import { approvalStates } from '../define/process.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, person } from './shapes.ts';

const groups = Object.keys(noticeGroups) as [NoticeGroup, ...NoticeGroup[]];

const notice = z.strictObject({
  id: anId,
  kind: z.enum(noticeKinds),
  at: instant,
  read: z.boolean(),
  count: z.int().meta({ description: 'How often it happened before it was read' }),
  by: person.nullable(),
  process: label.nullable(),
  object: label.nullable(),
  record: z
    .strictObject({ object: z.string(), id: anId, title: z.string().nullable() })
    .nullable()
    .meta({ description: 'Null where the caller may not see it, or there were several' }),
  task: anId.nullable().meta({ description: 'What the caller is asked' }),
  comment: anId.nullable().meta({ description: 'The first unread comment that it tells of' }),
  excerpt: z.string().nullable().meta({ description: 'How that comment begins, where the caller may see its record' }),
  said: label.nullable().meta({ description: 'Of a message of a process, where the caller may see its record' }),
  state: z.enum(approvalStates).nullable().meta({ description: 'Of the approval that it tells of' }),
});

export type Notice = z.output<typeof notice>;

/** What the caller has been told, and that they have read it. */
export const noticeEndpoints = {
  'GET /api/notices': {
    id: 'list_notices',
    tag: 'notices',
    summary: { zh: '我的通知', en: 'What the caller was told, the latest first' },
    callers: 'people',
    query: z.strictObject({
      group: z.enum(groups).optional(),
      unread: z.literal('true').optional(),
      after: z.string().max(200).optional(),
    }),
    answers: { 200: z.strictObject({ items: z.array(notice), next: z.string().optional() }) },
    errors: ['badCursor'],
  },
  'GET /api/notices/counts': {
    id: 'count_notices',
    tag: 'notices',
    summary: { zh: '未读通知的数量', en: 'How much is unread' },
    callers: 'people',
    answers: { 200: z.strictObject({ unread: z.int() }) },
  },
  'POST /api/notices/read': {
    id: 'read_notices',
    tag: 'notices',
    summary: { zh: '标为已读', en: 'Mark as read' },
    callers: 'people',
    body: z.strictObject({
      ids: z.array(anId).min(1).max(200).optional().meta({ description: 'Without it: all of them' }),
      group: z.enum(groups).optional(),
    }),
    answers: { 204: null },
    example: { body: {} },
  },
} as const satisfies EndpointList;
