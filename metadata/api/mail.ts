import { z } from 'zod';
import { noticeChoice } from '../define/notice-choice.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, ofId, person } from './shapes.ts';

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\s/@]+$/);
const security = z.enum(['tls', 'starttls', 'none']);

const mailServer = z.strictObject({
  host,
  port: z.int().min(1).max(65535),
  security: security.meta({ description: '`tls` from the start, `starttls` required, or `none`' }),
  account: z.string().max(254).nullable(),
  sender: z.email().max(254),
  senderName: z.string().trim().max(100).nullable(),
});
const input = mailServer.extend({
  password: z.string().max(500).nullable().optional().meta({ description: 'Left out: as before, at the same host' }),
});
const told = mailServer.extend({ hasPassword: z.boolean(), stopped: label.nullable() });
const outcome = z.enum(['sent', 'refused', 'later', 'locked', 'unknown']);

/** Where mail that was meant to be sent can stand. */
export const mailStates = ['intended', 'sending', 'sent', 'unknown', 'failed', 'held', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

const mail = z.strictObject({
  id: anId,
  kind: z.enum(['notice', 'digest', 'message']),
  person: person.nullable(),
  address: z.string().nullable(),
  subject: label.nullable().meta({ description: 'Of a message that a process sends' }),
  state: z.enum(mailStates),
  attempts: z.int(),
  told: label.nullable().meta({ description: 'What the mail server said, or why it waits' }),
  at: instant,
  endedAt: instant.nullable(),
});
export type MailServerModel = z.output<typeof told>;
export type MailLine = z.output<typeof mail>;

/** Mail: the server that takes it, what became of each, and how people want to be told. */
export const mailEndpoints = {
  'GET /api/mail-server': {
    id: 'read_mail_server',
    tag: 'notices',
    summary: { zh: '邮件服务器设置', en: 'The mail server, and how much waits for it' },
    callers: 'people',
    right: 'manageConnections',
    answers: {
      200: z.strictObject({ server: told.nullable(), counts: z.partialRecord(z.enum(mailStates), z.int()) }),
    },
  },
  'PUT /api/mail-server': {
    id: 'save_mail_server',
    tag: 'notices',
    summary: { zh: '设置邮件服务器', en: 'Say which server takes the mail' },
    callers: 'people',
    right: 'manageConnections',
    body: input,
    answers: { 204: null },
    example: {
      body: {
        ...{ host: 'smtp.example.com', port: 465, security: 'tls', account: 'crm@example.com', password: 'secret' },
        ...{ sender: 'crm@example.com', senderName: 'CRM' },
      },
    },
  },
  'DELETE /api/mail-server': {
    id: 'remove_mail_server',
    tag: 'notices',
    summary: { zh: '不再发送邮件', en: 'Send no mail any more' },
    callers: 'people',
    right: 'manageConnections',
    answers: { 204: null },
  },
  'POST /api/mail-server/test': {
    id: 'test_mail_server',
    tag: 'notices',
    summary: { zh: '给自己发一封测试邮件', en: 'Send a test message to oneself' },
    callers: 'people',
    right: 'manageConnections',
    answers: { 200: z.strictObject({ outcome, told: label, to: z.string() }) },
    errors: ['notFound'],
  },
  'GET /api/mails': {
    id: 'list_mails',
    tag: 'notices',
    summary: { zh: '邮件发送记录', en: 'What became of each mail, the latest first' },
    callers: 'people',
    right: 'manageConnections',
    query: z.strictObject({ state: z.enum(mailStates).optional(), after: anId.optional() }),
    answers: { 200: z.strictObject({ items: z.array(mail), next: anId.optional() }) },
  },
  'POST /api/mails/:id/decide': {
    id: 'decide_mail',
    tag: 'notices',
    summary: { zh: '决定一封被搁置、失败或结果不明的邮件', en: 'Send or drop one that is held, failed or unknown' },
    callers: 'people',
    right: 'manageConnections',
    params: ofId('Mail'),
    body: z.strictObject({ act: z.enum(['send', 'drop']) }),
    answers: { 204: null },
    errors: ['notFound'],
    example: { body: { act: 'send' } },
  },
  'GET /api/me/notice-choice': {
    id: 'read_notice_choice',
    tag: 'notices',
    summary: { zh: '我的通知方式', en: 'How the caller wants to be told' },
    callers: 'people',
    answers: {
      200: z.strictObject({
        choice: noticeChoice,
        mail: z.boolean().meta({ description: 'Whether the workspace sends any' }),
      }),
    },
  },
  'PUT /api/me/notice-choice': {
    id: 'save_notice_choice',
    tag: 'notices',
    summary: { zh: '修改我的通知方式', en: 'Say how one wants to be told' },
    callers: 'people',
    body: noticeChoice,
    answers: { 204: null },
    example: { body: { mail: { assigned: 'now' }, hidden: [], quiet: { from: '22:00', until: '07:30' }, digestAt: '08:30' } },
  },
} as const satisfies EndpointList;
