import type { Statement } from '../../../base/database/database.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { LockingStep } from '../commit-order.ts';
import { dividedByNothing, toRefusal } from '../refused-by-database.ts';
import type { Write } from '../write.ts';
import type { WriteAction } from '../write-request.ts';
import { bindVersion } from './bind-version.ts';
import { isCopied } from './copy-rows.ts';
import { changeColumns, logChanges, savedColumns } from './log-changes.ts';
import { prepared } from './prepared-name.ts';
import { departmentsOfOwners, rowColumns, valueColumns } from './row-columns.ts';
import { bindFiles, bindLinks } from './save-links.ts';
import { bindStages, stageColumns } from './save-stages.ts';
import { searchColumns, searchTexts } from './search-columns.ts';
import { bind, bindInput, type InputColumn, type ReadInput, type StatementParts } from './statement-parts.ts';

/** Writes a batch that is not copied, with its history, its events and everything that hangs on it. */
export const saveRows: LockingStep<Statement> = {
  look: (write) => (write.pendingRows.length === 0 || isCopied(write) ? undefined : writing(write)),
  async lock(write, statement) {
    const saved = write.tx.query(statement).catch((error) => Promise.reject(tellFewer(write, error)));
    if (write.commitsNext)
      write.tx.defer(saved.catch((error) => Promise.reject(toRefusal(write.workspace, write.object.name, error))));
    else await saved;
  },
};

/** One statement, which fails where it would write another number of records: then one is divided by nothing. */
function writing(write: Write): Statement {
  const parts: StatementParts = { values: [], expressions: [] };
  const texts = searchTexts(write);
  const columns = [...valueColumns(write), ...(texts ? searchColumns(texts) : [])];
  const changes = changeColumns(write);
  const read = bindInput(parts, [...rowColumns(write), ...columns, ...stageColumns(write), ...changes]);
  parts.expressions.push(
    `saved as (${save[write.action](write, parts, { columns, read })} returning ${savedColumns(write, changes)})`,
  );
  bindLinks(write, parts);
  bindFiles(write, parts);
  bindStages(write, parts);
  bindVersion(write, parts);
  logChanges(write, parts, changes);
  const count = bind(parts, write.pendingRows.length);
  const text = `with ${parts.expressions.join(',\n')}\nselect 1 / (count(*) = ${count})::int from saved`;
  return prepared(text, parts.values, write.snapshot.revision);
}

function tellFewer({ action, object, pendingRows }: Write, error: { code?: string }): unknown {
  return error.code === dividedByNothing
    ? new Error(`${action} of ${pendingRows.length} ${object.name} wrote another number`, { cause: error })
    : error;
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

function departmentOfOwner(write: Write, columns: readonly InputColumn[]): string | undefined {
  const users = departmentsOfOwners(write, columns);
  return users && `(select u.department_id from ${users} u where u.id = i.owner_id)`;
}

function list(items: string[]): string {
  return items.length ? `, ${items.join(', ')}` : '';
}
