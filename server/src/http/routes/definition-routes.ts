import type { SystemRight } from '@tenon/metadata';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { discardDrafts, listDrafts, resetToShipped, saveDrafts } from '../../catalog/definitions/drafts.ts';
import { exportDefinitions } from '../../catalog/export-definitions.ts';
import { importDefinitions } from '../../catalog/import-definitions.ts';
import { diffRevisions, listRevisions } from '../../catalog/revisions.ts';
import { type Published, rehearseAs } from '../../process/publish-as.ts';
import { publishOrQueue, refuseWhilePublishing } from '../../process/publish-job.ts';
import { type Caller, callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';

const drafts = z.strictObject({
  drafts: z.array(z.strictObject({ kind: z.string(), name: z.string(), body: z.unknown() })).max(500),
});
const files = z.strictObject({ files: z.record(z.string(), z.string()), exact: z.boolean().default(false) });
const field = z.string().max(100);
const wishes = {
  accept: z.record(field, z.int().min(0)).optional(),
  replace: z.record(field, z.record(z.string().max(100), z.string().max(100).nullable())).optional(),
  fill: z.record(field, z.json()).optional(),
};
const publication = z.strictObject({ summary: z.string().trim().max(500).default(''), ...wishes });
const target = z.strictObject({ kind: z.string(), name: z.string() });

type Numbered = { Params: { revision: string } };

/** `/api/definitions`: the workspace's metadata as drafts, revisions and files. */
export function definitionRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.get('/api/definitions/drafts', (request) => listDrafts(administer(request).workspace));

  app.put('/api/definitions/drafts', { config: { takesMany: true } }, async (request, reply) => {
    const { workspace, actor } = administer(request);
    const input = readInput(request, drafts);
    for (const draft of input.drafts) requireRightOfDraft(actor, draft);
    await refuseWhilePublishing(workspace);
    await saveDrafts(workspace, actor.userId, input.drafts);
    return reply.code(204).send();
  });

  app.delete('/api/definitions/drafts', async (request, reply) => {
    const { workspace, actor } = administer(request);
    await refuseWhilePublishing(workspace);
    await discardDrafts(workspace, actor.userId);
    return reply.code(204).send();
  });

  app.post('/api/definitions/reset', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const input = readInput(request, target);
    requireRightOfKind(actor, input.kind);
    await refuseWhilePublishing(workspace);
    await resetToShipped(workspace, actor.userId, input);
    return reply.code(204).send();
  });

  app.post('/api/definitions/publish', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const { summary, ...wishes } = readInput(request, publication);
    return answerPublished(reply, await publishOrQueue({ workspace, actor, jobs }, { summary, wishes }));
  });

  app.post('/api/definitions/check', async (request) => {
    const { workspace, actor } = administer(request);
    const { summary: _summary, ...wishes } = readInput(request, publication);
    const { problems, steps } = await rehearseAs(workspace, actor, wishes);
    return { problems: problems.map((each) => describeProblem(each, callerLocale(request))), steps };
  });

  app.get('/api/definitions/export', async (request) => ({
    files: Object.fromEntries(await exportDefinitions(administer(request).workspace)),
  }));

  app.post('/api/definitions/import', { config: { takesMany: true } }, async (request) => {
    const { workspace, actor } = administer(request);
    requireEveryKind(actor);
    const input = readInput(request, files);
    await refuseWhilePublishing(workspace);
    return {
      changes: await importDefinitions(workspace, actor.userId, { ...input, files: new Map(Object.entries(input.files)) }),
    };
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
    requireEveryKind(actor);
    const restores = readRevision(request.params.revision);
    const { summary, ...wishes } = request.body ? readInput(request, publication) : publication.parse({});
    return answerPublished(reply, await publishOrQueue({ workspace, actor, jobs }, { summary, restores, wishes }));
  });
}

/** 202: the values of big tables are made first, and the definitions count when the job is done. */
function answerPublished(reply: FastifyReply, published: Published | { job: string }): FastifyReply {
  return reply.code('job' in published ? 202 : 200).send(published);
}

function administer(request: FastifyRequest): Caller {
  const caller = callerOf(request);
  requireSystemRight(caller.actor, 'manageMetadata');
  return caller;
}

/** Kinds that give rights, or send out what somebody else may read, take more than the right to design. */
const rightOfKind: Partial<Record<string, SystemRight>> = { role: 'manageRoles', connection: 'manageConnections' };

function requireRightOfKind(actor: Actor, kind: string): void {
  const right = rightOfKind[kind];
  if (right) requireSystemRight(actor, right);
}

/** A process that calls a connection sends out, too. */
function requireRightOfDraft(actor: Actor, { kind, body }: { kind: string; body: unknown }): void {
  requireRightOfKind(actor, kind);
  if (kind === 'process' && JSON.stringify(body)?.includes('"callConnection"')) requireRightOfKind(actor, 'connection');
}

/** Files and revisions may hold definitions of any kind. */
function requireEveryKind(actor: Actor): void {
  for (const kind of Object.keys(rightOfKind)) requireRightOfKind(actor, kind);
}

/** Throws `notFound` for what is no number of a revision. */
function readRevision(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new TenonError('notFound');
  return Number(text);
}
