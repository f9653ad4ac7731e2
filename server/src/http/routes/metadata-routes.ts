import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { accessModel } from '../../access/access-model.ts';
import { knownCurrencies } from '../../data/read/currency-rates.ts';
import { listSavedViews } from '../../data/read/saved-views.ts';
import { isKnown } from '../is-known.ts';
import { serve } from '../serve.ts';

/** `GET /api/metadata`: what the browser draws itself from. */
export function metadataRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/metadata', async ({ workspace, actor, request, reply }) => {
    const { snapshot } = workspace;
    const model = accessModel(snapshot, actor);
    const [saved, currencies] = await Promise.all([listSavedViews(workspace, actor), knownCurrencies(workspace)]);
    const etag = tagOf([snapshot.revision, actor.rights.signature, saved, currencies, workspace.region]);
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    return {
      revision: snapshot.revision,
      currency: workspace.currency,
      currencies,
      timeZone: workspace.timeZone,
      region: workspace.region,
      ...model,
      views: [...model.views, ...saved],
    };
  });
}

function tagOf(parts: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}
