import type { Workspace } from '../../catalog/workspace.ts';

/** Who owns records now, by their ids; those that nobody owns, or that are gone, are left out. For the platform itself: it asks for no rights. */
export async function readOwners(
  workspace: Workspace,
  { object, ids }: { object: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  const table = workspace.snapshot.objects.get(object)?.table;
  if (!table || ids.length === 0) return new Map();
  const rows = await workspace.db.read<{ id: string; owner: string }>({
    text: `select id, owner_id as owner from ${table} where id = any($1::uuid[]) and owner_id is not null`,
    values: [ids],
  });
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}
