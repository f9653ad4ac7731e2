import { countChanges } from '../../catalog/data-version.ts';
import { searchShape } from '../../catalog/search-mark.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { planOf } from '../write/object-plan.ts';
import { searchColumns, searchTextsOf } from '../write/save/search-columns.ts';
import { bindInput, type StatementParts } from '../write/save/statement-parts.ts';
import { storedColumns, storedValue } from '../write/save/stored-values.ts';
import { sysTable } from '../write/save/sys-table.ts';

/** Records locked and written at a time. */
const chunk = 1000;

/**
 * Makes the search columns of old records anew where an object is searched by other fields than before, or a release makes keys in
 * another way. Records change neither version nor history. It may be broken off, and called at any time and by several at once.
 */
export async function rebuildSearch(workspace: Workspace): Promise<void> {
  const searched = [...workspace.snapshot.objects.values()].filter(({ search }) => search.length > 0);
  const known = await readShapes(workspace, searched);
  for (const object of searched) {
    if (known.get(object.name) === searchShape(object)) continue;
    for (let last: string | null = null; ; ) {
      last = await rebuildChunk(workspace, object, last);
      if (last === null) break;
    }
    await keepShape(workspace, object);
  }
}

/** What is searched no more is forgotten, so that it is made anew should it be searched again. */
async function readShapes(workspace: Workspace, searched: readonly CompiledObject[]): Promise<Map<string, string>> {
  const table = sysTable({ workspace }, 'sys_search_shape');
  const rows = await workspace.db.transaction(async (tx) => {
    await tx.query({ text: `delete from ${table} where object <> all($1)`, values: [searched.map(({ name }) => name)] });
    return tx.query<{ object: string; shape: string }>({ text: `select object, shape from ${table}`, values: [] });
  });
  return new Map(rows.map(({ object, shape }) => [object, shape]));
}

async function keepShape(workspace: Workspace, object: CompiledObject): Promise<void> {
  const text = `insert into ${sysTable({ workspace }, 'sys_search_shape')} (object, shape) values ($1, $2)
    on conflict (object) do update set shape = excluded.shape`;
  await workspace.db.transaction((tx) => tx.query({ text, values: [object.name, searchShape(object)] }));
}

/** The next records behind `last`; answers the id of the last one, or null when there are no more. */
function rebuildChunk(workspace: Workspace, object: CompiledObject, last: string | null): Promise<string | null> {
  const { stored } = planOf(workspace.snapshot, object);
  return workspace.db.transaction(async (tx) => {
    const rows = await tx.query({
      text: `select t.id, ${storedColumns(stored).join(', ')} from ${object.table} t where $1::uuid is null or t.id > $1
        order by t.id limit ${chunk} for no key update of t`,
      values: [last],
    });
    if (rows.length === 0) return null;
    const places = new Map(stored.map((field, at) => [field.name, { field, at }]));
    const texts = searchTextsOf(object, (name) => {
      const place = places.get(name);
      return rows.map((row) => (place ? storedValue(place.field, place.at, row) : null));
    });
    const columns = searchColumns(texts);
    const parts: StatementParts = { values: [], expressions: [] };
    const read = bindInput(parts, [{ name: 'id', type: 'uuid', values: rows.map(({ id }) => id) }, ...columns]);
    const changes = columns.map((column) => `${column.name} = ${read(column)}`);
    await tx.query({
      text: `with ${parts.expressions.join(', ')} update ${object.table} t set ${changes.join(', ')} from i where t.id = i.id`,
      values: parts.values,
    });
    await countChanges(tx, workspace, [object.name]);
    return rows.at(-1)?.id as string;
  });
}
