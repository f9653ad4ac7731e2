import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { Draft, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** Nobody becomes his own superior, and no account its own parent: a relation that is declared acyclic never forms a circle. */
export async function checkCircles(write: Write): Promise<void> {
  for (const field of write.plan.acyclic) {
    const moved = write.drafts.filter(({ values }) => values[field.name] != null);
    if (moved.length > 0 && (write.action === 'update' || moved.some(isWithin(write.drafts, field))))
      await checkField(write, field, moved);
  }
}

/** New records can only be in a circle of new records. */
function isWithin(drafts: Draft[], field: CompiledField): (draft: Draft) => boolean {
  const ids = new Set(drafts.map(({ id }) => id));
  return (draft) => ids.has(parentOf(draft, field));
}

function parentOf({ values }: Draft, { name }: CompiledField): string {
  return (values[name] as { id: string }).id;
}

async function checkField(write: Write, field: CompiledField, moved: Draft[]): Promise<void> {
  const parents = await loadAncestors(write, field, moved);
  for (const draft of moved) parents.set(draft.id, parentOf(draft, field));
  for (const draft of moved) {
    if (!returns(parents, draft.id)) continue;
    refuseRow(write, draft, problem('cyclic', field.name, { label: field.definition.label }));
    parents.delete(draft.id);
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
async function loadAncestors(write: Write, field: CompiledField, moved: Draft[]): Promise<Map<string, string>> {
  const column = quoteName(field.valueColumn as string);
  const lock = { text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`${write.object.table}.${field.name}`] };
  const climb = {
    text: `with recursive above(id, parent) as (
        select id, ${column} from ${write.object.table} where id = any($1::uuid[])
        union select t.id, t.${column} from ${write.object.table} t join above on t.id = above.parent)
      select id, parent from above where parent is not null`,
    values: [moved.map((draft) => parentOf(draft, field))],
  };
  const [, rows] = await Promise.all([write.tx.query(lock), write.tx.query<{ id: string; parent: string }>(climb)]);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}
