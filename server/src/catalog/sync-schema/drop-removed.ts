import type { Transaction } from '../../base/database/database.ts';
import { changeWhenFree, type Site } from '../change-tables.ts';
import { quoteName } from '../quote-name.ts';
import { currentTables } from './current-tables.ts';

const keptDays = 30;

/** Drops columns and tables whose field or object was removed 30 days ago or earlier. Answers their names. A daily job calls it. */
export function dropRemoved(site: Site): Promise<string[]> {
  const until = new Date(site.clock.now().getTime() - keptDays * 86_400_000).toISOString();
  const isDue = ({ removedAt }: { removedAt?: string }): boolean => removedAt !== undefined && removedAt <= until;
  return changeWhenFree(site, async (tx) => {
    const dropped: string[] = [];
    for (const table of await currentTables(tx, site.schema)) {
      const name = `${quoteName(site.schema)}.${quoteName(table.name)}`;
      const columns = isDue(table) ? [] : table.columns.filter(isDue);
      if (isDue(table)) await execute(tx, `drop table ${name}`);
      for (const column of columns) await execute(tx, `alter table ${name} drop column ${quoteName(column.name)}`);
      dropped.push(...(isDue(table) ? [table.name] : []), ...columns.map((column) => `${table.name}.${column.name}`));
    }
    return dropped;
  });
}

async function execute(tx: Transaction, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
