import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';

const troubles = z.array(z.enum(['diskFull', 'overloaded', 'notHearing']));

/** How the server fares, what it calls its API, and what changes on it. */
export const serverEndpoints = {
  'GET /health': {
    id: 'health',
    tag: 'workspace',
    summary: { zh: '进程是否在运行', en: 'Whether the process lives' },
    callers: 'anyone',
    answers: { 200: z.strictObject({ status: z.literal('ok') }) },
  },
  'GET /ready': {
    id: 'ready',
    tag: 'workspace',
    summary: { zh: '能否提供服务，有哪些问题', en: 'Whether it can serve, and what troubles it' },
    callers: 'anyone',
    answers: {
      200: z.strictObject({ status: z.literal('ok'), troubles: troubles.optional() }),
      503: z.strictObject({ status: z.enum(['overloaded', 'database unreachable']) }),
    },
  },
  'GET /api/status': {
    id: 'get_status',
    tag: 'workspace',
    summary: { zh: '服务器当前的问题', en: 'What troubles the server now' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: z.strictObject({ troubles }) },
  },
  'GET /api/live': {
    id: 'live',
    tag: 'workspace',
    summary: { zh: '变更提示（服务器推送事件）', en: 'Hints of what changed, as server-sent events' },
    callers: 'signedIn',
    query: z.strictObject({
      page: z
        .uuid()
        .optional()
        .meta({ description: 'What `POST /api/studio/presence` calls the page; it leaves with the stream' }),
    }),
    answers: { 200: 'text/event-stream' },
    errors: ['tooManyStreams'],
  },
  'GET /api/openapi.json': {
    id: 'get_openapi',
    tag: 'workspace',
    summary: { zh: '本说明：OpenAPI 3.1', en: 'This description: OpenAPI 3.1' },
    callers: 'signedIn',
    answers: { 200: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }) },
  },
  'GET /api/docs': {
    id: 'get_docs',
    tag: 'workspace',
    summary: { zh: '可试用接口的页面', en: 'A page to try the API' },
    callers: 'anyone',
    answers: { 200: 'text/html' },
  },
  'GET /api/docs/start.js': {
    id: 'get_docs_script',
    tag: 'workspace',
    summary: { zh: '该页面的脚本', en: 'The script of that page' },
    callers: 'anyone',
    answers: { 200: 'text/javascript' },
  },
} as const satisfies EndpointList;
