import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { LockingStep } from '../commit-order.ts';
import type { LockingWrite, PendingRow } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** Nobody becomes their own superior, and no account its own parent: a relation that is declared acyclic never forms a circle. */
export const checkCircles: LockingStep<readonly Moves[]> = {
  look({ plan, pendingRows, action }) {
    const moves = plan.acyclic
      .map((field) => ({ field, moved: pendingRows.filter(({ values }) => values[field.name] != null) }))
      .filter(({ field, moved }) => moved.length > 0 && (action === 'update' || moved.some(isWithin(pendingRows, field))));
    return moves.length > 0 ? moves : undefined;
  },
  async lock(write, moves) {
    for (const each of moves) await checkField(write, each);
  },
};

type Moves = { field: CompiledField; moved: PendingRow[] };

/** New records can only be in a circle of new records. */
function isWithin(pendingRows: PendingRow[], field: CompiledField): (pendingRow: PendingRow) => boolean {
  const ids = new Set(pendingRows.map(({ id }) => id));
  return (pendingRow) => ids.has(parentOf(pendingRow, field));
}

function parentOf({ values }: PendingRow, { name }: CompiledField): string {
  return (values[name] as { id: string }).id;
}

async function checkField(write: LockingWrite, { field, moved }: Moves): Promise<void> {
  const parents = await loadAncestors(write, { field, moved });
  for (const pendingRow of moved) parents.set(pendingRow.id, parentOf(pendingRow, field));
  for (const pendingRow of moved) {
    if (!returns(parents, pendingRow.id)) continue;
    refuseRow(write, pendingRow, problem('cyclic', field.name, { label: field.definition.label }));
    parents.delete(pendingRow.id);
  }
}

function returns(parents: ReadonlyMap<string, string>, start: string): boolean {
  let at = parents.get(start);
  for (let steps = 0; at !== undefined && steps <= parents.size; steps += 1) {
    if (at === start) return true;
    at = parents.get(at);
  }
  return false;
}

/** One mover at a time per field: two that each look right could close a circle together. */
async function loadAncestors(write: LockingWrite, { field, moved }: Moves): Promise<Map<string, string>> {
  const column = quoteName(field.valueColumn as string);
  const lock = { text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`${write.object.table}.${field.name}`] };
  const climb = {
    text: `with recursive above(id, parent) as (
        select id, ${column} from ${write.object.table} where id = any($1::uuid[])
        union select t.id, t.${column} from ${write.object.table} t join above on t.id = above.parent)
      select id, parent from above where parent is not null`,
    values: [moved.map((pendingRow) => parentOf(pendingRow, field))],
  };
  const [, rows] = await Promise.all([write.tx.query(lock), write.tx.query<{ id: string; parent: string }>(climb)]);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}
