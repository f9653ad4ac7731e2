import { lazyRecord } from './lazy-record.ts';
import type { AppModel, Metadata, Model, ObjectModel, ObjectOutline, ViewModel } from './wire.ts';

/**
 * The model travels in parts, each with a tag that changes with its content: who has some of them is sent the others, and those that
 * changed. `object:deal` is all that one object has for itself; the rest is shared by every page.
 */
export type ModelParts = {
  workspace: Pick<Metadata, 'currency' | 'currencies' | 'timeZone' | 'region' | 'yearStart'>;
  apps: { apps: AppModel[]; outlines: Record<string, ObjectOutline> };
  figures: Pick<Metadata, 'reports' | 'dashboards'>;
  [object: `object:${string}`]: ObjectModelPart;
};

export type ObjectModelPart = { object: ObjectModel; views: ViewModel[] } & Pick<Metadata, 'layouts'>;

export type PartName = keyof ModelParts;

/** `GET /api/metadata/parts`: those that the asker has not. */
export type PartsAnswer = { revision: number; parts: Record<string, { tag: string; body: unknown }> };

export function objectPart(name: string): `object:${string}` {
  return `object:${name}`;
}

/** Where a model is read from. An object is asked for when something looks at it. */
export type ModelSource = {
  revision: number;
  shared: Pick<ModelParts, 'workspace' | 'apps' | 'figures'>;
  object: (name: string) => ObjectModelPart;
};

/**
 * One model out of its parts. Pure: whoever wants it to be otherwise in a place, such as with drafts that are not published, gives a source that
 * answers otherwise there.
 */
export function assembleModel({ revision, shared, object }: ModelSource, saved: readonly ViewModel[]): Model {
  const names = Object.keys(shared.apps.outlines);
  return {
    revision,
    ...shared.workspace,
    ...shared.apps,
    ...shared.figures,
    savedViews: saved,
    objects: lazyRecord(names, (name) => object(name).object),
    views: lazyRecord(names, (name) => [...object(name).views, ...saved.filter((view) => view.object === name)]),
    layouts: lazyRecord(names, (name) => object(name).layouts),
  };
}
