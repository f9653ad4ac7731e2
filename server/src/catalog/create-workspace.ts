import type { Database } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { claimWorkspaceRole } from './claim-workspace-role.ts';
import { quoteName } from './quote-name.ts';
import { grantSchema } from './workspace-role.ts';

/** `region` may be left out: then it is as time zone and currency tell. */
export type NewWorkspace = { id: string; name: string; currency: string; timeZone: string; region?: string };

/** Makes the schema and the database role of a workspace and enters it in the directory. Its tables come when it is opened. */
export async function createWorkspace(database: Database, { id, name, currency, timeZone, region }: NewWorkspace): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(id)) throw new TenonError('badRequest', { params: { detail: `workspace id ${id}` } });
  const schema = `ws_${id}`;
  await database.platform.changeSchema(schema, async (tx) => {
    const role = await claimWorkspaceRole(tx, id);
    const made = await tx.query({
      text: `insert into tenon.workspace (id, name, schema_name, role_name, currency, time_zone, region)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
      values: [id, name, schema, role, currency, timeZone, region ?? null],
    });
    if (made.length === 0) throw new TenonError('alreadyDone');
    await tx.query({ text: `create schema ${quoteName(schema)}`, values: [] });
    await grantSchema(tx, { schema, role });
  });
}
