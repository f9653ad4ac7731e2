import { z } from 'zod';
import { wantedIndexSchema } from '../define/object.ts';
import type { EndpointList } from './endpoint.ts';
import { indexList } from './index-shapes.ts';
import { count, instant } from './shapes.ts';

const index = z.strictObject({ object: z.string(), wanted: wantedIndexSchema });
const task = z.strictObject({
  name: z.string(),
  table: z.string(),
  kind: z.enum(['createIndex', 'validate']),
  status: z.enum(['queued', 'running', 'failed']),
  problem: z.string().nullable(),
  created_at: instant,
});
const example = { body: { object: 'user', wanted: { filter: ['owner'], sort: [{ field: 'name', direction: 'asc' }] } } };

/** What publishes left to do to the tables, and their indexes. */
export const tableEndpoints = {
  'GET /api/schema-tasks': {
    id: 'list_schema_tasks',
    tag: 'metadata',
    summary: {
      zh: '发布后仍在进行的数据表改动，以及失败的',
      en: 'Changes of tables that publishes left for later, and those that failed',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: z.strictObject({ tasks: z.array(task) }) },
  },
  'POST /api/schema-tasks/again': {
    id: 'retry_schema_tasks',
    tag: 'metadata',
    summary: { zh: '重试失败的数据表改动', en: 'Try the changes of tables that failed again' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 202: count },
  },
  'GET /api/indexes': {
    id: 'list_indexes',
    tag: 'metadata',
    summary: {
      zh: '各对象的数据库索引：用途、大小、使用次数与状态',
      en: 'Database indexes by object: what for, how large, how often used, and their state',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: indexList },
  },
  'POST /api/indexes': {
    id: 'add_index',
    tag: 'metadata',
    summary: {
      zh: '为常用的筛选与排序建立索引；大表在后台建立',
      en: 'Have an index made for what people filter and sort by; over large tables in the background',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: index,
    answers: { 204: null },
    errors: ['indexThere', 'publishing', 'notFound'],
    example,
  },
  'POST /api/indexes/drop': {
    id: 'drop_index',
    tag: 'metadata',
    summary: { zh: '删除人工要求的索引', en: 'Drop an index that somebody asked for' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: index,
    answers: { 204: null },
    errors: ['publishing', 'notFound'],
    example,
  },
} as const satisfies EndpointList;
