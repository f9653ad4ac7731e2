import sql, { join, raw } from 'sql-template-tag';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { compileTitle, type Title } from '../select/title.ts';
import { allowed, columnOf, fromClause, joinTarget, readableField, type Source, startCompiler } from '../source.ts';
import type { Viewer } from '../viewer.ts';
import { openObject } from './list.ts';
import { finishPlan, type Plan } from './plan.ts';
import { RunValue } from './run.ts';

/** A field of records that may be alike; in slot 1 + index its likeness key, or where it is not in the search index the text itself. */
export type SimilarField = { name: string; indexed: boolean };

export type SimilarPlan = Plan & { title: Title; ownerName: Title | undefined };

/** Candidates looked at; names are compared outside the database. */
const maxCandidates = 300;

/**
 * Live records that may be alike in one of the fields, also beyond what the actor may read: each says whether it is within. Slots: 0 the id to leave out (or null), then one for each field.
 */
export function compileSimilar(
  snapshot: Snapshot,
  viewer: Viewer,
  { object, fields }: { object: string; fields: readonly SimilarField[] },
): SimilarPlan {
  const source = openObject(startCompiler(snapshot, viewer), object);
  const title = compileTitle(source);
  const owner = readableField(source, 'owner');
  const ownerName = owner && joinTarget(source, owner, owner.targets[0] as string);
  const ownerTitle = ownerName && compileTitle(ownerName);
  const values = fields.map(({ name }, index) => sql`${valueColumn(source, name)}::text as ${raw(`v${index}`)}`);
  const matches = fields.map(({ name, indexed }, index) => {
    const given = new RunValue((run) => run.slots[index + 1]);
    return indexed
      ? sql`${columnOf(source, 'search_keys')} @> ${given}::integer[]`
      : sql`lower(${valueColumn(source, name)}::text) = ${given}::text`;
  });
  const except = new RunValue((run) => run.slots[0]);
  const alias = raw(source.alias);
  const within = join([raw('true'), ...allowed(source)], ' and ');
  return {
    ...finishPlan(
      sql`select ${alias}.id as id, ${title.sql} as title, ${owner ? sql`${alias}.owner_id` : raw('null::uuid')} as owner,
        ${ownerTitle ? ownerTitle.sql : raw('null::text')} as owner_name, ${join(values, ', ')},
        (${within}) as readable from ${fromClause(source)}
        where ${alias}.deleted_at is null and ${alias}.id is distinct from ${except}::uuid and (${join(matches, ' or ')}) limit ${raw(String(maxCandidates))}`,
      snapshot.revision,
    ),
    title,
    ownerName: ownerTitle,
  };
}

function valueColumn(source: Source, name: string) {
  return columnOf(source, source.object.fields.get(name)?.valueColumn as string);
}
