import { isDeepStrictEqual } from 'node:util';
import type { ConnectionBody, Label } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { retryCallsNow } from './call-rows.ts';

/** What a connection keeps beside its definition. Without it nothing is sent: nobody has set it up here. */
export type ConnectionRow = {
  name: string;
  setUpBy: string;
  /** Sealed, by setting. */
  secrets: Record<string, string>;
  stopped: Label | null;
  /** What they answer for. */
  saved: AnsweredFor;
};

type AnsweredFor = Pick<ConnectionBody, 'connector' | 'settings' | 'sends'>;

/** What somebody answers for with their rights and secrets by saving a connection; what it is called is not part of that. */
export function answeredFor({ connector, settings, sends }: ConnectionBody): AnsweredFor {
  return { connector, settings, sends };
}

/** Definitions change in other ways, too: by drafts, files and revisions. None of them lends whoever made them another's rights and secrets. */
export function isAsSaved({ saved }: ConnectionRow, body: ConnectionBody): boolean {
  return isDeepStrictEqual(saved, answeredFor(body));
}

/** What is kept of connections beside their definitions, in no order. */
export function readConnectionRows(workspace: Workspace): Promise<ConnectionRow[]> {
  const text = `select name, set_up_by as "setUpBy", secrets, stopped, saved from ${sysTable({ workspace }, 'sys_connection')}`;
  return workspace.db.read<ConnectionRow>({ text, values: [] });
}

export async function readConnectionRow(workspace: Workspace, name: string): Promise<ConnectionRow | undefined> {
  return (await readConnectionRows(workspace)).find((row) => row.name === name);
}

/** Whoever saves a connection answers for what it sends from now on; it goes on if it had stopped, with what waits. */
export async function saveConnectionRow(
  workspace: Workspace,
  { name, setUpBy, secrets, saved }: Omit<ConnectionRow, 'stopped'>,
): Promise<void> {
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${sysTable({ workspace }, 'sys_connection')} (name, set_up_by, secrets, saved) values ($1, $2, $3, $4)
        on conflict (name) do update set set_up_by = excluded.set_up_by, secrets = excluded.secrets, saved = excluded.saved, stopped = null`,
      values: [name, setUpBy, JSON.stringify(secrets), JSON.stringify(saved)],
    });
    await retryCallsNow(tx, workspace, name);
  });
}

/** Has it send nothing more, for the reason given; null: it sends again. */
export async function stopConnection(tx: Transaction, workspace: Workspace, name: string, why: Label | null): Promise<void> {
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_connection')} set stopped = $2 where name = $1`,
    values: [name, why && JSON.stringify(why)],
  });
}

/** Its secrets go with it, and so does what it has sent or was about to. */
export async function removeConnectionRow(workspace: Workspace, name: string): Promise<void> {
  await workspace.db.transaction(async (tx) => {
    await tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_call')} where connection = $1`, values: [name] });
    await tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_connection')} where name = $1`, values: [name] });
  });
}
