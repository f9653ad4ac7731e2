import type { ParseContext, Reference } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readableFields } from '../../access/field-rights.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Row } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readingContext } from '../../query/reading-context.ts';
import { likenessKey } from '../../query/search-keys/search-keys.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { compileSimilar } from '../../query/statements/similar.ts';
import { likenessCoreOf } from './likeness.ts';

export type SimilarRequest = { object: string; values: Record<string, unknown>; exclude?: string };

/** `reason` is the field they have in common. */
export type SimilarRecord = { id: string; title: string | null; owner: Reference | null; reason: string };

/** `others` look the same, too, but are not the actor's to read: that they are there is all that is told. */
export type SimilarRecords = { records: SimilarRecord[]; others: number };

type Given = { field: CompiledField; core: string };

const maxSimilar = 10;

/**
 * Records that look like the one about to be saved: the same phone, e-mail or number, or a name that differs in legal form, width or
 * brackets only. Of those the actor may not read only the number is told, ten at the most, and only to who may make such records.
 * Throws `notFound` and `forbidden`.
 */
export async function findSimilar(workspace: Workspace, actor: Actor, request: SimilarRequest): Promise<SimilarRecords> {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(request.object);
  if (!object || actor.rights.scopes(object.name, 'read').length === 0) throw new TenonError('notFound');
  if (!actor.rights.allows(object.name, 'create')) throw new TenonError('forbidden');
  const readable = new Set(readableFields(snapshot, actor, object.name));
  const fields = object.similar.filter((field) => readable.has(field));
  const found = await findAlike(workspace, actor, { ...request, fields });
  const records = found.flatMap(({ readable, ...record }) => (readable ? [record] : []));
  return { records: records.slice(0, maxSimilar), others: Math.min(found.length - records.length, maxSimilar) };
}

type Sought = { object: string; fields: readonly CompiledField[]; values: Record<string, unknown>; exclude?: string };

/**
 * Live records that have one of the fields in common with the values, also beyond what the actor may read: the one comparison of names for
 * forms and conversions. The fields are among those that the object is compared by, and the actor may read them.
 */
export async function findAlike(
  workspace: Workspace,
  actor: Actor,
  { object: name, fields: compared, values, exclude }: Sought,
): Promise<(SimilarRecord & { readable: boolean })[]> {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(name);
  const given = object ? givenFields(compared, values, readingContext(workspace, actor)) : [];
  if (!object || given.length === 0) return [];
  const indexed = object.search.length > 0;
  const fields = given.map(({ field }) => ({ name: field.name, indexed }));
  const names = fields.map(({ name }) => name).join();
  const plan = cachedPlan(workspace, `similar|${snapshot.revision}|${actor.rights.signature}|${object.name}|${names}`, () =>
    compileSimilar(snapshot, viewerOf(snapshot, actor), { object: object.name, fields }),
  );
  const slots = given.map(({ core }) => (indexed ? [likenessKey(core)] : core));
  const run = startRun(workspace, actor, [isId(exclude) ? exclude : null, ...slots]);
  const rows = await workspace.db.read(plan.bind(run));
  return rows.flatMap((row) => {
    const same = given.find(
      ({ field, core }, index) => row[`v${index}`] !== null && likenessCoreOf(field, row[`v${index}`]) === core,
    );
    return same ? [{ ...describe(row, same), readable: row.readable === true }] : [];
  });

  function describe(row: Row, { field }: Given): SimilarRecord {
    const owner =
      row.owner === null ? null : { id: row.owner as string, title: plan.ownerName?.read(row.owner_name, actor) ?? null };
    return { id: row.id as string, title: plan.title.read(row.title, actor), owner, reason: field.name };
  }
}

/** Values that cannot be read as the field's type are not there yet: the form is still being filled. */
function givenFields(fields: readonly CompiledField[], values: Record<string, unknown>, context: ParseContext): Given[] {
  return fields.flatMap((field) => {
    const input = Object.hasOwn(values, field.name) ? values[field.name] : null;
    if (input === null || input === undefined) return [];
    const parsed = field.type.parse(input, field.definition as never, context);
    const core = parsed.ok && parsed.value !== null ? likenessCoreOf(field, parsed.value) : '';
    return core === '' ? [] : [{ field, core }];
  });
}
