import type { QueryClient } from '@tanstack/react-query';
import { assembleModel } from '../../../metadata/model-parts.ts';
import type { Model, ViewModel } from '../../../metadata/wire.ts';
import { api } from './api.ts';
import { takeFirstParts } from './first-parts.ts';
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
  const { parts, saved } = held ? await readChanges(held, signal) : await readFirst(client, signal);
  if (before && parts === held?.parts && isSame(saved, held.saved)) return before;
  const model = assembleModel(parts.source(), saved);
  heldBy.set(model, { parts, saved });
  return model;
}

async function readFirst(client: QueryClient, signal: AbortSignal): Promise<Held> {
  const { answer, saved } = await takeFirstParts(signal);
  const parts = new HeldParts(answer, client);
  whenIdle(() => parts.readRest());
  return { parts, saved };
}

async function readChanges({ parts }: Held, signal: AbortSignal): Promise<Held> {
  const [changes, saved] = await Promise.all([
    api.post('/metadata/changes', { tags: parts.tags() }, { signal }),
    api.get('/views', { signal }),
  ]);
  return { parts: parts.with(changes), saved };
}
