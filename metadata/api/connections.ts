import { z } from 'zod';
import { type ConnectionBody, connectionSchema } from '../define/connection.ts';
import type { ConnectorField, ConnectorSetting } from '../define/connector.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, count, instant, label, named, ofId, ofName, outline, reference } from './shapes.ts';

const connector = z
  .strictObject({
    name: z.string(),
    label,
    description: label,
    icon: z.string(),
    settings: z.record(z.string(), outline<ConnectorSetting>(z.looseObject({ type: z.string() }))),
    actions: z.record(
      z.string(),
      z.strictObject({
        label,
        input: z.record(z.string(), outline<ConnectorField>(z.looseObject({ type: z.string() }))),
        sendsRecord: z.boolean(),
      }),
    ),
  })
  .meta({ description: 'An outside system that can be connected' });
/** An outside system that can be connected: what it is told, what it can do. */
export type ConnectorModel = z.output<typeof connector>;

const body: z.ZodType<ConnectionBody, ConnectionBody> = connectionSchema.meta({ id: 'ConnectionBody' });
const connection = z.strictObject({
  name: z.string(),
  body,
  secrets: z.array(z.string()).meta({ description: 'Names of the secrets that are kept' }),
  setUpBy: reference
    .nullable()
    .meta({ description: 'Whose rights decide what is sent; null until somebody has saved it here as it is now' }),
  stopped: label.nullable().meta({ description: 'Why it sends no more until it is saved or tested again' }),
  usedBy: z.array(label).meta({ description: 'Processes and buttons that call it besides' }),
  lastDone: instant.nullable(),
  lastFailed: instant.nullable(),
  problem: label.nullable(),
  waiting: z.int(),
  failed: z.int(),
});
/** A connection and how it fares. */
export type ConnectionLine = z.output<typeof connection>;

const call = z.strictObject({
  id: anId,
  action: z.string().meta({ description: 'Of the connector, or `check` for a test' }),
  status: z.enum(['waiting', 'done', 'failed']),
  attempts: z.int(),
  dueAt: instant.nullable().meta({ description: 'Of a waiting call: not before' }),
  problem: label.nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
  change: z
    .enum(['create', 'update', 'delete'])
    .nullable()
    .meta({ description: 'What happened to the record that it tells of; null for a test, as `record` is' }),
  record: reference.nullable(),
});
/** A call that was made or waits. */
export type CallLine = z.output<typeof call>;

const input = z.strictObject({
  body,
  secrets: z.record(z.string().max(48), z.string().min(1).max(2000)).default({}),
});
const params = ofName('Name of the connection');
const example = {
  body: {
    body: {
      label: { zh: '网店', en: 'Web shop' },
      connector: 'webhook',
      settings: { url: 'https://shop.example.com/hook' },
      sends: {},
    },
    secrets: { secret: 'agreed on with the shop' },
  },
};

/** Outside systems, and what is sent to them. Secrets come in and never go out. */
export const connectionEndpoints = {
  'GET /api/connectors': {
    id: 'list_connectors',
    tag: 'connections',
    summary: { zh: '可连接的外部系统', en: 'Outside systems that can be connected' },
    callers: 'people',
    right: 'manageConnections',
    answers: { 200: z.array(connector) },
  },
  'GET /api/connections': {
    id: 'list_connections',
    tag: 'connections',
    summary: { zh: '连接及其运行情况，不含密钥', en: 'Connections and how they fare, without their secrets' },
    callers: 'people',
    right: 'manageConnections',
    answers: { 200: z.array(connection) },
  },
  'POST /api/connections': {
    id: 'create_connection',
    tag: 'connections',
    summary: { zh: '新建连接', en: 'Set up a connection' },
    callers: 'people',
    right: 'manageConnections',
    body: input,
    answers: { 201: named },
    errors: ['publishing', 'beyondRights'],
    example,
  },
  'PUT /api/connections/:name': {
    id: 'replace_connection',
    tag: 'connections',
    summary: { zh: '修改连接；未给出的密钥保持不变', en: 'Replace a connection; secrets that are not given stay' },
    callers: 'people',
    right: 'manageConnections',
    params,
    body: input,
    answers: { 200: named },
    errors: ['publishing', 'beyondRights'],
    example,
  },
  'DELETE /api/connections/:name': {
    id: 'delete_connection',
    tag: 'connections',
    summary: { zh: '删除连接、密钥及待发送的内容', en: 'Delete a connection, its secrets and what it was about to send' },
    callers: 'people',
    right: 'manageConnections',
    params,
    answers: { 204: null },
    errors: ['invalid', 'publishing'],
  },
  'POST /api/connections/:name/test': {
    id: 'test_connection',
    tag: 'connections',
    summary: { zh: '测试连接', en: 'Try a connection out' },
    callers: 'people',
    right: 'manageConnections',
    params,
    answers: { 200: z.strictObject({ problem: label.nullable() }) },
  },
  'GET /api/connections/:name/calls': {
    id: 'list_calls',
    tag: 'connections',
    summary: { zh: '最近的调用', en: 'The latest calls of a connection' },
    callers: 'people',
    right: 'manageConnections',
    params,
    answers: { 200: z.array(call) },
  },
  'POST /api/connections/:name/resend': {
    id: 'resend_failed_calls',
    tag: 'connections',
    summary: { zh: '重新发送全部失败的调用', en: 'Send everything that failed again' },
    callers: 'people',
    right: 'manageConnections',
    params,
    answers: { 202: count },
  },
  'POST /api/calls/:id/resend': {
    id: 'resend_call',
    tag: 'connections',
    summary: { zh: '重新发送失败的调用', en: 'Send a failed call again' },
    callers: 'people',
    right: 'manageConnections',
    params: ofId('Call id'),
    answers: { 202: z.strictObject({}) },
    errors: ['alreadyDone'],
  },
} as const satisfies EndpointList;
