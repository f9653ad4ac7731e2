import { createHash } from 'node:crypto';
import type { Transaction } from '../base/database/database.ts';
import { quoteName } from './quote-name.ts';

/**
 * The database role of a workspace, which the login role may become. Roles belong to the whole server: where another database has
 * the name and keeps it to itself, this one takes a name of its own.
 */
export async function claimWorkspaceRole(tx: Pick<Transaction, 'query'>, id: string): Promise<string> {
  const [place] = await tx.query<{ name: string; login: string }>({
    text: 'select current_database() as name, current_user as login',
    values: [],
  });
  const ownName = createHash('sha256').update(`${place?.name} ${place?.login}`).digest('hex').slice(0, 8);
  for (const role of [`tenon_ws_${id}`, `tenon_ws_${id}_${ownName}`]) {
    await createRole(tx, role);
    if (await mayBecome(tx, role)) return role;
  }
  throw new Error(
    `The database user ${place?.login} may not act as the role of workspace ${id}. Give it the right: alter role … createrole.`,
  );
}

/** Another database may make the same role at this moment. */
async function createRole(tx: Pick<Transaction, 'query'>, role: string): Promise<void> {
  await execute(
    tx,
    `do $$ begin
      if to_regrole(${quoteText(quoteName(role))}) is null then create role ${quoteName(role)} nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`,
  );
}

/** Before PostgreSQL 16 who may create roles may grant any; since then, those they made. */
async function mayBecome(tx: Pick<Transaction, 'query'>, role: string): Promise<boolean> {
  const [right] = await tx.query<{ held: boolean; admin: boolean }>({
    text: `select pg_has_role(current_user, $1, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as held,
      pg_has_role(current_user, $1, 'MEMBER WITH ADMIN OPTION') or (current_setting('server_version_num')::int < 160000
        and (select rolcreaterole from pg_roles where rolname = current_user)) as admin`,
    values: [role],
  });
  if (!right?.held && right?.admin) await execute(tx, `grant ${quoteName(role)} to current_user`);
  return Boolean(right?.held || right?.admin);
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function execute(tx: Pick<Transaction, 'query'>, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
