import type { Problem } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import { startChangeSet } from '../../catalog/change-sets/edit-change-sets.ts';
import {
  discardChangeSetAs,
  discardDraftAs,
  listChangeSetsAs,
  openChangeSetAs,
  renameChangeSetAs,
  requireSetInReach,
  resetToShippedAs,
  saveDraftsAs,
} from '../../process/publishing/change-sets.ts';
import { type Published, rehearseAs } from '../../process/publishing/publish-as.ts';
import { publishOrQueue } from '../../process/publishing/publish-job.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/change-sets`: changes of definitions that wait, each set by itself. */
export function changeSetRoutes(app: FastifyInstance, { jobs }: Services): void {
  serve(app, 'GET /api/change-sets', ({ workspace, actor }) => listChangeSetsAs(workspace, actor));

  serve(app, 'POST /api/change-sets', ({ workspace, actor, body }) => startChangeSet(workspace, actor.userId, body.name));

  serve(app, 'GET /api/change-sets/:id', ({ workspace, actor, params }) => openChangeSetAs(workspace, actor, idOf(params)));

  serve(app, 'PATCH /api/change-sets/:id', ({ workspace, actor, params, body }) =>
    renameChangeSetAs(workspace, actor, { id: idOf(params), ...body }),
  );

  serve(app, 'DELETE /api/change-sets/:id', ({ workspace, actor, params }) => discardChangeSetAs(workspace, actor, idOf(params)));

  serve(app, 'PUT /api/change-sets/:id/drafts', async ({ workspace, actor, params, body: { drafts } }) => ({
    drafts: await saveDraftsAs(workspace, actor, { changeSet: idOf(params), drafts }),
  }));

  serve(app, 'DELETE /api/change-sets/:id/drafts/:kind/:name', ({ workspace, actor, params, query }) => {
    const { kind, name } = params;
    return discardDraftAs(workspace, actor, { changeSet: idOf(params), kind, name, ...query });
  });

  serve(app, 'POST /api/change-sets/:id/reset', async ({ workspace, actor, params, body }) => ({
    drafts: await resetToShippedAs(workspace, actor, { changeSet: idOf(params), ...body }),
  }));

  serve(app, 'POST /api/change-sets/:id/check', async ({ workspace, actor, request, params, body }) => {
    const { summary: _summary, ...wishes } = body;
    await requireSetInReach(workspace, actor, idOf(params));
    const { problems, warnings, ...rest } = await rehearseAs(workspace, actor, { changeSet: idOf(params), wishes });
    const describe = (each: Problem) => describeProblem(each, callerLocale(request));
    return { problems: problems.map(describe), warnings: warnings.map(describe), ...rest };
  });

  serve(app, 'POST /api/change-sets/:id/publish', async ({ workspace, actor, request, reply, params, body }) => {
    const { summary, version, ...wishes } = body;
    const wanted = { summary, changeSet: idOf(params), version, wishes };
    await requireSetInReach(workspace, actor, wanted.changeSet);
    return tellPublished({ request, reply }, await publishOrQueue({ workspace, actor, jobs }, wanted));
  });
}

/** 202: the values of big tables are made first, and the definitions count when the job is done. */
export function tellPublished(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  published: Published | { job: string },
) {
  if ('job' in published) {
    reply.code(202);
    return published;
  }
  const { warnings, ...done } = published;
  const told = warnings.map((each) => describeProblem(each, callerLocale(request)));
  return { ...done, ...(told.length > 0 && { warnings: told }) };
}

function idOf({ id }: { id: string }): string {
  if (!isId(id)) throw new TenonError('notFound');
  return id;
}
