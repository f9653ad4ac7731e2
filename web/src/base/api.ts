import type { ProblemDetails } from '../../../metadata/api/shapes.ts';
import { ApiProblem } from './api-problem.ts';
import type { AnswerAt, BodyAt, PathOf } from './api-types.ts';
import { currentLocale } from './locale.ts';
import { viewHeader } from './seen-as.ts';
import { reportBack, reportLost, waitForServer } from './server-contact.ts';
import { shownAs } from './shown-as.ts';
import { text } from './text.ts';

type QueryValue = string | number | boolean | null | undefined;

export type RequestOptions = {
  /** Added to the address; undefined and null are left out. */
  query?: Record<string, QueryValue>;
  signal?: AbortSignal;
  /** Sent as `Idempotency-Key`: the same key makes a repeated create harmless, so that it waits for a lost connection by itself. */
  idempotencyKey?: string;
  /** Where the server is away, to be refused at once in spite of its key: what is no edit of a record is not made by itself later on. */
  isRefusedAway?: boolean;
  headers?: Record<string, string>;
  /** Told when it begins to wait for a lost connection. */
  onWait?: () => void;
  /** Sees the answer's own headers before its body is read. */
  onHeaders?: (headers: Headers) => void;
};

type Sent<Body> = [Body] extends [undefined]
  ? [body?: undefined, options?: RequestOptions]
  : [body: Body, options?: RequestOptions];

/** Paths, bodies and answers are those that `metadata/api` declares. */
type Api = {
  get<Path extends PathOf<'GET'>>(path: Path, options?: RequestOptions): Promise<AnswerAt<'GET', Path>>;
  post<Path extends PathOf<'POST'>>(path: Path, ...sent: Sent<BodyAt<'POST', Path>>): Promise<AnswerAt<'POST', Path>>;
  put<Path extends PathOf<'PUT'>>(path: Path, ...sent: Sent<BodyAt<'PUT', Path>>): Promise<AnswerAt<'PUT', Path>>;
  patch<Path extends PathOf<'PATCH'>>(path: Path, ...sent: Sent<BodyAt<'PATCH', Path>>): Promise<AnswerAt<'PATCH', Path>>;
  delete<Path extends PathOf<'DELETE'>>(path: Path, options?: RequestOptions): Promise<AnswerAt<'DELETE', Path>>;
};

/** The HTTP API: `api.get('/me')`. Paths are under `/api`; failures are thrown as `ApiProblem`. */
export const api: Api = {
  get: (path, options) => send('GET', path, undefined, options),
  post: (path, ...[body, options]) => send('POST', path, body, options),
  put: (path, ...[body, options]) => send('PUT', path, body, options),
  patch: (path, ...[body, options]) => send('PATCH', path, body, options),
  delete: (path, options) => send('DELETE', path, undefined, options),
};

const signedOutListeners = new Set<() => void>();

/** Called when a request finds that the session is over. Returns the function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function send<Answer>(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
  const request: RequestInit = {
    method,
    headers: { ...headersFor(body, options), ...(asksWho(method, path) ? {} : meantFor()), ...viewHeader(options.signal) },
    body: body === undefined ? undefined : body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body),
    signal: options.signal,
    credentials: 'same-origin',
  };
  const retry = method === 'GET' ? undefined : () => send(method, path, body, options);
  const response = await reach(address(path, options.query), request, {
    ...{ isRepeatable: options.idempotencyKey !== undefined && !options.isRefusedAway, onWait: options.onWait },
    retry,
  });
  if (!response.ok) throw await readProblem(response);
  options.onHeaders?.(response.headers);
  if (response.status === 204) return undefined as Answer;
  const isFile = response.headers.get('Content-Type') === 'application/pdf';
  return (isFile ? response.blob() : response.json()) as Promise<Answer>;
}

/** Address under `/api` with its query string. */
export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.set(name, String(value));
  }
  return `/api${path}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

function headersFor(body: unknown, options: RequestOptions): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': currentLocale(), ...options.headers };
  // No other site can set it: without it changes are refused, and answers are not compressed.
  headers['X-Tenon-Request'] = '1';
  if (body instanceof Blob) headers['Content-Type'] = body.type || 'application/octet-stream';
  else if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json';
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  return headers;
}

/** Who is signed in now is asked without knowing, and said by signing in. */
function asksWho(method: string, path: string): boolean {
  return path === '/session' || (method === 'GET' && path === '/me');
}

function meantFor(): Record<string, string> {
  const shown = shownAs();
  return shown === '' ? {} : { 'X-Tenon-As': shown };
}

type Again = { isRepeatable: boolean; onWait?: () => void; retry: (() => Promise<unknown>) | undefined };

/** What may be repeated waits until the server is back; anything else fails, for it may have arrived. */
async function reach(url: string, init: RequestInit, again: Again): Promise<Response> {
  const askedAt = performance.now();
  try {
    const response = await fetch(url, init);
    reportBack(askedAt);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reportLost();
    if (!again.isRepeatable) throw new ApiProblem(networkProblem(), { retry: again.retry });
    again.onWait?.();
    await waitForServer(init.signal ?? undefined);
    return reach(url, init, again);
  }
}

function networkProblem(): ProblemDetails {
  return { type: 'about:blank', title: text('problem.network'), status: 0, code: 'network', instance: '' };
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const details = await response.json().catch(() => undefined);
  const problem = new ApiProblem(isProblem(details) ? details : bareProblem(response), { retryAfter });
  if (problem.status === 401 && problem.code !== 'badCredentials') for (const listener of signedOutListeners) listener();
  return problem;
}

function isProblem(details: unknown): details is ProblemDetails {
  return typeof details === 'object' && details !== null && 'code' in details && 'title' in details;
}

function bareProblem(response: Response): ProblemDetails {
  return { type: 'about:blank', title: text('problem.unexpected'), status: response.status, code: 'unexpected', instance: '' };
}

/** A fresh `Idempotency-Key`; works on plain HTTP too, where `crypto.randomUUID` is missing. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
