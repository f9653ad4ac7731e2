import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireRightsOfEveryKind } from '../../access/design-rights.ts';
import { TenonError } from '../../base/errors.ts';
import { exportDefinitions } from '../../catalog/export-definitions.ts';
import { diffRevisions, listRevisions } from '../../catalog/revisions.ts';
import { usedBy } from '../../catalog/usages/used-by.ts';
import { importDefinitionsAs } from '../../process/change-sets.ts';
import { publishOrQueue } from '../../process/publish-job.ts';
import { readInput, readQuery } from '../read-input.ts';
import type { Services } from '../services.ts';
import { administer, answerPublished, publication } from './change-set-routes.ts';

const importing = z.strictObject({
  files: z.record(z.string(), z.string()),
  exact: z.boolean().default(false),
  changeSet: z.uuid().optional(),
});

const part = z.object({ field: z.string().max(100).optional(), option: z.string().max(100).optional() });

type Numbered = { Params: { revision: string } };

/** `/api/definitions`: the workspace's metadata as revisions and files. */
export function definitionRoutes(app: FastifyInstance, { jobs, workspaces }: Services): void {
  app.get<{ Params: { kind: string; name: string } }>('/api/definitions/:kind/:name/used-by', (request) => {
    const { kind, name } = request.params;
    return usedBy(administer(request).workspace, { kind, name, ...readQuery(request, part) });
  });

  app.get<{ Querystring: { whole?: string } }>('/api/definitions/export', async (request) => {
    const { workspace } = administer(request);
    return { files: Object.fromEntries(await exportDefinitions(workspace, { whole: request.query.whole === 'true' })) };
  });

  app.post('/api/definitions/import', { config: { takesMany: true } }, async (request) => {
    const { workspace, actor } = administer(request);
    const { files, ...input } = readInput(request, importing);
    return importDefinitionsAs(workspace, actor, {
      ...input,
      files: new Map(Object.entries(files)),
      known: workspaces.solutions,
    });
  });

  app.get('/api/definitions/revisions', (request) => listRevisions(administer(request).workspace));

  app.get<Numbered & { Querystring: { from?: string } }>('/api/definitions/revisions/:revision', async (request) => {
    const { workspace } = administer(request);
    const revision = readRevision(request.params.revision);
    const { from } = request.query;
    return { changes: await diffRevisions(workspace, from === undefined ? revision - 1 : readRevision(from), revision) };
  });

  app.post<Numbered>('/api/definitions/revisions/:revision/restore', async (request, reply) => {
    const { workspace, actor } = administer(request);
    requireRightsOfEveryKind(actor);
    const restores = readRevision(request.params.revision);
    const { summary, ...wishes } = request.body ? readInput(request, publication) : publication.parse({});
    return answerPublished(reply, await publishOrQueue({ workspace, actor, jobs }, { summary, restores, wishes }));
  });
}

/** Throws `notFound` for what is no number of a revision. */
function readRevision(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new TenonError('notFound');
  return Number(text);
}
