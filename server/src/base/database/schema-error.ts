import { describeIssues } from '@tenon/metadata/check/describe-issues.ts';
import type { z } from 'zod';
import { badRequest, type TenonError } from '../errors.ts';

/** More would not be read by anybody. */
const mostTold = 20;
const longestPath = 200;

/** What a schema refused about a request, the first parts at once and in both languages. */
export function schemaError(error: z.ZodError, value: unknown): TenonError {
  const found = describeIssues(error.issues.slice(0, mostTold), value)
    .slice(0, mostTold)
    .map(({ path, text }) => ({ path: path.slice(0, longestPath), text }));
  return badRequest(
    {
      zh: found.map(({ path, text }) => `${path || '请求体'}：${text.zh}`).join('；'),
      en: found.map(({ path, text }) => `${path || 'body'}: ${text.en}`).join('; '),
    },
    error,
  );
}
