import { assembleModel, type ModelParts, type ObjectModelPart, objectPart } from '../../../../metadata/model-parts.ts';
import type { Model } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { lookAs } from '../../base/seen-as.ts';

/** The whole model as somebody else sees it. */
export async function readViewModel(view: string, signal: AbortSignal): Promise<Model> {
  lookAs(signal, view);
  const [{ revision, parts }, saved] = await Promise.all([
    api.post('/metadata/changes', { tags: {} }, { signal }),
    api.get('/views', { signal }),
  ]);
  const part = <Name extends keyof ModelParts>(name: Name) => parts[name]?.body as ModelParts[Name];
  const shared = { workspace: part('workspace'), apps: part('apps'), figures: part('figures') };
  return assembleModel({ revision, shared, object: (name) => parts[objectPart(name)]?.body as ObjectModelPart }, saved);
}
