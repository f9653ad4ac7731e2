import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { me } from './me.ts';

/** Signing in and out. */
export const sessionEndpoints = {
  'GET /api/session/info': {
    id: 'get_session_info',
    tag: 'signIn',
    summary: { zh: '登录页所需的信息', en: 'What the sign-in page shows' },
    callers: 'anyone',
    answers: {
      200: z.strictObject({
        insecure: z.boolean(),
        secureContextRequired: z.boolean(),
        workspaceName: z.string().optional().meta({ description: 'Where there is one workspace only' }),
      }),
    },
  },
  'POST /api/session': {
    id: 'sign_in',
    tag: 'signIn',
    summary: { zh: '登录', en: 'Sign in' },
    callers: 'anyone',
    body: z.strictObject({ email: z.string().max(254), password: z.string().max(1024) }),
    answers: { 200: me },
    errors: ['badCredentials', 'tooManyAttempts', 'insecureConnection'],
    example: { body: { email: 'li@example.com', password: 'mortise and tenon hold' } },
  },
  'DELETE /api/session': {
    id: 'sign_out',
    tag: 'signIn',
    summary: { zh: '退出', en: 'Sign out' },
    callers: 'anyone',
    answers: { 204: null },
  },
} as const satisfies EndpointList;
