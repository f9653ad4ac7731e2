import { type Label, type Locale, type Problem, type ProblemDetails, problemTexts } from '@tenon/metadata';
import { errorCatalogue, TenonError } from '../base/errors.ts';

/** Errors of the framework, and of PostgreSQL about texts, that a caller causes, as ours. */
const callersFaults: Record<string, (error: Error) => TenonError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (error) => unsupported(error),
  FST_ERR_CTP_EMPTY_TYPE: (error) => unsupported(error),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new TenonError('tooLarge', { params: { max: '10 MB' } }),
  FST_REQ_FILE_TOO_LARGE: () => new TenonError('tooLarge', { params: { max: '25 MB' } }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new TenonError('malformedJson', { params: { detail: 'the body is empty' } }),
  FST_ERR_CTP_INVALID_JSON_BODY: (error) => new TenonError('malformedJson', { params: { detail: error.message } }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new TenonError('badRequest', { params: { detail: 'Content-Length' } }),
  '22021': unstorable,
  '22P05': unstorable,
};

function unstorable(): TenonError {
  return new TenonError('badRequest', { params: { detail: 'a text contains a character that cannot be stored (NUL)' } });
}

function unsupported(error: Error): TenonError {
  const seen = /media type:? (.*)$/i.exec(error.message)?.[1] ?? '';
  return new TenonError('unsupportedMedia', { params: { seen, expected: 'application/json' } });
}

/** Any error as one of the catalogue; undefined when it is a fault of ours. */
export function asTenonError(error: unknown): TenonError | undefined {
  if (error instanceof TenonError) return error;
  if (error instanceof SyntaxError && 'statusCode' in error)
    return new TenonError('malformedJson', { params: { detail: error.message } });
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  const known = code === undefined ? undefined : callersFaults[code];
  if (known) return known(error as Error);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new TenonError('badRequest', { params: { detail: (error as Error).message } });
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
    ...(error.details.problems && { problems: error.details.problems.map((each) => describeProblem(each, locale)) }),
    ...(error.details.current && { current: error.details.current }),
  };
}

export function describeProblem(problem: Problem, locale: Locale) {
  const { code, field, row, params } = problem;
  return {
    ...(row !== undefined && { row }),
    ...(field !== undefined && { field }),
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
