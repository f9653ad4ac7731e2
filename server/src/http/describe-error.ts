import { type Label, type Locale, type Problem, type ProblemDetails, problemTexts } from '@tenon/metadata';
import { badRequest, errorCatalogue, TenonError } from '../base/errors.ts';

/** Errors of the framework, and of PostgreSQL about texts, that a caller causes, as ours. */
const callersFaults: Record<string, (error: Error) => TenonError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (error) => unsupported(error),
  FST_ERR_CTP_EMPTY_TYPE: (error) => unsupported(error),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new TenonError('tooLarge', { params: { max: '10 MB' } }),
  FST_REQ_FILE_TOO_LARGE: () => new TenonError('tooLarge', { params: { max: '25 MB' } }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => malformed({ zh: '请求体是空的', en: 'the body is empty' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => malformed(unreadableJson),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    badRequest({ zh: 'Content-Length 与请求体的长度不符', en: 'Content-Length is not the length of the body' }),
  FST_ERR_BAD_URL: () => badRequest({ zh: '地址中有无法解码的字符', en: 'the address has characters that cannot be decoded' }),
  '22021': unstorable,
  '22P05': unstorable,
};

const unreadableJson = {
  zh: '请检查引号、逗号和括号是否成对',
  en: 'check its quotes, commas and brackets',
};

function malformed(detail: Label): TenonError {
  return new TenonError('malformedJson', { params: { detail } });
}

function unstorable(): TenonError {
  return badRequest({ zh: '文本中有不能保存的字符（NUL）', en: 'a text contains a character that cannot be stored (NUL)' });
}

function unsupported(error: Error): TenonError {
  const seen = /media type:? (.*)$/i.exec(error.message)?.[1] ?? '';
  return new TenonError('unsupportedMedia', { params: { seen, expected: 'application/json' } });
}

/** Any error as one of the catalogue; undefined when it is a fault of ours. */
export function asTenonError(error: unknown): TenonError | undefined {
  if (error instanceof TenonError) return error;
  if (error instanceof SyntaxError && 'statusCode' in error) return malformed(unreadableJson);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  const known = code === undefined ? undefined : callersFaults[code];
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
