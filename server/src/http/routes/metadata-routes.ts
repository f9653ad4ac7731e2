import { createHash } from 'node:crypto';
import type { Model } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { accessModel } from '../../access/access-model.ts';
import { knownCurrencies } from '../../data/read/currency-rates.ts';
import { listSavedViews } from '../../data/read/saved-views.ts';
import { callerOf } from '../caller.ts';
import { isKnown } from '../is-known.ts';

/** `GET /api/metadata`: what the browser draws itself from. */
export function metadataRoutes(app: FastifyInstance): void {
  app.get('/api/metadata', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    const { snapshot } = workspace;
    const model = accessModel(snapshot, actor);
    const [saved, currencies] = await Promise.all([listSavedViews(workspace, actor), knownCurrencies(workspace)]);
    const etag = tagOf([snapshot.revision, actor.rights.signature, saved, currencies, workspace.region]);
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const answer: Model = {
      revision: snapshot.revision,
      currency: workspace.currency,
      currencies,
      timeZone: workspace.timeZone,
      region: workspace.region,
      ...model,
      views: [...model.views, ...saved],
    };
    return reply.header('etag', etag).header('cache-control', 'private, no-cache').send(answer);
  });
}

function tagOf(parts: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}
