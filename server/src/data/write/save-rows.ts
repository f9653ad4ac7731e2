import { quoteName } from '../../catalog/quote-name.ts';
import type { WriteAction } from '../write-request.ts';
import { fieldColumns, writtenFields } from './field-columns.ts';
import { changeColumns, logChanges } from './log-changes.ts';
import { prepared } from './prepared-name.ts';
import { bindFiles, bindLinks } from './save-links.ts';
import { bindStages, stageColumns } from './save-stages.ts';
import { searchColumns } from './search-columns.ts';
import { bind, bindInput, type InputColumn, inputColumn, type ReadInput, type StatementParts } from './statement-parts.ts';
import type { Write } from './write.ts';

/** Writes the whole batch with its history, its events and everything that hangs on it in one statement. */
export async function saveRows(write: Write): Promise<void> {
  const count = write.drafts.length;
  if (count === 0) return;
  const parts: StatementParts = { values: [], expressions: [] };
  const columns = [...valueColumns(write)];
  const changes = changeColumns(write);
  const read = bindInput(parts, [...rowColumns(write), ...columns, ...stageColumns(write), ...changes]);
  parts.expressions.push(`saved as (${save[write.action](write, parts, { columns, read })} returning t.id)`);
  bindLinks(write, parts);
  bindFiles(write, parts);
  bindStages(write, parts);
  logChanges(write, parts, changes);
  const text = `with ${parts.expressions.join(',\n')}\nselect count(*)::int as saved from saved`;
  await write.turn;
  const [row] = await write.tx.query<{ saved: number }>(prepared(text, parts.values, write.snapshot.revision));
  if (row?.saved !== count) throw new Error(`${write.action} of ${count} ${write.object.name} wrote ${row?.saved}`);
}

function rowColumns({ drafts, action, by, now }: Write): InputColumn[] {
  const ids = inputColumn('id', 'uuid', { of: drafts, value: ({ id }) => id });
  if (action !== 'create') return [ids];
  return [
    ids,
    inputColumn('created_at', 'timestamp with time zone', { of: drafts, value: ({ values }) => values.created_at ?? now }),
    inputColumn('created_by', 'uuid', {
      of: drafts,
      value: ({ values }) => (values.created_by as { id: string } | undefined)?.id ?? by,
    }),
  ];
}

function valueColumns(write: Write): InputColumn[] {
  if (write.action !== 'create' && write.action !== 'update') return [];
  return [...writtenFields(write).flatMap((field) => fieldColumns(field, write.drafts)), ...searchColumns(write)];
}

type Written = { columns: readonly InputColumn[]; read: ReadInput };
type Save = (write: Write, parts: StatementParts, written: Written) => string;

const save: Record<WriteAction, Save> = {
  create(write, parts, { columns, read }) {
    const [now, actor, department] = [bind(parts, write.now), bind(parts, write.by), departmentOfOwner(write, columns)];
    const names = columns.map(({ name }) => quoteName(name));
    const values = columns.map(read);
    return `insert into ${write.object.table} as t
      (id, created_at, created_by, updated_at, updated_by${list(department === undefined ? [] : ['department_id'])}${list(names)})
      select i.id, i.created_at, i.created_by, ${now}, ${actor}::uuid${list(department === undefined ? [] : [department])}${list(values)} from i`;
  },
  update(write, parts, { columns, read }) {
    const department = departmentOfOwner(write, columns);
    const changes = columns.map((column) => `${quoteName(column.name)} = ${read(column)}`);
    return updateRows(write, parts, [...changes, ...(department ? [`department_id = ${department}`] : [])]);
  },
  delete: (write, parts) => updateRows(write, parts, [`deleted_at = ${bind(parts, write.now)}::timestamptz`]),
  restore: (write, parts) => updateRows(write, parts, ['deleted_at = null']),
};

function updateRows(write: Write, parts: StatementParts, changes: string[]): string {
  const [now, actor] = [bind(parts, write.now), bind(parts, write.by)];
  return `update ${write.object.table} t
    set ${[...changes, 'version = t.version + 1'].join(', ')}, updated_at = ${now}::timestamptz, updated_by = ${actor}::uuid
    from i where t.id = i.id`;
}

/** A record stands in the department of its owner. Users say themselves where they stand. */
function departmentOfOwner({ snapshot, plan }: Write, columns: readonly InputColumn[]): string | undefined {
  const users = snapshot.objects.get('user');
  const isOwn = plan.stored.some((field) => field.columns.some(({ name }) => name === 'department_id'));
  if (!users || isOwn || !columns.some(({ name }) => name === 'owner_id')) return undefined;
  return `(select u.department_id from ${users.table} u where u.id = i.owner_id)`;
}

function list(items: string[]): string {
  return items.length ? `, ${items.join(', ')}` : '';
}
