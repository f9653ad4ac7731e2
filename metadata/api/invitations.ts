import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { me } from './me.ts';

const params = { token: z.string().meta({ description: 'From the link' }) };

/** How an invited colleague comes in. */
export const invitationEndpoints = {
  'GET /api/invitations/:token': {
    id: 'get_invitation',
    tag: 'signIn',
    summary: { zh: '邀请链接的内容', en: 'What an invitation is for' },
    callers: 'anyone',
    params,
    answers: {
      200: z.strictObject({ email: z.string(), name: z.string(), workspaceName: z.string(), resets: z.boolean() }),
    },
    errors: ['badToken'],
  },
  'POST /api/invitations/:token': {
    id: 'accept_invitation',
    tag: 'signIn',
    summary: { zh: '接受邀请并登录', en: 'Accept an invitation, and sign in' },
    callers: 'anyone',
    params,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      password: z.string().max(1024),
      hasAccount: z.boolean().default(false),
    }),
    answers: { 200: me },
    errors: ['badCredentials', 'tooManyAttempts', 'weakPassword', 'insecureConnection', 'badToken'],
    example: { body: { name: 'Han Meimei', password: 'mortise and tenon hold' } },
  },
} as const satisfies EndpointList;
