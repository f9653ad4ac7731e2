import sql, { join, raw, type Sql } from 'sql-template-tag';
import { actorIn } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { rowFilter } from '../../access/row-filter.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';

type Asked = { object: string; id: string; people: readonly string[]; tx?: Pick<Transaction, 'query'> };

/** People of one statement: each is a look at one record by its id. */
const together = 100;

/** Of these people those who are active and may read a record now, each by their own rights. */
export async function findReaders(workspace: Workspace, { object, id, people, tx }: Asked): Promise<Set<string>> {
  const looks = await lookAsEach(workspace, { object, id, people });
  const readers = new Set<string>();
  for (let from = 0; from < looks.length; from += together) {
    const statement = join(looks.slice(from, from + together), ' union all ');
    const asked = { text: statement.text, values: statement.values };
    const found = await (tx ? tx.query<{ person: string }>(asked) : workspace.db.read<{ person: string }>(asked));
    for (const { person } of found) readers.add(person);
  }
  return readers;
}

async function lookAsEach(workspace: Workspace, { object, id, people }: Asked): Promise<Sql[]> {
  const { snapshot } = workspace;
  const table = snapshot.objects.get(object)?.table;
  if (!table) return [];
  const directory = await readDirectory(workspace);
  return [...new Set(people)].flatMap((userId) => {
    const actor = actorIn(workspace, directory, { userId, source: 'process' });
    const filter = actor && rowFilter(snapshot, actor, object, 'read', 't');
    if (!actor || !filter || filter === 'none') return [];
    const allowed = filter === 'all' ? sql`true` : boundTo(filter, bindRun(filter.values, startRun(workspace, actor)));
    return [
      sql`select ${userId}::uuid as person from ${raw(table)} t where t.id = ${id} and t.deleted_at is null and ${allowed}`,
    ];
  });
}

/** The same condition with the values of one person. */
function boundTo({ strings }: Sql, values: unknown[]): Sql {
  return sql(strings as unknown as TemplateStringsArray, ...values);
}
