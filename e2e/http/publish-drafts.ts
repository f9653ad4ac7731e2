import type { LightMyRequestResponse } from 'fastify';
import type { Caller } from './open-app.ts';

type Draft = { kind: string; name: string; body: unknown };

/** Begins a change set; answers the address under which it is. */
export async function startChangeSet(call: Caller): Promise<string> {
  return `/api/change-sets/${(await call('POST', '/api/change-sets', {})).json().id}`;
}

/** Saves drafts in a set of their own and publishes it; answers what was refused, or the publish. What was refused is thrown away. */
export async function publishDrafts(
  call: Caller,
  drafts: readonly Draft[],
  wishes: object = {},
): Promise<LightMyRequestResponse> {
  const set = await startChangeSet(call);
  const saved = await call('PUT', `${set}/drafts`, { drafts });
  const answer = saved.statusCode === 200 ? await call('POST', `${set}/publish`, wishes) : saved;
  if (answer.statusCode >= 400) await call('DELETE', set);
  return answer;
}
