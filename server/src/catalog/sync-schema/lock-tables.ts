import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { quoteName } from '../quote-name.ts';

/** In milliseconds. Whoever comes later stands in line behind the one who waits; PostgreSQL looks for deadlocks after a second. */
const patience = 400;

/**
 * Takes the tables that are about to change, all at once and before anything else is locked: who holds one lock of a table and asks for a
 * greater one meets writers that do the same. Throws `busy` where they are in use for longer than others should wait.
 */
export async function lockTables(tx: Transaction, schema: string, tables: readonly string[]): Promise<void> {
  if (tables.length === 0) return;
  const names = [...new Set(tables)]
    .sort()
    .map((table) => `${quoteName(schema)}.${quoteName(table)}`)
    .join(', ');
  await tx.query({ text: `set local statement_timeout = ${patience}`, values: [] });
  try {
    await tx.query({ text: `lock table ${names} in access exclusive mode`, values: [] });
  } catch (error) {
    throw (error as { code?: string }).code === '57014' ? new TenonError('busy', { cause: error, retryAfter: 5 }) : error;
  }
  await tx.query({ text: 'set local statement_timeout = 0', values: [] });
}
