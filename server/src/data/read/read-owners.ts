import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/**
 * Who owns records now, by their ids; those that nobody owns, or that are gone, are left out. For the platform itself: it asks for no rights.
 * `tx`: whoever is within a transaction asks by its connection.
 */
export async function readOwners(
  workspace: Workspace,
  { object, ids, tx }: { object: string; ids: readonly string[]; tx?: Pick<Transaction, 'query'> },
): Promise<Map<string, string>> {
  const table = workspace.snapshot.objects.get(object)?.table;
  if (!table || ids.length === 0) return new Map();
  const statement = {
    text: `select id, owner_id as owner from ${table} where id = any($1::uuid[]) and owner_id is not null`,
    values: [ids],
  };
  type Owned = { id: string; owner: string };
  const rows = await (tx ? tx.query<Owned>(statement) : workspace.db.read<Owned>(statement));
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}
