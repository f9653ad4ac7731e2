import { createHash } from 'node:crypto';
import type { LayoutModel, ObjectModel } from '@tenon/metadata';
import { isSameText } from '@tenon/metadata/merge/json.ts';
import { type ModelParts, type ObjectModelPart, objectPart, type PartName } from '@tenon/metadata/model-parts.ts';
import { mapYielding } from '../base/yield-to-event-loop.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { type AccessModel, accessModel } from './access-model.ts';
import type { RightsHolder } from './actor.ts';

/** Parts that are the same for all with the same rights, and the tag of each. */
export type TaggedParts = { model: AccessModel; tags: ReadonlyMap<PartName, string> };

const known = new WeakMap<AccessModel, Promise<TaggedParts>>();

/**
 * The parts of the model as the actor may see it, each with a tag of what is in it; worked out once per revision and set of rights, while others
 * have their turn in between.
 */
export function modelParts(snapshot: Snapshot, actor: RightsHolder): Promise<TaggedParts> {
  const model = accessModel(snapshot, actor);
  const parts = known.get(model) ?? tagParts(model);
  known.set(model, parts);
  return parts;
}

/** What is in a part. */
export function partBody<Name extends Exclude<PartName, 'workspace'>>(model: AccessModel, name: Name): ModelParts[Name];
export function partBody(model: AccessModel, name: PartName): unknown {
  if (name === 'apps') return { apps: model.apps, outlines: model.outlines } satisfies ModelParts['apps'];
  if (name === 'figures') return { reports: model.reports, dashboards: model.dashboards } satisfies ModelParts['figures'];
  const of = name.slice(objectPart('').length);
  const layouts = Object.entries(model.layouts).filter(([, { object }]) => object === of);
  return {
    object: model.objects[of] as ObjectModel,
    views: model.views.filter(({ object }) => object === of),
    layouts: Object.fromEntries(layouts),
  } satisfies ObjectModelPart;
}

/** Changes with what is in a part, and with nothing else. */
export function tagOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16);
}

async function tagParts(model: AccessModel): Promise<TaggedParts> {
  const views = Map.groupBy(model.views, ({ object }) => object);
  const all = await mapYielding(Object.keys(model.layouts), (name) => [name, model.layouts[name] as LayoutModel] as const);
  const layouts = Map.groupBy(all, ([, { object }]) => object);
  const objects = await mapYielding(Object.keys(model.outlines), (name) => {
    const around = { views: views.get(name) ?? [], layouts: Object.fromEntries(layouts.get(name) ?? []) };
    return [objectPart(name), tagOfObject({ object: model.objects[name] as ObjectModel, ...around })] as const;
  });
  const shared = (['apps', 'figures'] as const).map((name) => [name, tagOf(partBody(model, name))] as const);
  return { model, tags: new Map<PartName, string>([...shared, ...objects]) };
}

/** An object that is as it was before a publish is the very same. */
const tagged = new WeakMap<ObjectModel, { part: ObjectModelPart; tag: string }>();

function tagOfObject(part: ObjectModelPart): string {
  const known = tagged.get(part.object);
  if (known && isSameText(known.part, part)) return known.tag;
  const tag = tagOf(part);
  tagged.set(part.object, { part, tag });
  return tag;
}
