import { z } from 'zod';
import { systemRights } from '../define/system-rights.ts';
import { timeZoneSchema } from '../time-zone.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, ofId, reference } from './shapes.ts';

export const me = z
  .strictObject({
    user: z.strictObject({
      id: anId,
      name: z.string(),
      email: z.string(),
      department: reference.optional(),
      superior: reference.optional(),
    }),
    locale: z.enum(['zh', 'en']),
    theme: z.enum(['light', 'dark', 'auto']),
    timeZone: z.string(),
    workspace: z.strictObject({ id: z.string(), name: z.string() }),
    workspaces: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    roles: z.array(z.strictObject({ name: z.string(), label })),
    system: z.array(z.enum(systemRights)),
    administers: z.array(z.string()).meta({ description: 'Apps that one may change without designing everything' }),
    sampleData: z.boolean().meta({ description: 'True while sample data is present' }),
    hadSampleData: z.boolean().meta({ description: 'True as well once it was removed' }),
    insecure: z.boolean().meta({ description: 'Plain HTTP was allowed by an explicit setting' }),
  })
  .meta({ id: 'Me', description: 'The signed-in person, their settings, roles and workspaces.' });
/** The signed-in person, their settings, roles and workspaces. */
export type Me = z.output<typeof me>;

const settings = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  locale: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  timeZone: timeZoneSchema.optional(),
});
const session = z.strictObject({
  id: anId,
  createdAt: instant,
  lastSeenAt: instant,
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
});

/** The signed-in person's own account. */
export const meEndpoints = {
  'GET /api/me': {
    id: 'get_me',
    tag: 'signIn',
    summary: { zh: '当前用户、角色与工作区', en: 'The caller, their roles and workspace' },
    callers: 'people',
    answers: { 200: me },
  },
  'PATCH /api/me': {
    id: 'change_me',
    tag: 'signIn',
    summary: { zh: '修改自己的姓名、语言、外观与时区', en: 'Change own name, language, theme and time zone' },
    callers: 'people',
    body: settings,
    answers: { 200: me },
    example: { body: { locale: 'en', timeZone: 'Europe/Berlin' } },
  },
  'POST /api/me/password': {
    id: 'change_password',
    tag: 'signIn',
    summary: { zh: '修改密码', en: 'Change the password' },
    callers: 'people',
    body: z.strictObject({ current: z.string().max(1024), next: z.string().max(1024) }),
    answers: { 204: null },
    errors: ['badCredentials', 'weakPassword', 'tooManyAttempts'],
    example: { body: { current: 'the one until now', next: 'mortise and tenon hold' } },
  },
  'GET /api/me/sessions': {
    id: 'list_sessions',
    tag: 'signIn',
    summary: { zh: '已登录的设备', en: 'Where one is signed in' },
    callers: 'people',
    answers: { 200: z.array(session) },
  },
  'DELETE /api/me/sessions/:id': {
    id: 'end_session',
    tag: 'signIn',
    summary: { zh: '退出某个设备', en: 'Sign out somewhere else' },
    callers: 'people',
    params: ofId('Session id'),
    answers: { 204: null },
  },
  'POST /api/me/workspace': {
    id: 'change_place',
    tag: 'signIn',
    summary: { zh: '切换到另一个工作区', en: 'Go to another workspace' },
    callers: 'people',
    body: z.strictObject({ id: z.string() }),
    answers: { 200: z.strictObject({ workspace: z.string() }) },
    errors: ['notFound'],
    example: { body: { id: 'main' } },
  },
} as const satisfies EndpointList;
