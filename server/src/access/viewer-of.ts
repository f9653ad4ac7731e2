import type { Snapshot } from '../catalog/snapshot.ts';
import type { RecordFilter } from '../query/record-filter.ts';
import type { Viewer, VisibleData } from '../query/viewer.ts';
import type { Actor } from './actor.ts';
import { visibilityOf } from './field-rights.ts';
import { recordFilter } from './row-filter.ts';

/** Worked out once per revision and set of rights. */
const known = new WeakMap<Snapshot, Map<string, VisibleData>>();

/** What the actor's rights leave of the workspace, and in whose language names are sorted, as a query is compiled for it. */
export function viewerOf(snapshot: Snapshot, actor: Pick<Actor, 'rights'> & Partial<Pick<Actor, 'locale'>>): Viewer {
  const bySignature = known.get(snapshot) ?? new Map<string, VisibleData>();
  known.set(snapshot, bySignature);
  const visible = bySignature.get(actor.rights.signature) ?? visibleTo(snapshot, actor);
  bySignature.set(actor.rights.signature, visible);
  return { visible, locale: actor.locale };
}

function visibleTo(snapshot: Snapshot, { rights }: Pick<Actor, 'rights'>): VisibleData {
  const filters = new Map<string, RecordFilter>();
  return {
    records(object) {
      const filter = filters.get(object) ?? recordFilter(snapshot, { rights }, object, 'read');
      filters.set(object, filter);
      return filter;
    },
    field: (object, name) => visibilityOf(snapshot, { rights }, object, name),
  };
}
