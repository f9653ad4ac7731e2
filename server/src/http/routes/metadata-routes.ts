import type { ModelParts, PartName, PartsAnswer } from '@tenon/metadata/model-parts.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { modelParts, partBody, type TaggedParts, tagOf } from '../../access/model-parts.ts';
import { pageObjects } from '../../access/page-objects.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { knownCurrencies } from '../../data/read/currency-rates.ts';
import { listSavedViews } from '../../data/read/saved-views.ts';
import { keepCompressed } from '../compress-answers.ts';
import { isKnown } from '../is-known.ts';
import { serve } from '../serve.ts';

/** What the browser draws itself from: whole for callers of the API, in parts for our pages. */
export function metadataRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/metadata', async ({ workspace, actor, request, reply }) => {
    const { snapshot } = workspace;
    const [{ model, tags }, own, saved] = await Promise.all([
      modelParts(snapshot, actor),
      workspacePart(workspace),
      listSavedViews(workspace, actor),
    ]);
    const etag = `"${tagOf([snapshot.revision, [...tags.values()], own, saved])}"`;
    if (answersKnown(request, reply, etag)) return reply;
    const { outlines: _, ...metadata } = model;
    return { revision: snapshot.revision, ...own, ...metadata, views: [...model.views, ...saved] };
  });

  serve(app, 'GET /api/metadata/parts', async ({ workspace, actor, request, reply, query: { page } }) => {
    const parts = await partsFor(workspace, actor);
    const names = page === undefined ? parts.names : onPage(workspace, parts, page);
    const etag = `"${tagOf([workspace.snapshot.revision, names.map((name) => [name, parts.tagOf(name)])])}"`;
    if (answersKnown(request, reply, etag)) return reply;
    return keepCompressed(request, reply, etag) ?? answer(workspace, parts, names);
  });

  serve(app, 'POST /api/metadata/changes', async ({ workspace, actor, request, reply, body: { tags } }) => {
    const parts = await partsFor(workspace, actor);
    const names = parts.names.filter((name) => tags[name] !== parts.tagOf(name));
    const content = tagOf([workspace.snapshot.revision, names.map((name) => [name, parts.tagOf(name)])]);
    return keepCompressed(request, reply, content) ?? answer(workspace, parts, names);
  });
}

type Parts = { names: PartName[]; tagOf(name: PartName): string; body(name: PartName): unknown } & Pick<TaggedParts, 'model'>;

/** Money and time of the workspace change without a publish, so their part is made anew each time. */
async function partsFor(workspace: Workspace, actor: Actor): Promise<Parts> {
  const [{ model, tags }, own] = await Promise.all([modelParts(workspace.snapshot, actor), workspacePart(workspace)]);
  const ownTag = tagOf(own);
  return {
    model,
    names: ['workspace', ...tags.keys()],
    tagOf: (name) => (name === 'workspace' ? ownTag : (tags.get(name) as string)),
    body: (name) => (name === 'workspace' ? own : partBody(model, name)),
  };
}

async function workspacePart(workspace: Workspace): Promise<ModelParts['workspace']> {
  const { currency, timeZone, region, yearStart } = workspace;
  return { currency, currencies: await knownCurrencies(workspace), timeZone, region, yearStart };
}

function onPage({ snapshot }: Workspace, { names, model }: Parts, page: string): PartName[] {
  const objects = pageObjects(snapshot, model, page);
  return names.filter((name) => !name.startsWith('object:') || objects.has(name.slice('object:'.length)));
}

function answer({ snapshot }: Workspace, { tagOf, body }: Parts, names: readonly PartName[]): PartsAnswer {
  const { revision } = snapshot;
  return { revision, parts: Object.fromEntries(names.map((name) => [name, { tag: tagOf(name), body: body(name) }])) };
}

function answersKnown(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (!isKnown(request.headers['if-none-match'], etag)) return false;
  reply.code(304).send();
  return true;
}
