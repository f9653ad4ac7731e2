import { setTimeout as sleep } from 'node:timers/promises';

export type Answer = { status: number; body: Record<string, unknown>; retryAfter: number | undefined };
export type Ask = { method: string; path: string; body?: unknown; headers?: Record<string, string> };

/** Requests of one signed-in person, or of nobody. */
export type Client = {
  /** Undefined when no answer came. */
  once(ask: Ask): Promise<Answer | undefined>;
  /**
   * Repeats a request until it is done, as a careful caller does: after no answer, 429, 503, and while the first one is still at work.
   * Throws for any other refusal.
   */
  until(ask: Ask): Promise<Answer>;
};

const patience = 180_000;

/** `wrong` is told of every answer that is neither success nor “try again later”. */
export function makeClient(url: () => string, session: string | undefined, wrong: (line: string) => void): Client {
  return { once, until };

  async function once({ method, path, body, headers }: Ask): Promise<Answer | undefined> {
    try {
      const answer = await fetch(`${url()}${path}`, {
        method,
        headers: {
          'x-tenon-request': '1',
          ...(session && { cookie: session }),
          ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await answer.text();
      const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
      return { status: answer.status, body: readJson(text), retryAfter };
    } catch {
      return undefined;
    }
  }

  async function until(ask: Ask): Promise<Answer> {
    const begun = performance.now();
    for (;;) {
      const answer = await once(ask);
      if (answer && answer.status < 300) return answer;
      const isLater = !answer || [429, 503].includes(answer.status) || answer.body.code === 'stillRunning';
      if (answer && !isLater) {
        wrong(`${ask.method} ${ask.path} answered ${answer.status} ${answer.body.code}: ${answer.body.title ?? ''}`);
        throw new Error(`refused with ${answer.status}`);
      }
      if (answer?.status === 503 && answer.retryAfter === undefined) wrong(`${ask.method} ${ask.path}: 503 without Retry-After`);
      if (performance.now() - begun > patience) {
        wrong(`${ask.method} ${ask.path} was not done within three minutes`);
        throw new Error('no answer');
      }
      // A caller would wait as long as it is told; here the load has to go on.
      await sleep(50 + 250 * Math.random());
    }
  }
}

/** The cookie of a new session. */
export async function signIn(url: string, person: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'x-tenon-request': '1', 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
