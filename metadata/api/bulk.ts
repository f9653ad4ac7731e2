import { z } from 'zod';
import { filterSchema } from '../query-schemas.ts';
import type { ObjectModel } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { ofObject } from './records.ts';
import { anId, problemLine, startedJob, values } from './shapes.ts';

const ids = z.array(z.string()).max(5000);
const target = { ids: ids.optional(), filter: filterSchema.optional(), search: z.string().optional() };
export const eachRequest = z.union([
  z.strictObject({ action: z.literal('create'), records: z.array(values).max(5000), partial: z.boolean().optional() }),
  z.strictObject({
    action: z.literal('update'),
    records: z.array(z.looseObject({ id: z.string(), version: z.int().optional() })).max(5000),
    partial: z.boolean().optional(),
  }),
]);
export const changeRequest = z.union([
  z.strictObject({ action: z.literal('update'), ...target, values }),
  z.strictObject({ action: z.enum(['delete', 'restore']), ...target }),
]);

const failed = z.array(z.strictObject({ row: z.int(), id: z.string().optional(), problems: z.array(problemLine) }));
const undo = z.string().optional().meta({ description: 'For `POST /api/undo/{token}`, good for 30 days' });
const bulkResult = z
  .strictObject({
    done: z.int(),
    failed,
    ids: z.array(anId),
    undo,
    along: z
      .array(z.strictObject({ object: z.string(), count: z.int() }))
      .optional()
      .meta({ description: 'With `restore`: records of other objects that came back with these' }),
  })
  .meta({ id: 'BulkResult', description: 'What a change of many records did.' });
/** What a change of many records did. */
export type BulkResult = z.output<typeof bulkResult>;

const pasted = z.strictObject({ done: z.int(), failed, undo });
/** How many records were written; none when some row is wrong, unless `partial` was asked for. */
export type PasteAnswer = z.output<typeof pasted>;

const mostRows = 2000;
const mostFields = 60;
const paste = z.strictObject({
  fields: z.array(z.string().max(200)).min(1).max(mostFields),
  ids: z.array(z.string()).min(1).max(mostRows),
  cells: z.array(z.array(z.string().max(100_000)).max(mostFields)).max(mostRows),
  partial: z.boolean().default(false),
});

/** Without a field to write there is nothing to change many records by. */
const isWritten = ({ access }: ObjectModel) => access.create || access.edit;

/** Many records at once, and taking changes back. */
export const bulkEndpoints = {
  'POST /api/records/:object/bulk': {
    id: 'bulk',
    tag: 'records',
    summary: { zh: '批量处理{label}', en: 'Bulk: {label}' },
    description: {
      zh: '一次新建、修改、删除或恢复多条记录，可撤销。全部记录用 filter: {"and":[]}。超过 1,000 条时返回任务。',
      en: 'Creates, updates, deletes or restores many records; can be undone. All of them: filter: {"and":[]}. Over 1,000 records it goes on as a job.',
    },
    callers: 'signedIn',
    params: ofObject,
    body: z.union([eachRequest, changeRequest]),
    takesMany: true,
    once: true,
    answers: { 200: bulkResult, 202: startedJob },
    errors: ['conflict', 'inUse'],
    offered: isWritten,
    example: { body: { action: 'update', filter: { and: [] }, values: { name: 'Acme' } } },
  },
  'POST /api/records/:object/bulk-count': {
    id: 'count_bulk',
    tag: 'records',
    summary: { zh: '批量处理会影响多少{label}', en: 'Count before bulk: {label}' },
    description: {
      zh: '将会改动的记录数，以及其中有权改动的数量。',
      en: 'How many records a bulk change is about, and how many of them the caller may change.',
    },
    callers: 'signedIn',
    params: ofObject,
    body: z.strictObject({ action: z.enum(['update', 'delete']), ...target }),
    answers: { 200: z.strictObject({ total: z.int(), allowed: z.int() }) },
    example: { body: { action: 'delete', filter: { and: [] } } },
  },
  'POST /api/records/:object/paste': {
    id: 'paste',
    tag: 'records',
    summary: { zh: '粘贴到{label}的单元格', en: 'Paste into cells: {label}' },
    description: {
      zh: '按字段类型解析文本并作为一批写入，可撤销；有一行不对就都不写，除非 partial 为 true。',
      en: 'Reads texts by field type and writes them as one batch that can be undone; one wrong row keeps all from being written, unless partial is true.',
    },
    callers: 'signedIn',
    params: ofObject,
    body: paste,
    takesMany: true,
    once: true,
    answers: { 200: pasted },
    errors: ['conflict', 'inUse'],
    offered: isWritten,
    example: { body: { fields: ['name'], ids: ['01910000-0000-7000-8000-0000000000ff'], cells: [['Acme']] } },
  },
  'POST /api/undo/:token': {
    id: 'undo',
    tag: 'workspace',
    summary: {
      zh: '撤销批量操作、转化或导入，30 天内有效',
      en: 'Take back a bulk change, a conversion or an import, for 30 days',
    },
    callers: 'signedIn',
    params: { token: z.string().meta({ description: 'From the answer of the change' }) },
    once: true,
    answers: { 200: bulkResult },
    errors: ['alreadyDone', 'nothingUndone', 'invalid'],
  },
} as const satisfies EndpointList;
