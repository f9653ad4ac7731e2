import type { QueryClient } from '@tanstack/react-query';
import { assembleModel } from '../../../metadata/model-parts.ts';
import type { Model, ViewModel } from '../../../metadata/wire.ts';
import { api } from './api.ts';
import { HeldParts } from './held-parts.ts';
import { isSame } from './is-same.ts';
import { whenIdle } from './load-later.ts';
import { queryKeys } from './query-keys.ts';

type Held = { parts: HeldParts; saved: ViewModel[] };

/** What each model was put together from. */
const heldBy = new WeakMap<Model, Held>();

/**
 * Reads the model: at first what the page needs that is opened, and the rest once it is drawn; later only what changed. Where nothing did, the model
 * stays the same.
 */
export async function readModel({ client, signal }: { client: QueryClient; signal: AbortSignal }): Promise<Model> {
  const before = client.getQueryData<Model>(queryKeys.model);
  const held = before && heldBy.get(before);
  const [parts, saved] = await Promise.all([readParts(held?.parts, client, signal), api.get('/views', { signal })]);
  if (before && parts === held?.parts && isSame(saved, held.saved)) return before;
  const model = assembleModel(parts.source(), saved);
  heldBy.set(model, { parts, saved });
  return model;
}

async function readParts(held: HeldParts | undefined, client: QueryClient, signal: AbortSignal): Promise<HeldParts> {
  if (held) return held.with(await api.post('/metadata/changes', { tags: held.tags() }, { signal }));
  const answer = await api.get('/metadata/parts', { query: { page: pageOf(location.pathname) }, signal });
  const parts = new HeldParts(answer, client);
  whenIdle(() => parts.readRest());
  return parts;
}

/** Whose parts are asked for before the others; undefined where all are needed. */
function pageOf(path: string): string | undefined {
  if (path === '/') return 'home';
  const [, place, name, more] = path.split('/');
  if (place === 'dashboards') return 'dashboards';
  return place === 'o' && name && more !== 'import' ? `object:${name}` : undefined;
}
