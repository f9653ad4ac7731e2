import type { Workspace } from '../../catalog/workspace.ts';
import { planOf } from '../write/object-plan.ts';
import { keptColumns, keptValues } from '../write/save/stored-values.ts';
import { isChange, sysTable } from '../write/save/sys-table.ts';
import type { Changes } from './history-row.ts';

/**
 * What a record was made with: of a field that was changed since, what its first change says it held before; of any other, what it holds.
 * History keeps no copy, which would make every new record and every import twice as large.
 */
export async function readFirstValues(
  workspace: Workspace,
  { object: name, id }: { object: string; id: string },
): Promise<Changes> {
  const object = workspace.snapshot.objects.get(name);
  if (!object) return {};
  const plan = planOf(workspace.snapshot, object);
  // The record first: a change that comes between the two is in the history then, and says what was read here.
  const [row] = await workspace.db.read({
    text: `select ${keptColumns(workspace.snapshot, plan).join(', ')} from ${object.table} t where t.id = $1`,
    values: [id],
  });
  if (!row) return {};
  const values = { ...keptValues(plan, row), ...(await readFirstChanged(workspace, { object: name, id })) };
  const given = plan.kept.filter((field) => (values[field.name] ?? null) !== null);
  return Object.fromEntries(given.map((field) => [field.name, [null, values[field.name]]]));
}

async function readFirstChanged(
  workspace: Workspace,
  { object, id }: { object: string; id: string },
): Promise<Record<string, unknown>> {
  const rows = await workspace.db.read<{ field: string; held: unknown }>({
    text: `select distinct on (c.key) c.key as field, c.value->0 as held
      from ${sysTable({ workspace }, 'sys_history')} h cross join jsonb_each(h.changes) c
      where h.record_id = $1 and h.object = $2 and ${isChange('h')} order by c.key, h.id`,
    values: [id, object],
  });
  return Object.fromEntries(rows.map(({ field, held }) => [field, held]));
}
