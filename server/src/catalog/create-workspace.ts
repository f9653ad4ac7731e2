import type { Database, Transaction } from '../base/database.ts';
import { TenonError } from '../base/errors.ts';
import { quoteName } from './quote-name.ts';

export type NewWorkspace = { id: string; name: string; currency: string; timeZone: string };

/** Makes the schema and the database role of a workspace and enters it in the directory. Its tables come when it is opened. */
export async function createWorkspace(database: Database, { id, name, currency, timeZone }: NewWorkspace): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(id)) throw new TenonError('badRequest', { params: { detail: `workspace id ${id}` } });
  const schema = `ws_${id}`;
  const role = `tenon_ws_${id}`;
  await database.platform.transaction(async (tx) => {
    const made = await tx.query({
      text: `insert into tenon.workspace (id, name, schema_name, role_name, currency, time_zone)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      values: [id, name, schema, role, currency, timeZone],
    });
    if (made.length === 0) throw new TenonError('alreadyDone');
    await createRole(tx, role);
    await execute(tx, `create schema ${quoteName(schema)}`);
    await execute(tx, `grant usage on schema ${quoteName(schema)} to ${quoteName(role)}`);
    await execute(
      tx,
      `alter default privileges in schema ${quoteName(schema)} grant select, insert, update, delete on tables to ${quoteName(role)}`,
    );
  });
}

/** Roles belong to the whole server: another database of it may have made this one, even at this moment. */
async function createRole(tx: Transaction, role: string): Promise<void> {
  await execute(
    tx,
    `do $$ begin
      create role ${quoteName(role)} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`,
  );
  const [membership] = await tx.query<{ held: boolean }>({
    text: `select pg_has_role(current_user, $1,
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as held`,
    values: [role],
  });
  if (!membership?.held) await execute(tx, `grant ${quoteName(role)} to current_user`);
}

async function execute(tx: Transaction, text: string): Promise<void> {
  await tx.query({ text, values: [] });
}
