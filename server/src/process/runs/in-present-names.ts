import { type Definition, followRenames, type ObjectBody, type ProcessBody } from '@tenon/metadata';
import type { Rename } from '@tenon/metadata/find-renames.ts';
import { type ObjectRename, renameObjectsIn } from '@tenon/metadata/rename-objects.ts';
import { formerObjects } from '../../catalog/former-names.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';

/** What has been renamed, with objects whose fields are there by their former names as well. */
type Renames = { objects: ObjectRename[]; fields: Rename[]; before: Definition[]; bodies: WeakMap<ProcessBody, ProcessBody> };

const known = new WeakMap<Snapshot, Renames>();

/**
 * A process as it was, but for names: objects and fields that it names are called as they are now, so that a run under way finds them. Once for each revision;
 * of a workspace in which nothing was renamed, nothing is asked.
 */
export function inPresentNames(snapshot: Snapshot, body: ProcessBody): ProcessBody {
  const renames = known.get(snapshot) ?? findRenamed(snapshot);
  known.set(snapshot, renames);
  if (renames.objects.length + renames.fields.length === 0) return body;
  const renamed = renames.bodies.get(body) ?? rename(renames, body);
  renames.bodies.set(body, renamed);
  return renamed;
}

function findRenamed(snapshot: Snapshot): Renames {
  const fields: Rename[] = [];
  const before: Definition[] = [];
  for (const [object, { body }] of snapshot.objects) {
    const former: ObjectBody['fields'] = {};
    for (const [to, field] of Object.entries(body.fields))
      for (const from of field.aliases ?? []) {
        if (Object.hasOwn(body.fields, from)) continue;
        former[from] = field;
        fields.push({ object, from, to });
      }
    before.push({ kind: 'object', name: object, body: { ...body, fields: { ...former, ...body.fields } } } as Definition);
  }
  return { objects: formerObjects(snapshot), fields, before, bodies: new WeakMap() };
}

function rename({ objects, fields, before }: Renames, body: ProcessBody): ProcessBody {
  const process = { kind: 'process', name: 'process', body: renameObjectsIn(body, objects) } as Definition;
  const { changed } = followRenames(before, [process], fields).definitions;
  return (changed[0] ?? process).body as ProcessBody;
}
