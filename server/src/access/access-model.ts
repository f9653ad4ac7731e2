import type { AppModel, Metadata, ObjectOutline } from '@tenon/metadata';
import { lazyRecord } from '@tenon/metadata/lazy-record.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath } from './field-rights.ts';
import { objectModel, objectOutline } from './object-model.ts';
import { trimApps } from './trim-apps.ts';
import { trimLayout } from './trim-layout.ts';
import { mayRunReport, trimReport } from './trim-reports.ts';
import { readsFilter, trimView } from './trim-screens.ts';

export type AccessModel = Pick<Metadata, 'apps' | 'objects' | 'views' | 'layouts' | 'reports' | 'dashboards'> & {
  outlines: Record<string, ObjectOutline>;
};

/** Sets of rights whose models are kept for one revision; those not asked for longest go. */
const mostKept = 32;

/** Worked out once per revision and set of rights; it names nothing that the actor may not read. */
const known = new WeakMap<Snapshot, Map<string, AccessModel>>();

/**
 * The published metadata as the actor may see it. Shared by all with the same rights: do not change it. An object is worked out when it is looked at
 * first: who wants all of them asks `modelParts`, which lets others have their turn in between.
 */
export function accessModel(snapshot: Snapshot, actor: RightsHolder): AccessModel {
  const bySignature = known.get(snapshot) ?? new Map<string, AccessModel>();
  known.set(snapshot, bySignature);
  const { signature } = actor.rights;
  const model = bySignature.get(signature) ?? trim(snapshot, actor);
  bySignature.delete(signature);
  bySignature.set(signature, model);
  const [oldest] = bySignature.keys();
  if (bySignature.size > mostKept) bySignature.delete(oldest as string);
  return model;
}

function trim(snapshot: Snapshot, actor: RightsHolder): AccessModel {
  const reports = Object.fromEntries(
    [...snapshot.reports]
      .filter(([, report]) => mayRunReport(snapshot, actor, report))
      .map(([name, report]) => [name, trimReport(snapshot, actor, report)]),
  );
  const seen = [...snapshot.objects.values()].filter(({ name }) => actor.rights.scopes(name, 'read').length > 0);
  const outlines = Object.fromEntries(seen.map((object) => [object.name, objectOutline(actor, object)]));
  const views = [...snapshot.views].flatMap(([name, body]) => {
    const view = trimView(snapshot, actor, body);
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
      objectModel(snapshot, actor, snapshot.objects.get(name) as CompiledObject),
    ),
    views,
    layouts: Object.fromEntries(
      [...snapshot.layouts]
        .filter(([, { object }]) => actor.rights.scopes(object, 'read').length > 0)
        .map(([name, layout]) => [name, trimLayout(snapshot, actor, { layout, reports })]),
    ),
    reports,
    dashboards: inOrder(dashboards, apps),
  };
}

/** Those of the apps first, as their people need them. */
function inOrder(dashboards: Metadata['dashboards'], apps: readonly AppModel[]): Metadata['dashboards'] {
  const wanted = apps.flatMap((app) => app.dashboards ?? []);
  const place = (name: string) => (wanted.includes(name) ? wanted.indexOf(name) : wanted.length);
  return dashboards.toSorted((a, b) => place(a.name) - place(b.name));
}
