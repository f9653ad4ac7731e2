import type { Definition } from '@tenon/metadata';
import type { Transaction } from '../base/database.ts';
import { readCollations } from './collations.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { quoteName } from './quote-name.ts';
import type { Snapshot } from './snapshot.ts';
import type { Returning } from './sync-schema/find-returning.ts';

/** What counted in the last revision that had an object, or a field of it. Undefined where none did. */
export async function snapshotWith(
  tx: Pick<Transaction, 'query'>,
  { schema }: { schema: string },
  { object, field }: Returning,
): Promise<Snapshot | undefined> {
  const [row] = await tx.query<{ revision: number; definitions: Definition[] }>({
    text: `select revision, definitions from ${quoteName(schema)}.sys_revision
      where exists (select from json_array_elements(definitions) d where d->>'kind' = 'object' and d->>'name' = $1
        and ($2::text is null or d->'body'->'fields'->$2 is not null))
      order by revision desc limit 1`,
    values: [object, field ?? null],
  });
  if (!row) return undefined;
  return compileSnapshot({ schema, ...row, collations: await readCollations(tx) });
}
