import type { Json } from '@tenon/metadata/merge/json.ts';
import type { Transaction } from '../../base/database/database.ts';
import { type Contribution, inSolutionOrder, type Layers, layersKey, withShipped } from './layers.ts';
import { sharedBody } from './shared-bodies.ts';
import { readSolutionOrder } from './solution-order.ts';

type DefinitionRow = {
  kind: string;
  name: string;
  layer: 'base' | 'extension' | 'overlay';
  body: Json;
  /** Empty for what the workspace itself says. */
  solution: string;
};

type StoredRow = Omit<DefinitionRow, 'body'> & { text: string };

/** Everything stored in `sys_definition`, one entry per definition. */
export async function readLayers(tx: Pick<Transaction, 'query'>, schema: string): Promise<Layers[]> {
  const stored = await tx.query<StoredRow>({
    text: `select kind, name, layer, body::text as text, solution from "${schema}".sys_definition order by kind, name, layer`,
    values: [],
  });
  const rows = stored.map(({ text, ...row }) => ({ ...row, body: sharedBody(row.kind, row.name, text) }));
  const isExtended = rows.some(({ layer }) => layer === 'extension');
  return fromRows(rows, isExtended ? await readSolutionOrder(tx, schema) : []);
}

function fromRows(rows: readonly DefinitionRow[], order: readonly string[]): Layers[] {
  const all = new Map<string, { own: Layers; shipped: Contribution[] }>();
  for (const { kind, name, layer, body, solution } of rows) {
    const key = layersKey({ kind, name });
    const { own, shipped } = all.get(key) ?? { own: { kind, name }, shipped: [] };
    if (layer === 'base') shipped.push({ solution, body });
    else if (layer === 'extension') shipped.push({ solution, body, extends: true });
    else own.overlay = body;
    all.set(key, { own, shipped });
  }
  return [...all.values()].map(({ own, shipped }) => withShipped(own, inSolutionOrder(shipped, order)));
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
      text: `delete from "${schema}".sys_definition d using unnest($1::text[], $2::text[], $3::text[], $4::text[]) r(kind, name, layer, solution)
        where (d.kind, d.name, d.layer, d.solution) = (r.kind, r.name, r.layer, r.solution)`,
      values: keysOf(removed),
    });
  }
  if (changed.length === 0) return;
  await tx.query({
    text: `insert into "${schema}".sys_definition (kind, name, layer, solution, body, updated_by)
      select r.kind, r.name, r.layer, r.solution, r.body::json, $6
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) r(kind, name, layer, solution, body)
      on conflict (kind, name, layer, solution) do update
      set body = excluded.body, updated_by = excluded.updated_by, updated_at = now()`,
    values: [...keysOf(changed), changed.map((row) => JSON.stringify(row.body)), by],
  });
}

function keysOf(rows: readonly DefinitionRow[]): string[][] {
  return [
    rows.map((row) => row.kind),
    rows.map((row) => row.name),
    rows.map((row) => row.layer),
    rows.map((row) => row.solution),
  ];
}

function toRows(layers: Layers): [string, DefinitionRow][] {
  const { kind, name, shipped = [] } = layers;
  const rows = shipped.map((each): Omit<DefinitionRow, 'kind' | 'name'> => {
    return { layer: each.extends ? 'extension' : 'base', body: each.body, solution: each.solution };
  });
  if (layers.overlay !== undefined) rows.push({ layer: 'overlay', body: layers.overlay, solution: '' });
  return rows.map((row) => [`${layersKey(layers)}/${row.layer}/${row.solution}`, { kind, name, ...row }]);
}

/** Text counts, not value: a change of the order of fields is a change. */
function isSameRow(old: DefinitionRow | undefined, row: DefinitionRow): boolean {
  if (old?.body === row.body) return true;
  return old !== undefined && JSON.stringify(old.body) === JSON.stringify(row.body);
}
