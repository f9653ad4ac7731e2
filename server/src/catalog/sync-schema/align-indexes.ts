import type { Transaction } from '../../base/database/database.ts';
import { lockDefinitions } from '../change-tables.ts';
import { quoteName } from '../quote-name.ts';
import type { Workspace } from '../workspace.ts';
import { currentTables } from './current-tables.ts';
import { desiredTables } from './desired-tables.ts';
import { buildLater } from './run-actions.ts';
import { queueTask } from './schema-tasks.ts';
import type { Index, Table } from './table.ts';

type Task = { name: string; table: string };
type Difference = { tasks: Task[]; missing: { table: string; index: Index }[]; extra: Task[] };

/**
 * Queues for `runSlowDdl` what this server wants for its tables and the last publish, by an older server, did not make. Those that failed
 * to build wait for the next publish.
 */
export async function queueMissingIndexes(workspace: Workspace): Promise<void> {
  if ((await compareIndexes(workspace, workspace.database.platform)).missing.length === 0) return;
  await workspace.database.platform.changeSchema(workspace.schema, async (tx) => {
    if ((await lockDefinitions(tx, workspace)) !== workspace.snapshot.revision) return;
    const { missing } = await compareIndexes(workspace, tx);
    for (const { table, index } of missing) {
      const place = `${quoteName(workspace.schema)}.${quoteName(table)}`;
      await queueTask(tx, workspace.schema, { ...buildLater(index, place), table });
    }
  });
}

/** Takes off what this server no longer wants, of tables that have all they want: nobody is without an index meanwhile. */
export async function dropExtraIndexes(workspace: Workspace): Promise<void> {
  const { database, schema } = workspace;
  const { missing, extra, tasks } = await compareIndexes(workspace, database.platform);
  const waiting = new Set([...missing, ...tasks].map(({ table }) => table));
  for (const { table, name } of extra) {
    if (waiting.has(table)) continue;
    const text = `drop index concurrently if exists ${quoteName(schema)}.${quoteName(name)}`;
    await database.platform.alone({ text, values: [] });
  }
}

async function compareIndexes({ schema, snapshot }: Workspace, db: Pick<Transaction, 'query'>): Promise<Difference> {
  const present = new Map((await currentTables(db, schema)).map((table) => [table.name, table]));
  const tasks = await db.query<Task>({
    text: `select name, table_name as "table" from ${quoteName(schema)}.sys_schema_task`,
    values: [],
  });
  const pairs = desiredTables(snapshot, schema).flatMap((wanted): [Table, Table][] => {
    const table = present.get(wanted.name);
    // A column that is still on its way has its index with the publish that brings it.
    const isWhole = wanted.columns.every(({ name }) => table?.columns.some((column) => column.name === name));
    return table && isWhole && table.removedAt === undefined ? [[table, wanted]] : [];
  });
  return {
    tasks,
    missing: pairs.flatMap(([table, wanted]) =>
      without(wanted.indexes, table.indexes)
        .filter(({ name }) => !tasks.some((task) => task.name === name))
        .map((index) => ({ table: table.name, index })),
    ),
    extra: pairs.flatMap(([table, wanted]) =>
      without(table.indexes, wanted.indexes)
        .filter(isOver)
        .map(({ name }) => ({ table: table.name, name })),
    ),
  };
}

function without(indexes: readonly Index[], others: readonly Index[]): Index[] {
  return indexes.filter(({ name }) => !others.some((other) => other.name === name));
}

/** What is built over a shadow is wanted by a publish that is still to come. */
function isOver({ name }: Index): boolean {
  return !name.startsWith('~');
}
