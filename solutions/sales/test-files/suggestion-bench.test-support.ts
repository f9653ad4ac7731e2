import type { ImportColumn } from '@tenon/metadata';
import type { Actor } from '@tenon/server/src/access/actor.ts';
import { actorForUser } from '@tenon/server/src/access/actors.ts';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '@tenon/server/src/catalog/test-workspace.ts';
import { suggestColumns } from '@tenon/server/src/data/import/columns/suggest-columns.ts';
import { scanColumns } from '@tenon/server/src/data/import/file/scan-columns.ts';
import { sales } from '../solution.ts';
import type { Table } from './table.test-support.ts';

export type SuggestionBench = {
  test: TestWorkspace;
  actor: Actor;
  /** Of the columns of a file that mean something. */
  suggestions(object: string, table: Table): Promise<ImportColumn[]>;
  /** The field of each column. */
  suggestedFor(object: string, ...table: Table): Promise<Record<string, string | null>>;
};

/** Asks which fields of the sales template the columns of a table mean, as an administrator is asked. */
export async function openSuggestionBench(): Promise<SuggestionBench> {
  const test = await openTestWorkspace({ definitions: sales.definitions });
  const actor = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  const suggestions = async (name: string, table: Table) => {
    const rows = table.map((cells, at) => ({ row: at + 1, cells: [...cells] }));
    const scan = await scanColumns(
      (async function* () {
        yield rows;
      })(),
    );
    const object = test.workspace.snapshot.objects.get(name);
    if (!object) throw new Error(`There is no object ${name}.`);
    const found = await suggestColumns(test.workspace, actor, { object, ...scan });
    return found.filter((each) => each !== null);
  };
  return {
    ...{ test, actor, suggestions },
    suggestedFor: async (object, ...table) =>
      Object.fromEntries((await suggestions(object, table)).map(({ column, field }) => [column, field])),
  };
}
