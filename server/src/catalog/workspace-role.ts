import type { Database, Transaction } from '../base/database/database.ts';
import { claimWorkspaceRole } from './claim-workspace-role.ts';
import { quoteName } from './quote-name.ts';

type Statements = Pick<Transaction, 'query'>;
type Rights = { schema: string; role: string };

/** What the role of a workspace may do: use the tables of its schema, those of now and those that come. */
export async function grantSchema(tx: Statements, { schema, role }: Rights): Promise<void> {
  const [place, grantee] = [quoteName(schema), quoteName(role)];
  await execute(tx, `grant usage on schema ${place} to ${grantee}`);
  await execute(tx, `alter default privileges in schema ${place} grant select, insert, update, delete on tables to ${grantee}`);
  for (const table of await closedTables(tx, { schema, role })) {
    const rights = lesserRights[table] ?? 'select, insert, update, delete';
    await execute(tx, `grant ${rights} on ${place}.${quoteName(table)} to ${grantee}`);
  }
}

/** What migrations that lessen grants leave: in a restored schema it has run already, for a role that is not there. */
const lesserRights: Record<string, string> = {
  sys_history: 'select, insert',
  sys_decision: 'select, insert',
  sys_checkpoint_log: 'select, insert',
  sys_pass: 'select, insert, update',
  sys_user_role: 'select',
  sys_definition: 'select',
  sys_process_version: 'select, insert, delete',
  sys_revision: 'select',
  sys_change_set: 'select',
  sys_draft: 'select',
  sys_view_as: 'select',
  sys_migration: 'select',
  sys_schema_task: 'select',
};

/** Tables the role may not even read: those of a backup, which carries no roles. */
async function closedTables(tx: Statements, { schema, role }: Rights): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    text: `select relname as name from pg_class where relnamespace = to_regnamespace($1) and relkind in ('r', 'p')
      and not has_table_privilege($2, oid, 'select') order by relname`,
    values: [quoteName(schema), role],
  });
  return rows.map(({ name }) => name);
}

/**
 * Makes the role of a workspace and its rights again where they are missing: `pg_dump` carries no roles, so in a database that was
 * restored on another server they are. Costs one statement where nothing is.
 */
export async function keepWorkspaceRole(database: Database, id: string): Promise<void> {
  const [seen] = await database.platform.query<{ whole: boolean | null }>({ text: isWhole, values: [id] });
  if (!seen || seen.whole) return;
  await database.platform.changeSchema(`ws_${id}`, (tx) => giveWorkspaceRole(tx, id));
}

/** Finds or makes the role of a workspace on this server, and opens the workspace's schema to it. */
export async function giveWorkspaceRole(tx: Statements, id: string): Promise<void> {
  const [row] = await tx.query<{ schema_name: string }>({
    text: 'select schema_name from tenon.workspace where id = $1 for update',
    values: [id],
  });
  if (!row) return;
  const role = await claimWorkspaceRole(tx, id);
  await tx.query({ text: 'update tenon.workspace set role_name = $2 where id = $1', values: [id, role] });
  await grantSchema(tx, { schema: row.schema_name, role });
}

const isWhole = `
  select pg_has_role(current_user, r.oid, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
    and has_schema_privilege(r.oid, n.oid, 'usage')
    and exists (select from pg_default_acl d, aclexplode(d.defaclacl) a where d.defaclnamespace = n.oid and d.defaclobjtype = 'r'
      and d.defaclrole = current_user::regrole and a.grantee = r.oid and a.privilege_type = 'SELECT')
    and not exists (select from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
      and not has_table_privilege(r.oid, c.oid, 'select')) as whole
  from tenon.workspace w left join pg_roles r on r.rolname = w.role_name left join pg_namespace n on n.nspname = w.schema_name
  where w.id = $1`;

async function execute(tx: Statements, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
