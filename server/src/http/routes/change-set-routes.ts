import type { Problem } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import { listChangeSets, openChangeSet, startChangeSet } from '../../catalog/change-sets/edit-change-sets.ts';
import {
  discardChangeSetAs,
  discardDraftAs,
  renameChangeSetAs,
  resetToShippedAs,
  saveDraftsAs,
} from '../../process/change-sets.ts';
import { type Published, rehearseAs } from '../../process/publish-as.ts';
import { publishOrQueue } from '../../process/publish-job.ts';
import { type Caller, callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { readInput, readQuery } from '../read-input.ts';
import type { Services } from '../services.ts';

const name = z.string().trim().min(1).max(100);
const version = z.int().min(0).optional();
const isThere = (body: unknown) => body !== undefined;
const draft = z.strictObject({
  kind: z.string(),
  name: z.string(),
  body: z.unknown().refine(isThere),
  version,
  revision: z.int().min(1).optional(),
});
const saving = z.strictObject({ drafts: z.array(draft).max(500) });
const field = z.string().max(100);
const wishes = {
  accept: z.record(field, z.int().min(0)).optional(),
  replace: z.record(field, z.record(z.string().max(100), z.string().max(100).nullable())).optional(),
  fill: z.record(field, z.json()).optional(),
};
export const publication = z.strictObject({ summary: z.string().trim().max(500).default(''), ...wishes });
const publishing = publication.extend({ version });
const target = z.strictObject({ kind: z.string(), name: z.string(), version });
const seen = z.object({ version: z.coerce.number().int().min(0).optional() });

type Named = { Params: { id: string } };
type OfDraft = { Params: { id: string; kind: string; name: string } };

/** `/api/change-sets`: changes of definitions that wait, each set by itself. */
export function changeSetRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.get('/api/change-sets', (request) => listChangeSets(administer(request).workspace));

  app.post('/api/change-sets', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const input = readInput(request, z.strictObject({ name: name.optional() }));
    return reply.code(201).send(await startChangeSet(workspace, actor.userId, input.name));
  });

  app.get<Named>('/api/change-sets/:id', (request) => openChangeSet(administer(request).workspace, idOf(request.params)));

  app.patch<Named>('/api/change-sets/:id', async (request, reply) => {
    const { workspace, actor } = administer(request);
    await renameChangeSetAs(workspace, actor, { id: idOf(request.params), ...readInput(request, z.strictObject({ name })) });
    return reply.code(204).send();
  });

  app.delete<Named>('/api/change-sets/:id', async (request, reply) => {
    const { workspace, actor } = administer(request);
    await discardChangeSetAs(workspace, actor, idOf(request.params));
    return reply.code(204).send();
  });

  app.put<Named>('/api/change-sets/:id/drafts', { config: { takesMany: true } }, async (request) => {
    const { workspace, actor } = administer(request);
    const { drafts } = readInput(request, saving);
    return { drafts: await saveDraftsAs(workspace, actor, { changeSet: idOf(request.params), drafts }) };
  });

  app.delete<OfDraft>('/api/change-sets/:id/drafts/:kind/:name', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const { kind, name } = request.params;
    await discardDraftAs(workspace, actor, { changeSet: idOf(request.params), kind, name, ...readQuery(request, seen) });
    return reply.code(204).send();
  });

  app.post<Named>('/api/change-sets/:id/reset', async (request) => {
    const { workspace, actor } = administer(request);
    const wanted = { changeSet: idOf(request.params), ...readInput(request, target) };
    return { drafts: await resetToShippedAs(workspace, actor, wanted) };
  });

  app.post<Named>('/api/change-sets/:id/check', async (request) => {
    const { workspace, actor } = administer(request);
    const { summary: _summary, ...wishes } = readInput(request, publication);
    const { problems, warnings, ...rest } = await rehearseAs(workspace, actor, { changeSet: idOf(request.params), wishes });
    const describe = (each: Problem) => describeProblem(each, callerLocale(request));
    return { problems: problems.map(describe), warnings: warnings.map(describe), ...rest };
  });

  app.post<Named>('/api/change-sets/:id/publish', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const { summary, version, ...wishes } = readInput(request, publishing);
    const wanted = { summary, changeSet: idOf(request.params), version, wishes };
    return answerPublished(reply, await publishOrQueue({ workspace, actor, jobs }, wanted));
  });
}

/** 202: the values of big tables are made first, and the definitions count when the job is done. */
export function answerPublished(reply: FastifyReply, published: Published | { job: string }): FastifyReply {
  return reply.code('job' in published ? 202 : 200).send(published);
}

export function administer(request: FastifyRequest): Caller {
  const caller = callerOf(request);
  requireSystemRight(caller.actor, 'manageMetadata');
  return caller;
}

function idOf({ id }: { id: string }): string {
  if (!isId(id)) throw new TenonError('notFound');
  return id;
}
