import type { Locale, Problem } from '@tenon/metadata';
import { type ErrorCode, TenonError } from '../base/errors.ts';
import { describeError } from './describe-error.ts';

/** Why a background job failed, from the JSON it is kept as, in the reader's language. */
export function describeFailure(stored: string, locale: Locale, instance = ''): string {
  const { code, params, problems } = JSON.parse(stored) as {
    code: ErrorCode;
    params?: Record<string, string>;
    problems?: Problem[];
  };
  const { title, problems: described = [] } = describeError(new TenonError(code, { params, problems }), locale, instance);
  return [title, ...described.map(({ message }) => message)].join(locale === 'zh' ? '；' : '; ');
}
