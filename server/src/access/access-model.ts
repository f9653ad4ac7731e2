import type { AppModel, LayoutBody, Metadata, ObjectBody, ObjectModel, ObjectOutline } from '@tenon/metadata';
import { lazyRecord } from '@tenon/metadata/lazy-record.ts';
import { isSameText } from '@tenon/metadata/merge/json.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath } from './field-rights.ts';
import { objectModel, objectOutline } from './object-model.ts';
import { trimApps } from './trim-apps.ts';
import { trimLayout } from './trim-layout.ts';
import { mayRunReport, trimReport } from './trim-reports.ts';
import { readsFilter, viewModel } from './trim-screens.ts';

export type AccessModel = Pick<Metadata, 'apps' | 'objects' | 'views' | 'layouts' | 'reports' | 'dashboards'> & {
  outlines: Record<string, ObjectOutline>;
};

/** Sets of rights whose models are kept for one revision; those not asked for longest go. */
const mostKept = 32;

/** Worked out once per revision and set of rights; it names nothing that the actor may not read. */
const known = new WeakMap<Snapshot, Map<string, AccessModel>>();

/**
 * The published metadata as the actor may see it. Shared by all with the same rights: do not change it. Objects and layouts are worked out when
 * they are looked at first: who wants all of them asks `modelParts`, which lets others have their turn in between.
 */
export function accessModel(snapshot: Snapshot, actor: RightsHolder): AccessModel {
  const bySignature = known.get(snapshot) ?? new Map<string, AccessModel>();
  known.set(snapshot, bySignature);
  const { signature } = actor.rights;
  const model = bySignature.get(signature) ?? trim(snapshot, actor);
  keepNewest(bySignature, signature, model);
  return model;
}

function trim(snapshot: Snapshot, actor: RightsHolder): AccessModel {
  const reports = Object.fromEntries(
    [...snapshot.reports]
      .filter(([, report]) => mayRunReport(snapshot, actor, report))
      .map(([name, report]) => [name, trimReport(snapshot, actor, report)]),
  );
  const seen = [...snapshot.objects.values()].filter(({ name }) => actor.rights.scopes(name, 'read').length > 0);
  const outlines = Object.fromEntries(seen.map((object) => [object.name, objectOutline(snapshot, actor, object)]));
  const views = [...snapshot.views].flatMap(([name, body]) => {
    const view = viewModel(snapshot, actor, body);
    return view ? [{ name, source: 'shipped' as const, ...view }] : [];
  });
  const dashboards = [...snapshot.dashboards]
    .map(([name, body]) => ({ name, ...body, widgets: body.widgets.filter(({ report }) => Object.hasOwn(reports, report)) }))
    .filter(({ widgets }) => widgets.length > 0);
  const apps = trimApps(snapshot.apps, {
    ...{ outlines, views, dashboards, appsOff: actor.rights.appsOff },
    readsPath: (object, path) => mayReadPath(snapshot, actor, object, path),
    readsFilter: (object, filter) => readsFilter(snapshot, actor, object, filter),
  });
  return {
    apps,
    outlines,
    objects: lazyRecord(Object.keys(outlines), (name) =>
      asBefore(actor, snapshot.objects.get(name) as CompiledObject, (object) => objectModel(snapshot, actor, object)),
    ),
    views,
    layouts: lazyRecord(
      [...snapshot.layouts].filter(([, { object }]) => Object.hasOwn(outlines, object)).map(([name]) => name),
      (name) => trimLayout(snapshot, actor, { layout: snapshot.layouts.get(name) as LayoutBody, reports }),
    ),
    reports,
    dashboards: inOrder(dashboards, apps),
  };
}

/** Of each body what it was for a set of rights. */
const before = new WeakMap<ObjectBody, Map<string, ObjectModel>>();

/**
 * The very same object as in the revision before, where it says the same: what a publish did not touch keeps its tag. It is worked out all the same,
 * since other objects have a say in it.
 */
function asBefore(
  { rights }: RightsHolder,
  object: CompiledObject,
  workOut: (object: CompiledObject) => ObjectModel,
): ObjectModel {
  const bySignature = before.get(object.body) ?? new Map<string, ObjectModel>();
  before.set(object.body, bySignature);
  const [made, known] = [workOut(object), bySignature.get(rights.signature)];
  const kept = known && isSameText(known, made) ? known : made;
  keepNewest(bySignature, rights.signature, kept);
  return kept;
}

function keepNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostKept) map.delete(oldest as string);
}

/** Those of the apps first, as their people need them. */
function inOrder(dashboards: Metadata['dashboards'], apps: readonly AppModel[]): Metadata['dashboards'] {
  const wanted = apps.flatMap((app) => app.dashboards ?? []);
  const place = (name: string) => (wanted.includes(name) ? wanted.indexOf(name) : wanted.length);
  return dashboards.toSorted((a, b) => place(a.name) - place(b.name));
}
