import type { Database } from '../../base/database/database.ts';
import { quoteName } from '../../catalog/quote-name.ts';

/**
 * The workspaces with a mail server that has something to do, by their ids: mail that is due, or something that people were told and is not planned yet.
 * Two statements for all of them, however many there are. One that no server has opened since it was upgraded has no mail yet.
 */
export async function findDueMail({ platform }: Pick<Database, 'platform'>, now: Date): Promise<string[]> {
  const rows = await platform.query<{ id: string; schema: string }>({
    text: `select w.id, w.schema_name as schema from tenon.workspace w
      join pg_namespace n on n.nspname = w.schema_name join pg_class c on c.relnamespace = n.oid and c.relname = 'sys_mail_server' order by w.id`,
    values: [],
  });
  if (rows.length === 0) return [];
  const due = await platform.query<{ id: string }>({
    text: rows.map(({ schema }, at) => dueIn(quoteName(schema), `$${at + 2}`)).join(' union all '),
    values: [now, ...rows.map(({ id }) => id)],
  });
  return due.map(({ id }) => id);
}

function dueIn(schema: string, id: string): string {
  const untold = `from ${schema}.sys_notice n where n.read_at is null and n.withdrawn_at is null`;
  return `select ${id}::text as id from ${schema}.sys_mail_server s where s.stopped is null and (
    exists (select from ${schema}.sys_mail where state in ('intended', 'sending') and due_at <= $1)
    or exists (select ${untold} and n.mailed is null and n.told_at > s.set_up_at)
    or exists (select ${untold} and n.mailed = 'digest'))`;
}
