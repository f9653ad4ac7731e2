import { type Label, type Locale, type Problem, type ProblemDetails, problemTexts } from '@tenon/metadata';
import { badRequest, errorCatalogue, TenonError } from '../base/errors.ts';

/** Errors of the framework, of PostgreSQL about texts and of a full disk, as ours. */
const knownErrors: Record<string, (error: Error) => TenonError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    badRequest({ zh: 'Content-Type 应写作 application/json 的形式', en: 'Content-Type should be written like application/json' }),
  FST_REQ_FILE_TOO_LARGE: () => new TenonError('tooLarge', { params: { max: '25 MB' } }),
  ENOSPC: (cause) => new TenonError('diskFull', { cause, retryAfter: 60 }),
  EDQUOT: (cause) => new TenonError('diskFull', { cause, retryAfter: 60 }),
  '22021': unstorable,
  '22P05': unstorable,
};

function unstorable(): TenonError {
  return badRequest({ zh: '文本中有不能保存的字符（NUL）', en: 'a text contains a character that cannot be stored (NUL)' });
}

/** A batch of thousands of records may have more than anybody reads; `title` counts them all. */
const mostProblems = 500;

/** Any error as one of the catalogue; undefined when it is a fault of ours. */
export function asTenonError(error: unknown): TenonError | undefined {
  if (error instanceof TenonError) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  const known = code === undefined ? undefined : knownErrors[code];
  if (known) return known(error as Error);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return badRequest({ zh: `请求的格式不对（${code ?? statusCode}）`, en: (error as Error).message });
  return undefined;
}

/** The one place where errors are put into words: RFC 9457 problem details in the caller's language. */
export function describeError(error: TenonError, locale: Locale, instance: string): ProblemDetails {
  const entry = errorCatalogue[error.code];
  return {
    type: `urn:tenon:error:${error.code}`,
    title: fill(entry, { ...error.details.params, instance }, locale),
    status: entry.status,
    code: error.code,
    instance,
    ...(error.details.problems && {
      problems: error.details.problems.slice(0, mostProblems).map((each) => describeProblem(each, locale)),
    }),
    ...(error.details.current && { current: error.details.current }),
    ...(error.details.overlaps && { overlaps: error.details.overlaps }),
  };
}

export function describeProblem(problem: Problem, locale: Locale) {
  const { code, field, row, line, rule, gate, checkpoint, asks, params } = problem;
  return {
    ...(row !== undefined && { row }),
    ...(field !== undefined && { field }),
    ...(line !== undefined && { line }),
    ...(rule !== undefined && { rule }),
    ...(gate !== undefined && { gate }),
    ...(checkpoint && { checkpoint }),
    ...(asks?.length && { asks: [...asks] }),
    code,
    message: fill(problemTexts[code], { field: field ?? '', ...params }, locale),
  };
}

function fill(text: Label, params: Record<string, string | number | Label>, locale: Locale): string {
  return text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[locale] : String(value);
  });
}
