import type { Definition } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { readCollations } from './collations.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { quoteName } from './quote-name.ts';
import type { Snapshot } from './snapshot.ts';
import type { Returning } from './sync-schema/find-returning.ts';

/**
 * What counted whenever an object, or a field of it, was there for the last time before it was removed, or became one of another type: values of
 * any of these may be what comes back.
 */
export async function snapshotsWith(
  tx: Pick<Transaction, 'query'>,
  { schema }: { schema: string },
  { object, field }: Returning,
): Promise<Snapshot[]> {
  const rows = await tx.query<{ revision: number; definitions: Definition[] }>({
    text: `with each as (
        select revision, (select case when $2::text is null then 'object' else d->'body'->'fields'->$2->>'type' end
          from json_array_elements(definitions) d where d->>'kind' = 'object' and d->>'name' = $1) as type
        from ${quoteName(schema)}.sys_revision),
      last as (select revision, type, lead(type) over (order by revision) as next from each)
      select revision, definitions from ${quoteName(schema)}.sys_revision
      where revision in (select revision from last where type is distinct from next and type is not null) order by revision`,
    values: [object, field ?? null],
  });
  const collations = await readCollations(tx);
  return rows.map((row) => compileSnapshot({ schema, ...row, collations }));
}
