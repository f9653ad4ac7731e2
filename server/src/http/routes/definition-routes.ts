import type { FastifyInstance, FastifyRequest } from 'fastify';
import { listDefinitionsFor } from '../../access/definitions-in-reach.ts';
import { requireInReach, requireRightsOfEveryKind } from '../../access/design-rights.ts';
import { TenonError } from '../../base/errors.ts';
import { definitionHistory } from '../../catalog/definition-history.ts';
import { exportDefinitions } from '../../catalog/export-definitions.ts';
import { formerNameUses } from '../../catalog/former-name-uses.ts';
import { listRemoved } from '../../catalog/list-removed.ts';
import { sayNote } from '../../catalog/revision-note.ts';
import { diffRevisions, listRevisions } from '../../catalog/revisions.ts';
import { fieldFacts } from '../../catalog/usages/field-facts.ts';
import { usedBy } from '../../catalog/usages/used-by.ts';
import { tryExpression } from '../../data/read/try-expression.ts';
import { tryField } from '../../data/read/try-field.ts';
import { importDefinitionsAs } from '../../process/publishing/change-sets.ts';
import { readsAllOfPaths } from '../../process/publishing/check-processes.ts';
import { publishOrQueue } from '../../process/publishing/publish-job.ts';
import { callerLocale } from '../caller-locale.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';
import { tellPublished } from './change-set-routes.ts';

/** `/api/definitions`: the workspace's metadata as revisions and files. */
export function definitionRoutes(app: FastifyInstance, { jobs, workspaces }: Services): void {
  serve(app, 'GET /api/definitions', ({ workspace, actor }) => listDefinitionsFor(workspace, actor));

  serve(app, 'GET /api/definitions/removed', async ({ workspace }) => ({ removed: await listRemoved(workspace) }));

  serve(app, 'GET /api/definitions/export', async ({ workspace, query }) => ({
    files: Object.fromEntries(await exportDefinitions(workspace, { whole: query.whole === 'true', known: workspaces.solutions })),
  }));

  serve(app, 'POST /api/definitions/import', ({ workspace, actor, body: { files, ...input } }) =>
    importDefinitionsAs(workspace, actor, { ...input, files: new Map(Object.entries(files)), known: workspaces.solutions }),
  );

  serve(app, 'GET /api/definitions/:kind/:name/used-by', ({ workspace, actor, params, query }) => {
    requireInReach(workspace.snapshot, actor, params);
    return usedBy(workspace, { ...params, ...query });
  });

  serve(app, 'GET /api/definitions/:kind/:name/history', async ({ workspace, actor, request, params }) => {
    requireInReach(workspace.snapshot, actor, params);
    return { changes: inOwnWords(request, await definitionHistory(workspace, params)) };
  });

  serve(app, 'GET /api/definitions/object/:name/facts', async ({ workspace, actor, params: { name } }) => {
    requireInReach(workspace.snapshot, actor, { kind: 'object', name });
    const shows = (object: string, field: string) => readsAllOfPaths(workspace.snapshot, actor, { object, paths: [field] });
    return { fields: await fieldFacts(workspace, { name, shows }), formerNames: await formerNameUses(workspace, name) };
  });

  serve(app, 'POST /api/definitions/object/:name/try', ({ workspace, actor, params: { name }, body }) => {
    requireInReach(workspace.snapshot, actor, { kind: 'object', name });
    return 'field' in body
      ? tryField(workspace, actor, { object: name, field: body.field })
      : tryExpression(workspace, actor, { object: name, source: body.expression, counts: body.counts });
  });

  serve(app, 'GET /api/definitions/revisions', async ({ workspace, request }) =>
    inOwnWords(request, await listRevisions(workspace)),
  );

  serve(app, 'GET /api/definitions/revisions/:revision', async ({ workspace, params, query: { from } }) => {
    const revision = readRevision(params.revision);
    return { changes: await diffRevisions(workspace, from === undefined ? revision - 1 : readRevision(from), revision) };
  });

  serve(app, 'POST /api/definitions/revisions/:revision/restore', async ({ workspace, actor, request, reply, params, body }) => {
    requireRightsOfEveryKind(actor);
    const { summary, ...wishes } = body;
    const wanted = { summary, restores: readRevision(params.revision), wishes };
    return tellPublished({ request, reply }, await publishOrQueue({ workspace, actor, jobs }, wanted));
  });

  serve(
    app,
    'POST /api/definitions/revisions/:revision/take-back',
    async ({ workspace, actor, request, reply, params, body }) => {
      const { summary, ...wishes } = body;
      const wanted = { summary, takesBack: readRevision(params.revision), wishes };
      return tellPublished({ request, reply }, await publishOrQueue({ workspace, actor, jobs }, wanted));
    },
  );
}

function inOwnWords<Told extends { summary: string }>(request: FastifyRequest, all: readonly Told[]): Told[] {
  const locale = callerLocale(request);
  return all.map((each) => ({ ...each, summary: sayNote(each.summary, locale) }));
}

/** Throws `notFound` for what is no number of a revision. */
function readRevision(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new TenonError('notFound');
  return Number(text);
}
