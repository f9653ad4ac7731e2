import { z } from 'zod';
import { longestComment, mentionKinds, reactions } from '../define/comment.ts';
import type { FileReference } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { ofRecord } from './records.ts';
import { anId, instant, ofId, person } from './shapes.ts';

const file: z.ZodType<FileReference> = z.strictObject({ id: anId, name: z.string(), size: z.int(), type: z.string() });
const mentioned = z.strictObject({ kind: z.enum(mentionKinds), id: z.string(), name: z.string() });

const comment = z
  .strictObject({
    id: anId,
    at: instant,
    author: person,
    text: z
      .string()
      .meta({ description: 'Mentions stand in it as `@{person:…}`, `@{department:…}`, `@{role:…}`; empty once deleted' }),
    mentions: z.array(mentioned).meta({ description: 'What the mentions in the text are called' }),
    repliesTo: z
      .strictObject({ id: anId, author: person, text: z.string().nullable(), mentions: z.array(mentioned) })
      .nullable()
      .meta({ description: 'The beginning of what it answers; null once that is deleted' }),
    files: z.array(file),
    reactions: z.array(z.strictObject({ reaction: z.enum(reactions), people: z.array(person) })),
    editedAt: instant.nullable(),
    deleted: z.boolean(),
    editableUntil: instant.nullable().meta({ description: 'Of one’s own, while its author may change it' }),
    own: z.boolean(),
  })
  .meta({ id: 'Comment' });
/** What somebody said about a record. */
export type Comment = z.output<typeof comment>;
export const commentShape = comment;

const offered = mentioned.extend({
  reads: z.boolean().meta({ description: 'Of a person: whether they may read the record; of others: whether all of them may' }),
});
/** Whom a comment could mention. */
export type OfferedMention = z.output<typeof offered>;

const text = z.string().trim().min(1).max(longestComment);
const posted = z.strictObject({
  comment,
  notTold: z.array(person).max(50).meta({ description: 'Mentioned, and not told: they may not read the record' }),
});
const reacting = { ...ofId('Comment'), reaction: z.enum(reactions) };

/** What people say to each other about a record. */
export const commentEndpoints = {
  'GET /api/records/:object/:id/comments': {
    id: 'comments',
    tag: 'records',
    summary: { zh: '{label}的评论', en: 'Comments: {label}' },
    description: {
      zh: '最新的在前；q 按文字查找，from 从某一条评论开始。',
      en: 'The latest first; `q` finds words in them, `from` begins at one of them.',
    },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    query: z.strictObject({
      cursor: z.string().max(200).optional().meta({ description: '`next` of the page before' }),
      from: anId.optional(),
      q: z.string().trim().max(100).optional(),
    }),
    answers: { 200: z.strictObject({ items: z.array(comment), next: z.string().optional() }) },
    errors: ['badCursor'],
  },
  'POST /api/records/:object/:id/comments': {
    id: 'comment',
    tag: 'records',
    summary: { zh: '评论{label}', en: 'Comment on: {label}' },
    description: {
      zh: '谁能查看记录，谁就能评论。被提到的人与关注者会得到通知；无权查看记录的人不会，notTold 列出他们。',
      en: 'Whoever may read the record may comment on it. Who is mentioned and who follows it is told; who may not read it is not, and stands in `notTold`.',
    },
    callers: 'signedIn',
    params: ofRecord,
    body: z.strictObject({ text, repliesTo: anId.optional(), files: z.array(anId).max(10).default([]) }),
    once: true,
    answers: { 201: posted },
    errors: ['invalid'],
    example: { body: { text: 'The customer wants the offer by Friday.' } },
  },
  'POST /api/records/:object/:id/comments/files': {
    id: 'upload_comment_file',
    tag: 'files',
    summary: { zh: '上传评论的附件', en: 'Upload a file for a comment' },
    callers: 'signedIn',
    params: ofRecord,
    body: z.strictObject({ file: z.file() }),
    bodyTypes: ['multipart/form-data'],
    answers: { 201: file },
    errors: ['storageLimit', 'wrongExtension', 'notFound'],
  },
  'GET /api/records/:object/:id/mentionable': {
    id: 'mentionable',
    tag: 'records',
    summary: { zh: '评论{label}时可以提到谁', en: 'Whom a comment may mention: {label}' },
    callers: 'signedIn',
    params: ofRecord,
    query: z.strictObject({ q: z.string().trim().max(60).default('') }),
    answers: { 200: z.array(offered) },
  },
  'GET /api/records/:object/:id/following': {
    id: 'following',
    tag: 'records',
    summary: { zh: '谁关注{label}', en: 'Who follows: {label}' },
    callers: 'signedIn',
    viewAs: true,
    params: ofRecord,
    answers: { 200: z.strictObject({ follows: z.boolean(), followers: z.array(person) }) },
  },
  'PUT /api/records/:object/:id/following': {
    id: 'follow',
    tag: 'records',
    summary: { zh: '关注或不再关注{label}', en: 'Follow or no longer follow: {label}' },
    callers: 'people',
    params: ofRecord,
    body: z.strictObject({ follows: z.boolean() }),
    answers: { 204: null },
    example: { body: { follows: true } },
  },
  'PATCH /api/comments/:id': {
    id: 'edit_comment',
    tag: 'workspace',
    summary: { zh: '在 15 分钟内修改自己的评论', en: 'Change a comment of one’s own within 15 minutes' },
    callers: 'people',
    params: ofId('Comment'),
    body: z.strictObject({ text }),
    answers: { 200: posted },
    errors: ['commentClosed', 'invalid'],
    example: { body: { text: 'The customer wants the offer by Thursday.' } },
  },
  'DELETE /api/comments/:id': {
    id: 'delete_comment',
    tag: 'workspace',
    summary: { zh: '删除自己的评论', en: 'Delete a comment of one’s own' },
    description: {
      zh: '15 分钟内删除不留痕迹；之后删除，留下“已删除”。一天内可以恢复。',
      en: 'Within 15 minutes it is gone; later it stays as “deleted”. It can come back for a day.',
    },
    callers: 'people',
    params: ofId('Comment'),
    answers: { 204: null },
  },
  'POST /api/comments/:id/restore': {
    id: 'restore_comment',
    tag: 'workspace',
    summary: { zh: '恢复自己删除的评论', en: 'Take back that one’s own comment was deleted' },
    callers: 'people',
    params: ofId('Comment'),
    answers: { 204: null },
  },
  'PUT /api/comments/:id/reactions/:reaction': {
    id: 'react',
    tag: 'workspace',
    summary: { zh: '对评论表态', en: 'React to a comment' },
    callers: 'people',
    params: reacting,
    answers: { 204: null },
  },
  'DELETE /api/comments/:id/reactions/:reaction': {
    id: 'take_back_reaction',
    tag: 'workspace',
    summary: { zh: '取消表态', en: 'Take a reaction back' },
    callers: 'people',
    params: reacting,
    answers: { 204: null },
  },
} as const satisfies EndpointList;
