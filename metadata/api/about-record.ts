import { z } from 'zod';
import { pathSchema } from '../query-schemas.ts';
import { commentShape } from './comments.ts';
import type { EndpointList } from './endpoint.ts';
import { ofObject, ofRecord } from './records.ts';
import { anId, instant, label, reference, values, wireRecord } from './shapes.ts';

const paged = z.object({ cursor: z.string().optional().meta({ description: '`next` of the page before' }) });

const entry = z
  .strictObject({
    id: anId,
    at: instant,
    actor: reference.nullable(),
    source: z.enum(['web', 'api', 'import', 'process', 'system']),
    action: z
      .enum(['create', 'update', 'delete', 'restore', 'print', 'reveal'])
      .meta({ description: 'To print a record or to see a masked value whole changes nothing, and is told all the same' }),
    button: label.optional().meta({ description: 'The button that was pressed for it' }),
    changes: z.record(z.string(), z.strictObject({ from: z.unknown(), to: z.unknown() })),
  })
  .meta({ id: 'HistoryEntry', description: 'One change, with the fields that the reader may see.' });
/** A change of a record, with the fields that its reader may see: values as in a record, links with their titles. */
export type HistoryEntry = z.output<typeof entry>;

/** A row of a sub-table in the history of its record: its number, its title, blank where it has none, and what changed in it. */
export type HistoryRowChange = { id: string; title: string | null; row?: number; changes?: HistoryEntry['changes'] };

const item = z
  .strictObject({
    type: z.string(),
    at: instant,
    actor: reference.nullable(),
    id: anId,
    record: z.looseObject({ id: anId, version: z.int() }).optional(),
    editable: z.boolean().optional().meta({ description: 'Whether the caller may change the activity' }),
    change: entry.optional(),
    comment: commentShape.optional(),
  })
  .meta({
    id: 'TimelineItem',
    description: 'A change, a comment, or a record of an object with activities, whose name is `type`.',
  });
/** A change, a comment, or a record of an object with activities. */
export type TimelineItem = z.output<typeof item>;

const target = z.strictObject({
  object: z.string(),
  optional: z.boolean(),
  values,
  incomplete: z.literal(true).optional().meta({ description: 'Fields that the caller may not see are left out' }),
  matches: z.array(reference),
});
const choice = z.union([
  z.strictObject({ create: z.literal(true), values: values.optional() }),
  z.strictObject({ id: z.string() }),
  z.strictObject({ skip: z.literal(true) }),
]);

/** What surrounds one record: its history, timeline and stages, records like it, and what it can be turned into. */
export const aboutRecordEndpoints = {
  'GET /api/records/:object/:id/history': {
    id: 'history',
    tag: 'records',
    summary: { zh: '{label}的变更历史', en: 'History: {label}' },
    description: { zh: '谁在何时改了什么。', en: 'Who changed what, and when.' },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    query: paged,
    answers: { 200: z.strictObject({ entries: z.array(entry), next: z.string().optional() }) },
    errors: ['badCursor'],
  },
  'GET /api/records/:object/:id/timeline': {
    id: 'timeline',
    tag: 'records',
    summary: { zh: '{label}的动态', en: 'Timeline: {label}' },
    description: { zh: '跟进、任务与变更，最新的在前。', en: 'What was done about the record and what changed, newest first.' },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    query: paged,
    answers: { 200: z.strictObject({ items: z.array(item), next: z.string().optional() }) },
    errors: ['badCursor'],
  },
  'GET /api/records/:object/:id/stages': {
    id: 'stages',
    tag: 'records',
    summary: { zh: '{label}的阶段历史', en: 'Stages: {label}' },
    description: {
      zh: '经过的阶段与进出时间，最早的在前。',
      en: 'Stages gone through, with the times entered and left, oldest first.',
    },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    answers: {
      200: z.array(z.strictObject({ stage: z.string(), enteredAt: instant, leftAt: instant.nullable() })),
    },
    offered: ({ track }) => track !== undefined,
  },
  'POST /api/records/:object/:id/reveal': {
    id: 'reveal',
    tag: 'records',
    summary: { zh: '查看{label}的一个脱敏字段的完整值', en: 'See one masked value whole: {label}' },
    description: {
      zh: '需要“查看完整值”权限；谁在何时看了哪个字段记入历史。每分钟 30 次。',
      en: 'Takes the right to reveal. Who saw which field, and when, is kept in the history. 30 a minute.',
    },
    callers: 'signedIn',
    params: ofRecord,
    body: z.strictObject({ field: z.string().max(48) }),
    answers: { 200: z.strictObject({ value: z.unknown() }) },
    offered: ({ access }) => access.reveal === true,
    example: { body: { field: 'phone' } },
  },
  'POST /api/records/:object/:id/print': {
    id: 'print',
    tag: 'records',
    summary: { zh: '打印{label}', en: 'Print: {label}' },
    description: {
      zh: '需要“打印”权限；返回要印的内容，并把谁在何时打印记入历史。',
      en: 'Takes the right to print. Answers what is to be on the sheet, and keeps in the history who had it.',
    },
    callers: 'signedIn',
    params: ofRecord,
    body: z.strictObject({ select: z.array(pathSchema).optional() }),
    answers: { 200: wireRecord },
    offered: ({ access }) => access.print === true,
    example: { body: {} },
  },
  'POST /api/records/:object/similar': {
    id: 'similar',
    tag: 'records',
    summary: { zh: '相似的{label}', en: 'Similar: {label}' },
    description: {
      zh: '与给出的值相似的已有记录；others 是无权查看的相似记录数，最多 10。需要新建权限。每分钟 60 次。',
      en: 'Records that look like the given values; `others` counts those that are not the caller’s to read, 10 at the most. Takes the right to create. 60 a minute.',
    },
    callers: 'signedIn',
    params: ofObject,
    body: z.strictObject({ values, exclude: z.string().optional() }),
    answers: {
      200: z.strictObject({
        records: z.array(
          z.strictObject({ id: anId, title: z.string().nullable(), owner: reference.nullable(), reason: z.string() }),
        ),
        others: z.int(),
      }),
    },
    example: { body: { values: { name: 'Acme' } } },
  },
  'GET /api/records/:object/:id/conversion': {
    id: 'conversion',
    tag: 'records',
    summary: { zh: '{label}可转为什么', en: 'What it can become: {label}' },
    description: {
      zh: '转化会新建的记录，以及已有的匹配记录。',
      en: 'The records a conversion would make, and those there that match.',
    },
    callers: 'signedIn',
    params: ofRecord,
    answers: { 200: z.strictObject({ targets: z.array(target) }) },
    errors: ['alreadyDone'],
    offered: ({ conversion }) => conversion !== undefined,
  },
  'POST /api/records/:object/:id/convert': {
    id: 'convert',
    tag: 'records',
    summary: { zh: '转化{label}', en: 'Convert: {label}' },
    description: {
      zh: '在一个事务中转为其他记录，可撤销。',
      en: 'Turns the record into others in one transaction; can be undone.',
    },
    callers: 'signedIn',
    params: ofRecord,
    body: z.strictObject({ targets: z.record(z.string(), choice).default({}) }),
    once: true,
    answers: { 200: z.strictObject({ records: z.record(z.string(), reference), undo: z.string() }) },
    errors: ['alreadyDone', 'conflict'],
    offered: ({ conversion }) => conversion !== undefined,
    example: { body: { targets: { part: { create: true }, order: { skip: true } } } },
  },
} as const satisfies EndpointList;
