import { z } from 'zod';
import { isRegion } from '../region.ts';
import { timeZoneSchema } from '../time-zone.ts';
import type { EndpointList } from './endpoint.ts';
import { me } from './me.ts';
import { label, startedJob } from './shapes.ts';

export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
export const regionCode = z.string().refine(isRegion);

const administrator = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  password: z.string().max(1024),
  workspaceName: z.string().trim().max(100).optional(),
  currency: currencyCode.optional(),
  timeZone: timeZoneSchema.optional(),
  region: regionCode.optional(),
  locale: z.enum(['zh', 'en']),
});
const template = z.strictObject({
  name: z.string(),
  label,
  description: label,
  isGallery: z.boolean().meta({ description: 'A small app of the gallery' }),
  process: z.string().nullable().meta({ description: 'It is a process that is put to use as it is: its name' }),
  objects: z.array(z.strictObject({ name: z.string(), label, icon: z.string() })),
  requires: z.array(z.strictObject({ name: z.string(), label })).meta({ description: 'What is installed with it' }),
});

/** From an empty database to a workspace with an administrator and a template. */
export const setupEndpoints = {
  'GET /api/setup': {
    id: 'get_setup',
    tag: 'signIn',
    summary: { zh: '是否需要初始设置，有哪些模板', en: 'Whether the server is to be set up, and the templates' },
    callers: 'anyone',
    answers: {
      200: z.strictObject({
        needed: z.boolean().meta({ description: 'No administrator exists yet' }),
        templates: z.array(template).meta({ description: 'Once the server is set up, only for who is signed in' }),
        insecure: z.boolean().meta({ description: 'Plain HTTP was allowed by an explicit setting' }),
        secureContextRequired: z.boolean().meta({ description: 'The server signs nobody in over this address' }),
      }),
    },
  },
  'POST /api/setup': {
    id: 'set_up',
    tag: 'signIn',
    summary: { zh: '创建第一位管理员并登录', en: 'Make the first administrator, and sign in' },
    callers: 'anyone',
    body: administrator,
    answers: { 201: me },
    errors: ['alreadyDone', 'badToken', 'tooManyAttempts', 'weakPassword', 'insecureConnection'],
    example: {
      body: {
        token: 'from the server log',
        name: 'Li Lei',
        email: 'li@example.com',
        password: 'mortise and tenon',
        locale: 'en',
      },
    },
  },
  'POST /api/setup/template': {
    id: 'apply_template',
    tag: 'signIn',
    summary: { zh: '应用模板', en: 'Begin from a template' },
    callers: 'people',
    right: 'manageMetadata',
    body: z.strictObject({ template: z.string().max(100), sampleData: z.boolean().default(false) }),
    answers: { 202: startedJob },
    errors: ['notFound'],
    example: { body: { template: 'sales', sampleData: true } },
  },
} as const satisfies EndpointList;
