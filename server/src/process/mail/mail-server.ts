import type { Label, MailServerModel } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { MailOutcome, MailServer } from '../../base/outside/mail-client.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { holdMails } from './mail-rows.ts';
import { testMail } from './write-mail.ts';

/** The mail server as it is kept; its password is sealed. */
export type MailServerRow = MailServer & { sender: string; senderName: string | null; stopped: Label | null; setUpAt: string };

export type MailServerInput = Omit<MailServerModel, 'hasPassword' | 'stopped'> & { password?: string | null };

/** The mail server of a workspace, if it has one. */
export async function readMailServer(workspace: Workspace): Promise<MailServerRow | undefined> {
  const [row] = await workspace.db.read<MailServerRow>({
    text: `select host, port, security, account, password, sender, sender_name as "senderName", stopped, set_up_at as "setUpAt"
      from ${table(workspace)}`,
    values: [],
  });
  return row;
}

/** The server with its password, as it signs in; one that was sealed under another key is as good as none. */
export function openMailServer({ vault }: Pick<Outside, 'vault'>, workspace: Workspace, row: MailServerRow): MailServer {
  const { host, port, security, account, password } = row;
  return {
    host,
    port,
    security,
    account,
    password: password === null ? null : (vault.open(password, placeOf(workspace)) ?? null),
  };
}

/** What is set up, without the password, for who manages connections. */
export async function describeMailServer(workspace: Workspace, actor: Actor): Promise<MailServerModel | null> {
  requireSystemRight(actor, 'manageConnections');
  const row = await readMailServer(workspace);
  if (!row) return null;
  const { password, setUpAt: _at, ...shown } = row;
  return { ...shown, hasPassword: password !== null };
}

/** A password stays where it is left out, at the same host only: nobody sends it elsewhere who does not know it. */
export async function saveMailServer(
  { vault }: Pick<Outside, 'vault'>,
  workspace: Workspace,
  actor: Actor,
  { password, ...input }: MailServerInput,
): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  const before = await readMailServer(workspace);
  const stays = before?.host === input.host && before.port === input.port ? before.password : null;
  const sealed = password === undefined ? stays : password && vault.seal(password, placeOf(workspace));
  const { host, port, security, account, sender, senderName } = input;
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${table(workspace)} (host, port, security, account, password, sender, sender_name, set_up_by, set_up_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (one) do update set host = $1, port = $2, security = $3, account = $4, password = $5, sender = $6, sender_name = $7,
          set_up_by = $8, stopped = null`,
      values: [host, port, security, account || null, sealed || null, sender, senderName, actor.userId, workspace.clock.now()],
    });
    if (!before) await holdMails(tx, workspace);
  });
}

/** Nothing is sent any more; what waited stays in the log. */
export async function removeMailServer(workspace: Workspace, actor: Actor): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  await workspace.db.transaction((tx) => tx.query({ text: `delete from ${table(workspace)}`, values: [] }));
}

/** Sends nothing until somebody has looked; null: it goes on. */
export async function stopMailServer(tx: Transaction, workspace: Workspace, why: Label | null): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set stopped = $1`, values: [why && JSON.stringify(why)] });
}

/** Sends a message to whoever asks, at once, and tells what the server said. When it goes well, what had stopped goes on. */
export async function testMailServer(
  outside: Pick<Outside, 'mail' | 'vault'>,
  workspace: Workspace,
  actor: Actor,
): Promise<MailOutcome & { to: string }> {
  requireSystemRight(actor, 'manageConnections');
  const row = await readMailServer(workspace);
  const person = (await readDirectory(workspace)).people.get(actor.userId);
  if (!row || !person?.email) throw new TenonError('notFound');
  const to = { name: person.name, address: person.email };
  const from = { name: row.senderName ?? workspace.name, address: row.sender };
  const mail = { id: `<${newId()}@tenon>`, from, to, headers: {}, ...testMail(workspace.name, actor.locale) };
  const sent = await outside.mail(openMailServer(outside, workspace, row), mail);
  if (sent.outcome === 'sent') await workspace.db.transaction((tx) => stopMailServer(tx, workspace, null));
  return { ...sent, to: person.email };
}

function placeOf({ id }: Workspace): string {
  return `${id} mail-server password`;
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_mail_server');
}
