import { describeIssues } from '@tenon/metadata/check/describe-issues.ts';
import type { z } from 'zod';
import { badRequest, type TenonError } from './errors.ts';

/** What a schema refused about a request, every part at once and in both languages. */
export function misfit(error: z.ZodError, value: unknown): TenonError {
  const found = describeIssues(error.issues, value);
  return badRequest(
    {
      zh: found.map(({ path, text }) => `${path || '请求体'}：${text.zh}`).join('；'),
      en: found.map(({ path, text }) => `${path || 'body'}: ${text.en}`).join('; '),
    },
    error,
  );
}
