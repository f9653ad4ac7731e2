import type { ProblemDetails } from '../../../metadata/api/shapes.ts';

/** Anything the server refused or could not do; `message` is ready to be shown, in the user's language. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Entry of the error catalogue; `network` when no answer came. */
  readonly code: string;
  /** Id of the request, to look up in the server's log. */
  readonly instance: string;
  readonly details: ProblemDetails;
  /** Seconds to wait before the next try, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** Sends again what got no answer. */
  readonly retry: (() => Promise<unknown>) | undefined;

  constructor(details: ProblemDetails, { retryAfter, retry }: Pick<Partial<ApiProblem>, 'retryAfter' | 'retry'> = {}) {
    super(details.detail ?? details.title);
    this.name = 'ApiProblem';
    this.status = details.status;
    this.code = details.code;
    this.instance = details.instance;
    this.details = details;
    this.retryAfter = retryAfter;
    this.retry = retry;
  }

  /** First message per field, for forms: `{ email: '“邮箱”格式不正确' }`; of rows that are written with the record, of each. */
  get fields(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const problem of this.details.problems ?? []) {
      const { field, line, message } = problem;
      if (field)
        messages[field] = messages[field] === undefined ? message : line ? `${messages[field]} ${message}` : messages[field];
    }
    return messages;
  }

  /** What is wrong with cells of rows that are written with the record: by field, then by `row.field`, rows from 0. */
  get cells(): Record<string, Record<string, string>> {
    const messages: Record<string, Record<string, string>> = {};
    for (const { field, line, message } of this.details.problems ?? [])
      if (field && line?.field) messages[field] = { [`${line.row}.${line.field}`]: message, ...messages[field] };
    return messages;
  }
}

/** What the server refused of what was given, to be said where it was given; undefined of anything else that went wrong. */
export function refusedWords(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.details.problems?.length ? problemMessage(error) : undefined;
}

/** One sentence to show for any thrown thing. */
export function problemMessage(error: unknown): string {
  if (error instanceof ApiProblem) {
    const withoutField = error.details.problems?.map((problem) => problem.message);
    return withoutField?.length ? withoutField.join(' ') : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}
