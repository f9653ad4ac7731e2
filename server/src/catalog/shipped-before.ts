import type { Definition } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { currentRevision, type Site } from './change-tables.ts';
import { type Layers, shipDefinitions } from './definitions/layers.ts';
import { readSolutionOrder } from './definitions/solution-order.ts';
import { quoteName } from './quote-name.ts';

type Shipped = Definition & { extends?: true };
type Before = { solution: string; installed: object | null; shipped: Shipped[] };

/** Remembers what there is of solutions before they are installed, changed or taken away, so that an earlier revision can bring that back. */
export async function keepShipped(
  tx: Transaction,
  site: Site,
  { layers, solutions }: { layers: readonly Layers[]; solutions: readonly string[] },
): Promise<void> {
  const place = quoteName(site.schema);
  const revision = (await currentRevision(tx, site)) + 1;
  for (const solution of solutions) {
    await tx.query({
      text: `insert into ${place}.sys_shipped_before (revision, solution, installed, shipped)
        select $1, $2, (select to_jsonb(s) from ${place}.sys_solution s where s.name = $2), $3::json
        on conflict (revision, solution) do nothing`,
      values: [revision, solution, JSON.stringify(shippedBy(layers, solution))],
    });
  }
}

function shippedBy(layers: readonly Layers[], solution: string): Shipped[] {
  return layers.flatMap(({ kind, name, shipped = [] }) =>
    shipped
      .filter((each) => each.solution === solution)
      .map((each): Shipped => ({ kind, name, body: each.body, ...(each.extends && { extends: true }) })),
  );
}

/** The layers with what each solution shipped when a revision counted, and the solutions that were installed then. The latest change is taken back first. */
export async function bringBackShipped(
  tx: Transaction,
  site: Site,
  { layers, revision }: { layers: readonly Layers[]; revision: number },
): Promise<Layers[]> {
  const { schema } = site;
  const place = quoteName(schema);
  const rows = await tx.query<Before>({
    text: `select solution, installed, shipped from ${place}.sys_shipped_before where revision > $1 order by revision desc, solution`,
    values: [revision],
  });
  // The way back has a way back, too.
  await keepShipped(tx, site, { layers, solutions: [...new Set(rows.map(({ solution }) => solution))] });
  let next = [...layers];
  for (const { solution, installed, shipped } of rows) {
    await tx.query({ text: `delete from ${place}.sys_solution where name = $1`, values: [solution] });
    if (installed)
      await tx.query({
        text: `insert into ${place}.sys_solution select * from jsonb_populate_record(null::${place}.sys_solution, $1)`,
        values: [JSON.stringify(installed)],
      });
    next = shipDefinitions(next, {
      solution,
      definitions: shipped.filter((each) => !each.extends).map(({ kind, name, body }) => ({ kind, name, body })),
      extensions: shipped.filter((each) => each.extends).map(({ kind, name, body }) => ({ kind, name, body }) as never),
      order: await readSolutionOrder(tx, schema),
    });
  }
  return next;
}
