import { z } from 'zod';
import { dateBuckets } from '../query.ts';
import {
  filterSchema,
  groupBySchema,
  measureSchema,
  pathSchema,
  questionPeriodSchema,
  sortSchema,
  tableCalculationSchema,
} from '../query-schemas.ts';
import type { Page } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, recordChange, recordInput, text, wireRecord } from './shapes.ts';

const object = z.string().meta({ description: 'Name of the object' });
export const ofObject = { object };
export const ofRecord = { object, id: anId.meta({ description: 'Record id' }) };

const sort = sortSchema.extend({ bucket: z.enum(dateBuckets).optional() });
const cursor = text.meta({ description: '`next` of the page before' });
const pageLimit = z.int().min(1).max(200).default(50).meta({ description: 'Records a page' });
const counting = z.enum(['capped', 'exact']).meta({ description: 'Count to 10,000 or to the end' });

const page: z.ZodType<Page> = z.strictObject({
  records: z.array(wireRecord),
  next: z.string().optional().meta({ description: 'Cursor of the next page; absent on the last' }),
  count: z.strictObject({ value: z.int(), capped: z.boolean() }).optional(),
});

/** The query string of lists and exports; the engine reads it. */
export const listParameters = {
  select: text.optional().meta({ description: 'Paths to return, comma-separated' }),
  sort: text.optional().meta({ description: 'Paths to sort by, comma-separated; `-` before a path for descending' }),
  filter: text.optional().meta({ description: 'A Filter as JSON' }),
  search: text.optional().meta({ description: 'Words to look for' }),
  trash: z.stringbool().optional().meta({ description: 'Deleted records instead of live ones' }),
};
const query = z
  .strictObject({
    select: z.array(pathSchema).optional(),
    filter: filterSchema.optional(),
    search: text.optional(),
    sort: z.array(sort).optional(),
    limit: pageLimit.optional(),
    cursor: cursor.optional(),
    count: counting.optional(),
    trash: z.boolean().optional(),
  })
  .meta({ id: 'Query', description: 'What to list.' });
const aggregation = z
  .strictObject({
    filter: filterSchema.optional(),
    search: text.optional(),
    period: questionPeriodSchema.optional(),
    group: z.array(groupBySchema).max(4).optional(),
    measures: z.array(measureSchema).min(1).max(30),
    calculations: z.array(tableCalculationSchema).max(30).optional(),
    sort: z.array(sortSchema).optional(),
    limit: z.int().min(1).max(10_000).default(1000).optional(),
    totals: z.boolean().optional(),
  })
  .meta({ id: 'Aggregation', description: 'Figures over groups of records. `filter` of a measure narrows it alone.' });
const figures = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export const figureRow = z.strictObject({
  keys: z.array(z.unknown()),
  values: figures,
  before: figures.optional().meta({ description: 'The same figures over the days that the period is compared with' }),
  totals: z.array(z.int()).optional().meta({ description: 'Positions of the groups that this row is the total over' }),
});
/** `keys` follow the groups (references as `{ id, title }`), `values` the measures by name; decimals as strings. */
export type ReportRow = z.output<typeof figureRow>;
/** How many groups there are in all, where the answer has the first of them. */
export const groupCount = z
  .int()
  .optional()
  .meta({ description: 'How many groups there are, more than the rows where the answer is cut' });

const groups = z.strictObject({ rows: z.array(figureRow), truncated: z.boolean(), groupCount }).meta({
  id: 'Groups',
  description: 'A row for each group: `keys` in the order of the groups, `values` by the names of the measures.',
});

