import { quoteName } from '../../../catalog/quote-name.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { ImportProgress } from './import-progress.ts';

/** From this many rows on a table may have grown so much that old plans do not fit. */
const worthwhile = 1000;
/** What has grown by less than a fifth keeps its plans: to count a million wide rows anew takes as long as to bring in ten thousand. */
const growth = 5;

/**
 * Lets PostgreSQL count anew what an import has written. By itself it looks once a minute, and until then lists and checks go by what the
 * tables were like before, which for a first import is empty.
 */
export async function takeStatistics(
  { database, schema }: Workspace,
  object: string,
  { created, updated }: Pick<ImportProgress, 'created' | 'updated'>,
): Promise<void> {
  if (created + updated < worthwhile) return;
  const written = [object, 'sys_history', 'sys_event'].map((name) => `${quoteName(schema)}.${quoteName(name)}`);
  const tables = await database.platform.query<{ name: string }>({
    text: 'select oid::regclass::text as name from pg_class where oid = any($1::regclass[]) and reltuples < $2',
    values: [written, (created + updated) * growth],
  });
  if (tables.length === 0) return;
  await database.platform.alone({ text: `analyze ${tables.map(({ name }) => name).join(', ')}`, values: [] });
}
