import type { Transaction } from '../../base/database.ts';
import { type Layers, layersKey } from './layers.ts';
import type { Json } from './merge-patch.ts';

const layerNames = ['base', 'overlay'] as const;

type DefinitionRow = { kind: string; name: string; layer: (typeof layerNames)[number]; body: Json; solution: string | null };

/** Everything stored in `sys_definition`, one entry per definition. */
export async function readLayers(tx: Pick<Transaction, 'query'>, schema: string): Promise<Layers[]> {
  const rows = await tx.query<DefinitionRow>({
    text: `select kind, name, layer, body, solution from "${schema}".sys_definition order by kind, name`,
    values: [],
  });
  const all = new Map<string, Layers>();
  for (const { kind, name, layer, body, solution } of rows) {
    const layers = all.get(layersKey({ kind, name })) ?? { kind, name };
    layers[layer] = body;
    if (solution) layers.solution = solution;
    all.set(layersKey({ kind, name }), layers);
  }
  return [...all.values()];
}

type Change = { before: readonly Layers[]; after: readonly Layers[]; by: string | null };

/** Stores what differs between two states of the layers. */
export async function writeLayers(tx: Transaction, schema: string, { before, after, by }: Change): Promise<void> {
  const old = new Map(before.flatMap(toRows));
  const next = new Map(after.flatMap(toRows));
  const removed = [...old].filter(([key]) => !next.has(key)).map(([, row]) => row);
  const changed = [...next].filter(([key, row]) => !isSameRow(old.get(key), row)).map(([, row]) => row);
  if (removed.length > 0) {
    await tx.query({
      text: `delete from "${schema}".sys_definition d using unnest($1::text[], $2::text[], $3::text[]) r(kind, name, layer)
        where (d.kind, d.name, d.layer) = (r.kind, r.name, r.layer)`,
      values: [removed.map((row) => row.kind), removed.map((row) => row.name), removed.map((row) => row.layer)],
    });
  }
  if (changed.length === 0) return;
  await tx.query({
    text: `insert into "${schema}".sys_definition (kind, name, layer, body, solution, updated_by)
      select r.kind, r.name, r.layer, r.body::json, r.solution, $6
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) r(kind, name, layer, body, solution)
      on conflict (kind, name, layer) do update
      set body = excluded.body, solution = excluded.solution, updated_by = excluded.updated_by, updated_at = now()`,
    values: [
      changed.map((row) => row.kind),
      changed.map((row) => row.name),
      changed.map((row) => row.layer),
      changed.map((row) => JSON.stringify(row.body)),
      changed.map((row) => row.solution),
      by,
    ],
  });
}

function toRows(layers: Layers): [string, DefinitionRow][] {
  const { kind, name, solution } = layers;
  return layerNames.flatMap((layer): [string, DefinitionRow][] => {
    const body = layers[layer];
    if (body === undefined) return [];
    return [
      [`${layersKey(layers)}/${layer}`, { kind, name, layer, body, solution: layer === 'base' ? (solution ?? null) : null }],
    ];
  });
}

/** Text counts, not value: a change of the order of fields is a change. */
function isSameRow(old: DefinitionRow | undefined, row: DefinitionRow): boolean {
  return old?.solution === row.solution && JSON.stringify(old.body) === JSON.stringify(row.body);
}
