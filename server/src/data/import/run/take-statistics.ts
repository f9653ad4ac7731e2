import { quoteName } from '../../../catalog/quote-name.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { ImportProgress } from './import-progress.ts';

/** From this many rows on a table may have grown so much that old plans do not fit. */
const worthwhile = 1000;

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
  const tables = [object, 'sys_history', 'sys_event'].map((name) => `${quoteName(schema)}.${quoteName(name)}`);
  await database.platform.alone({ text: `analyze ${tables.join(', ')}`, values: [] });
}
