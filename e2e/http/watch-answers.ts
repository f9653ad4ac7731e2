import type { Endpoint } from '@tenon/metadata/api/endpoint.ts';
import { errorsOf } from '@tenon/metadata/api/errors-of.ts';
import type { FastifyInstance } from 'fastify';

/**
 * Holds every JSON answer of a test's server against what its endpoint declares. Answers a function that throws with all that was not so: called
 * when the server is closed, it fails the test file that made the endpoint say something undeclared.
 */
export function watchAnswers(app: FastifyInstance): () => void {
  const lies = new Set<string>();
  app.addHook('onSend', async (request, reply, payload) => {
    const { endpoint } = request.routeOptions.config;
    if (!endpoint || request.is404 || typeof payload !== 'string' || reply.hasHeader('content-encoding')) return;
    const key = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.routeOptions.url}`;
    for (const lie of findLies(key, endpoint, { status: reply.statusCode, payload })) lies.add(`${key} ${lie}`);
  });
  return () => {
    if (lies.size > 0) throw new Error(`Answers that are not declared in metadata/api:\n${[...lies].join('\n')}`);
  };
}

type Given = { status: number; payload: string };

function findLies(key: string, endpoint: Endpoint, { status, payload }: Given): string[] {
  const answer = endpoint.answers[status];
  if (answer === undefined) {
    const { code } = readJson(payload) as { code?: string };
    const isDeclared = code === undefined ? status === 304 && endpoint.etag : errorsOf(key, endpoint).includes(code);
    return isDeclared ? [] : [`answers ${status} ${code ?? ''}`];
  }
  if (answer === null || typeof answer === 'string') return [];
  const parsed = answer.safeParse(readJson(payload));
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${status} ${issue.path.join('.')}: ${JSON.stringify(issue).slice(0, 300)}`);
}

function readJson(payload: string): unknown {
  return payload === '' ? {} : JSON.parse(payload);
}
