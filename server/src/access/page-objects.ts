import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { AccessModel } from './access-model.ts';

/** Links that lead to more objects are open ones: what they show is a title, for which the outline is enough. */
const mostTargets = 3;

/**
 * Objects that a page draws itself from: `home`, `dashboards`, or `object:deal` for its list and its records. A few too many do no harm; what is not
 * among them is waited for.
 */
export function pageObjects(snapshot: Snapshot, model: AccessModel, page: string): Set<string> {
  const begun = startOf(model, page).filter((name) => Object.hasOwn(model.outlines, name));
  const near = [...begun.flatMap((name) => [...linked(snapshot, name), ...listed(model, name)]), ...activities(model)];
  const all = [...begun, ...near, ...near.flatMap((name) => linked(snapshot, name)), 'user'];
  return new Set(all.filter((name) => Object.hasOwn(model.outlines, name)));
}

function startOf(model: AccessModel, page: string): string[] {
  if (page === 'dashboards') return reported(model, Object.keys(model.reports));
  if (page !== 'home') return [page.slice(page.indexOf(':') + 1)];
  const cards = model.apps.flatMap(({ home }) => home);
  const figures = cards.flatMap((card) => (card.card === 'figures' ? [card.dashboard] : []));
  const widgets = model.dashboards.filter(({ name }) => figures.includes(name)).flatMap((dashboard) => dashboard.widgets);
  return [
    ...cards.flatMap(({ object }) => object ?? []),
    ...reported(
      model,
      widgets.map(({ report }) => report),
    ),
    ...model.apps.flatMap(({ firstSteps = [] }) => firstSteps.map(({ object }) => object)),
  ];
}

function reported(model: AccessModel, reports: readonly string[]): string[] {
  return reports.flatMap((name) => model.reports[name]?.query.object ?? []);
}

/** What its fields lead to, and what keeps the history of its stages. */
function linked(snapshot: Snapshot, name: string): string[] {
  const { fields, body } = snapshot.objects.get(name) as CompiledObject;
  const targets = [...fields.values()].flatMap((field) => (field.targets.length <= mostTargets ? field.targets : []));
  return [...targets, ...(body.track ? [body.track.into] : [])];
}

/** What its layouts list and count. */
function listed(model: AccessModel, name: string): string[] {
  return Object.values(model.layouts)
    .filter(({ object }) => object === name)
    .flatMap(({ related, sections }) => [
      ...related.map((list) => list.object),
      ...reported(
        model,
        sections.flatMap(({ report }) => report?.report ?? []),
      ),
    ]);
}

/** Every page of a record asks each of them whether it may be about the record. */
function activities({ outlines }: AccessModel): string[] {
  return Object.values(outlines).flatMap(({ name, activity }) => (activity ? [name] : []));
}
