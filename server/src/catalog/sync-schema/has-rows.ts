import type { Transaction } from '../../base/database/database.ts';

/** Looked up under a lock: no writer adds a row or a value between this and what follows from it in the transaction. */
export async function hasRows(tx: Transaction, table: string, condition = 'true'): Promise<boolean> {
  await tx.query({ text: `lock table ${table} in share row exclusive mode`, values: [] });
  const rows = await tx.query({ text: `select from ${table} where ${condition} limit 1`, values: [] });
  return rows.length > 0;
}
