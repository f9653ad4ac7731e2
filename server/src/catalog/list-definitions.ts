import type { Json } from '@tenon/metadata/merge/json.ts';
import type { Site } from './change-tables.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { effectiveBody } from './definitions/layers.ts';

/** A definition as it counts. `shipped` is what its solution ships, where the workspace changed it. */
export type WholeDefinition = { kind: string; name: string; body: Json; solution?: string; shipped?: Json };

/** All that counts, with its revision: both of one moment, so that a change of it can say what it was made of. */
export async function listDefinitions({
  database,
  id,
  schema,
}: Site): Promise<{ revision: number; definitions: WholeDefinition[] }> {
  return database.platform.transaction(async (tx) => {
    // Whoever publishes holds the row, so that neither is read in the middle of it.
    const [row] = await tx.query<{ revision: number }>({
      text: 'select revision from tenon.workspace where id = $1 for share',
      values: [id],
    });
    const layers = await readLayers(tx, schema);
    const definitions = layers.flatMap((each): WholeDefinition[] => {
      const { kind, name, base, solution, overlay } = each;
      const body = effectiveBody(each);
      if (body === undefined) return [];
      return [{ kind, name, body, ...(solution && { solution }), ...(solution && overlay !== undefined && { shipped: base }) }];
    });
    return { revision: row?.revision ?? 0, definitions };
  });
}
