import type { ConversionTarget, Reference } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mayReadPath } from '../../../access/field-rights.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readRecords } from '../../read/read-records.ts';
import { findAlike } from '../../search/find-similar.ts';
import type { Values } from '../write-request.ts';
import { type Mapping, mappedValues, readSource } from './conversion-source.ts';

/** `incomplete`: the actor may not see all that would be carried over, and what they may not see is left out. */
export type ConversionPreview = {
  targets: { object: string; optional: boolean; values: Values; incomplete?: true; matches: Reference[] }[];
};

/** What a record would be turned into: the values of each new record, and records that are there already. Throws `notFound`, `alreadyDone`. */
export async function previewConversion(
  workspace: Workspace,
  actor: Actor,
  request: { object: string; id: string },
): Promise<ConversionPreview> {
  const { conversion, source } = await readSource(workspace, actor, request);
  const targets = conversion.targets.map(async (target) => ({
    object: target.object,
    optional: target.optional ?? false,
    values: mappedValues(workspace, actor, { target, source }),
    ...(!seesAll(workspace, actor, { target, object: request.object }) && { incomplete: true as const }),
    matches: await findMatches(workspace, actor, { target, source }),
  }));
  return { targets: await Promise.all(targets) };
}

function seesAll(
  { snapshot }: Workspace,
  actor: Actor,
  { target, object }: { target: ConversionTarget; object: string },
): boolean {
  return Object.values(target.values).every((path) => mayReadPath(snapshot, actor, object, path));
}

async function findMatches(workspace: Workspace, actor: Actor, { target, source }: Mapping): Promise<Reference[]> {
  const object = workspace.snapshot.objects.get(target.object);
  if (!object || actor.rights.scopes(target.object, 'read').length === 0) return [];
  const sees = (field: string) => mayReadPath(workspace.snapshot, actor, target.object, field);
  const match = (target.match ?? []).filter(sees);
  const fields = object.similar.filter(({ name }) => match.includes(name));
  const values = Object.fromEntries(match.map((field) => [field, source[target.values[field] ?? '']]));
  const alike = await findAlike(workspace, actor, { object: object.name, fields, values });
  const found = new Map<string, Reference>(
    alike.flatMap(({ id, title, readable }) => (readable ? [[id, { id, title, object: object.name }]] : [])),
  );
  const others = match.filter((name) => !fields.some((field) => field.name === name));
  for (const reference of await findEqual(workspace, actor, { object, fields: others, values }))
    found.set(reference.id, reference);
  return [...found.values()].slice(0, maxMatches);
}

const maxMatches = 10;

/** By fields that the object is not compared by. */
async function findEqual(
  workspace: Workspace,
  actor: Actor,
  { object, fields, values }: { object: CompiledObject; fields: readonly string[]; values: Values },
): Promise<Reference[]> {
  const conditions = fields.flatMap((field) =>
    values[field] == null ? [] : [{ field, op: 'eq' as const, value: values[field] }],
  );
  if (conditions.length === 0) return [];
  const title = object.title.name;
  const sees = mayReadPath(workspace.snapshot, actor, object.name, title);
  const { records } = await readRecords(workspace, actor, {
    object: object.name,
    select: sees ? [title] : [],
    filter: { or: conditions },
    limit: maxMatches,
  });
  return records.map((record) => ({ id: record.id, title: sees ? String(record[title] ?? '') : null, object: object.name }));
}
