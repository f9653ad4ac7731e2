import type { SystemRight } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { discardDrafts, listDrafts, resetToShipped, saveDrafts } from '../../catalog/definitions/drafts.ts';
import { exportDefinitions } from '../../catalog/export-definitions.ts';
import { importDefinitions } from '../../catalog/import-definitions.ts';
import { diffRevisions, listRevisions } from '../../catalog/revisions.ts';
import { publishAs, restoreAs } from '../../process/publish-as.ts';
import { type Caller, callerOf } from '../caller.ts';
import { readInput } from '../read-input.ts';

const drafts = z.strictObject({
  drafts: z.array(z.strictObject({ kind: z.string(), name: z.string(), body: z.unknown() })).max(500),
});
const files = z.strictObject({ files: z.record(z.string(), z.string()), exact: z.boolean().default(false) });
const summary = z.strictObject({ summary: z.string().trim().max(500).default('') });
const target = z.strictObject({ kind: z.string(), name: z.string() });

type Numbered = { Params: { revision: string } };

/** `/api/definitions`: the workspace's metadata as drafts, revisions and files. */
export function definitionRoutes(app: FastifyInstance): void {
  app.get('/api/definitions/drafts', (request) => listDrafts(administer(request).workspace));

  app.put('/api/definitions/drafts', { config: { takesMany: true } }, async (request, reply) => {
    const { workspace, actor } = administer(request);
    const input = readInput(request, drafts);
    for (const draft of input.drafts) requireRightOfDraft(actor, draft);
    await saveDrafts(workspace, actor.userId, input.drafts);
    return reply.code(204).send();
  });

  app.delete('/api/definitions/drafts', async (request, reply) => {
    const { workspace, actor } = administer(request);
    await discardDrafts(workspace, actor.userId);
    return reply.code(204).send();
  });

  app.post('/api/definitions/reset', async (request, reply) => {
    const { workspace, actor } = administer(request);
    const input = readInput(request, target);
    requireRightOfKind(actor, input.kind);
    await resetToShipped(workspace, actor.userId, input);
    return reply.code(204).send();
  });

  app.post('/api/definitions/publish', async (request) => {
    const { workspace, actor } = administer(request);
    return { revision: await publishAs(workspace, actor, readInput(request, summary).summary) };
  });

  app.get('/api/definitions/export', async (request) => ({
    files: Object.fromEntries(await exportDefinitions(administer(request).workspace)),
  }));

  app.post('/api/definitions/import', { config: { takesMany: true } }, async (request) => {
    const { workspace, actor } = administer(request);
    requireEveryKind(actor);
    const input = readInput(request, files);
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

  app.post<Numbered>('/api/definitions/revisions/:revision/restore', async (request) => {
    const { workspace, actor } = administer(request);
    requireEveryKind(actor);
    return { revision: await restoreAs(workspace, actor, readRevision(request.params.revision)) };
  });
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
