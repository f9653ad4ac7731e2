import type { Fill } from './data-steps/data-step.ts';
import { manyRows } from './data-steps/field-place.ts';
import { FillsNeeded } from './data-steps/prepare-fills.ts';
import { quoteName } from './quote-name.ts';
import type { LabelOf } from './sync-schema/index-problem.ts';
import type { SchemaAction } from './sync-schema/schema-action.ts';
import type { Table } from './sync-schema/table.ts';

type Prepared = { current: readonly Table[]; desired: readonly Table[]; fills: readonly Fill[]; labelOf: LabelOf };

/** Throws `FillsNeeded` where values of a big table would have to be made now, while nobody else could use it. */
export function refuseUnfilled(actions: readonly SchemaAction[], { current, desired, fills, labelOf }: Prepared): void {
  const big = new Set(current.filter(({ rows }) => rows >= manyRows).map(({ name }) => name));
  const missing = actions.filter(({ act, table }) => act === 'fillColumn' && big.has(table)).map(({ table }) => table);
  if (missing.length === 0) return;
  const work = fills.filter(({ table, column }) => missing.includes(table) && !isNew(actions, table, column));
  const indexes = desired
    .filter(({ name }) => missing.includes(name))
    .flatMap(({ name: table, indexes }) =>
      indexes
        .filter(({ definition }) => work.some((fill) => fill.table === table && definition.includes(quoteName(fill.column))))
        .map((index) => ({ table, index })),
    );
  throw new FillsNeeded({ fills: work, indexes, labelOf });
}

/** A new column begins with its value, whatever the size of its table. */
function isNew(actions: readonly SchemaAction[], table: string, column: string): boolean {
  return actions.some(
    (action) =>
      action.act === 'addColumn' && action.table === table && action.column.name === column && action.initial !== undefined,
  );
}