/** List, query, aggregate, export, and one record's life. */
export const recordEndpoints = {
  'GET /api/records/:object': {
    id: 'list',
    tag: 'records',
    summary: { zh: '列出{label}', en: 'List: {label}' },
    description: { zh: '按权限列出记录，支持筛选、排序和翻页。', en: 'Records the caller may read, filtered, sorted and paged.' },
    callers: 'signedIn',
    viewAs: true,
    params: ofObject,
    query: z.strictObject({
      ...listParameters,
      limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Records a page' }),
      cursor: cursor.optional(),
      count: counting.optional(),
    }),
    parsedBy: 'engine',
    answers: { 200: page },
    errors: ['badCursor'],
    example: { query: { select: 'id', sort: '-created_at', limit: 20 } },
  },
  'POST /api/records/:object/query': {
    id: 'query',
    tag: 'records',
    summary: { zh: '查询{label}', en: 'Query: {label}' },
    description: { zh: '与列表相同，条件放在请求体中。', en: 'Like list, with the query in the body.' },
    callers: 'signedIn',
    viewAs: true,
    params: ofObject,
    body: query,
    parsedBy: 'engine',
    answers: { 200: page },
    errors: ['badCursor'],
    example: { body: { filter: { field: 'created_at', op: 'within', value: { days: 7 } }, limit: 20 } },
  },
  'POST /api/records/:object/aggregate': {
    id: 'aggregate',
    tag: 'records',
    summary: { zh: '汇总{label}', en: 'Aggregate: {label}' },
    description: { zh: '分组与度量，只统计有权查看的记录。', en: 'Groups and measures over the records the caller may read.' },
    callers: 'signedIn',
    viewAs: true,
    params: ofObject,
    body: aggregation,
    parsedBy: 'engine',
    answers: { 200: groups },
    example: { body: { group: [{ field: 'created_at', bucket: 'month' }], measures: [{ name: 'n', aggregate: 'count' }] } },
  },
  'POST /api/records/:object': {
    id: 'create',
    tag: 'records',
    summary: { zh: '新建{label}', en: 'Create: {label}' },
    description: { zh: '新建一条记录。', en: 'Makes one record.' },
    callers: 'signedIn',
    params: ofObject,
    body: recordInput,
    parsedBy: 'engine',
    once: true,
    answers: { 201: wireRecord },
    errors: ['conflict', 'inUse'],
    offered: ({ access }) => access.create,
  },
  'GET /api/records/:object/export.csv': {
    id: 'export',
    tag: 'records',
    summary: { zh: '导出{label}', en: 'Export: {label}' },
    description: {
      zh: '列表中的全部记录，CSV 文件（UTF-8）。',
      en: 'Everything that a list would show, as a CSV file in UTF-8.',
    },
    callers: 'signedIn',
    params: ofObject,
    query: z.strictObject(listParameters),
    parsedBy: 'engine',
    answers: { 200: 'text/csv' },
    offered: ({ access }) => access.export,
  },
  'GET /api/records/:object/:id': {
    id: 'get',
    tag: 'records',
    summary: { zh: '读取{label}', en: 'Get: {label}' },
    description: {
      zh: '一条记录；ETag 由版本和所示内容的散列组成。',
      en: 'One record; the ETag is its version and a hash of what is shown.',
    },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    query: z.strictObject({ select: listParameters.select }),
    parsedBy: 'engine',
    etag: true,
    answers: { 200: wireRecord },
  },
  'PATCH /api/records/:object/:id': {
    id: 'update',
    tag: 'records',
    summary: { zh: '修改{label}', en: 'Update: {label}' },
    description: {
      zh: '只改给出的字段。给出 version 或 If-Match 时，若记录已变则拒绝。',
      en: 'Changes the given fields. With `version` or `If-Match`, refused when the record changed meanwhile.',
    },
    callers: 'signedIn',
    params: ofRecord,
    body: recordChange,
    parsedBy: 'engine',
    once: true,
    ifMatch: true,
    etag: true,
    answers: { 200: wireRecord },
    errors: ['conflict', 'inUse'],
    offered: ({ access }) => access.edit,
  },
  'DELETE /api/records/:object/:id': {
    id: 'delete',
    tag: 'records',
    summary: { zh: '删除{label}', en: 'Delete: {label}' },
    description: {
      zh: '移入回收站，30 天内可恢复。',
      en: 'Moves the record to the trash, from where it can be restored for 30 days.',
    },
    callers: 'signedIn',
    params: ofRecord,
    once: true,
    ifMatch: true,
    answers: { 204: null },
    errors: ['conflict', 'inUse', 'invalid'],
    offered: ({ access }) => access.delete,
  },
  'POST /api/records/:object/:id/restore': {
    id: 'restore',
    tag: 'records',
    summary: { zh: '恢复{label}', en: 'Restore: {label}' },
    description: { zh: '从回收站恢复。', en: 'Takes the record back out of the trash.' },
    callers: 'signedIn',
    params: ofRecord,
    once: true,
    etag: true,
    answers: { 200: wireRecord },
    errors: ['conflict', 'invalid'],
    offered: ({ access }) => access.delete,
  },
} as const satisfies EndpointList;
