import type { Label, MailState } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** A mail that is to be sent: to a person, or to an address. */
export type MailRow = {
  id: string;
  kind: 'notice' | 'digest' | 'message';
  person: string | null;
  address: string | null;
  notice: string | null;
  content: { subject: string; text: string } | null;
  attempts: number;
  /** Somebody said that it shall be sent, however many there are. */
  released: boolean;
};

export type NewMail = Pick<MailRow, 'kind'> &
  Partial<Omit<MailRow, 'id' | 'kind' | 'attempts' | 'released'>> & { key: string; run?: string; dueAt: Date };

const columns = 'id, kind, person, address, notice, content, attempts, decided_by is not null as released';
/** So much one recipient gets in an hour; what is more is held until a person has looked. */
export const mostInAnHour = 20;
/** Whoever sends one has died when that is over: then nobody knows what became of it. */
const lease = '2 minutes';

/** Intends mails, in the transaction of what they tell. One whose key is there already is not intended twice. */
export async function insertMails(tx: Transaction, workspace: Workspace, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx.query({
    text: `insert into ${mailTable(workspace)} (id, key, kind, person, address, notice, run, content, state, due_at, created_at)
      select id, key, kind, person, address, notice, run, content, 'intended', "dueAt", $2
        from jsonb_to_recordset($1::jsonb) as m(id uuid, key text, kind text, person uuid, address text, notice uuid, run uuid, content jsonb,
          "dueAt" timestamptz) order by key on conflict (key) do nothing`,
    values: [JSON.stringify(mails.map((mail) => ({ ...mail, id: newId() }))), workspace.clock.now()],
  });
}

/**
 * Takes the mail that has waited longest, for two minutes. What its recipient gets too much of is held instead, and what somebody else took and never
 * brought back is unknown from then on: it is not sent again by itself.
 */
export async function claimMail(workspace: Workspace): Promise<MailRow | 'held' | undefined> {
  const now = workspace.clock.now();
  return workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `update ${mailTable(workspace)} set state = 'unknown', told = $2, ended_at = $1 where state = 'sending' and due_at <= $1`,
      values: [now, JSON.stringify(diedMeanwhile)],
    });
    const [mail] = await tx.query<MailRow>({
      text: `update ${mailTable(workspace)} set state = 'sending', attempts = attempts + 1, due_at = $1::timestamptz + interval '${lease}'
        where id = (select id from ${mailTable(workspace)} where state = 'intended' and due_at <= $1 order by due_at, id limit 1 for update skip locked)
        returning ${columns}`,
      values: [now],
    });
    if (!mail) return undefined;
    const [{ sent } = { sent: 0 }] = await tx.query<{ sent: number }>({
      text: `select count(*)::int as sent from ${mailTable(workspace)} where state in ('sent', 'unknown')
        and coalesce(person::text, address) = $1 and ended_at > $2::timestamptz - interval '1 hour'`,
      values: [mail.person ?? mail.address, now],
    });
    if (sent < mostInAnHour || mail.released) return mail;
    await finishMail(tx, workspace, mail, { state: 'held', told: tooMany });
    return 'held';
  });
}

type Finish = { state: MailState; told: Label | null; dueAt?: Date };

/** Writes what became of an attempt, unless somebody else has decided about it meanwhile. */
export async function finishMail(
  tx: Transaction,
  workspace: Workspace,
  { id, attempts }: MailRow,
  { state, told, dueAt }: Finish,
): Promise<void> {
  await tx.query({
    text: `update ${mailTable(workspace)} set state = $3, told = $4, due_at = $5, ended_at = case when $5::timestamptz is null then $6::timestamptz end
      where id = $1 and attempts = $2 and state = 'sending'`,
    values: [id, attempts, state, told && JSON.stringify(told), dueAt ?? null, workspace.clock.now()],
  });
}

/** Whether any is due. */
export async function hasDueMail(workspace: Workspace): Promise<boolean> {
  const [due] = await workspace.db.read<{ is: boolean }>({
    text: `select exists (select from ${mailTable(workspace)} where state in ('intended', 'sending') and due_at <= $1) as is`,
    values: [workspace.clock.now()],
  });
  return due?.is === true;
}

/** What was intended while there was no server to send it waits for a person's word: it may be old by now. */
export async function holdMails(tx: Transaction, workspace: Workspace): Promise<void> {
  await tx.query({
    text: `update ${mailTable(workspace)} set state = 'held', told = $1, due_at = null, ended_at = $2 where state = 'intended'`,
    values: [JSON.stringify(noServer), workspace.clock.now()],
  });
}

/** Removes what is over, after three months. */
export async function purgeMails(workspace: Workspace): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${mailTable(workspace)} where ended_at < $1::timestamptz - interval '90 days'`,
      values: [workspace.clock.now()],
    }),
  );
}

export function mailTable(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_mail');
}

const diedMeanwhile: Label = {
  zh: '发送途中服务器停止：可能已发出，也可能没有',
  en: 'The server stopped while it was sent: it may have gone out, or not',
};
const noServer: Label = {
  zh: '当时还没有设置邮件服务器，已搁置',
  en: 'Held: there was no mail server when it was to be sent',
};
const tooMany: Label = {
  zh: `一小时内发给同一收件人的邮件已达 ${mostInAnHour} 封，已搁置`,
  en: `Held: this recipient has had ${mostInAnHour} mails within an hour`,
};
