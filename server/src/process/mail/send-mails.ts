import type { Notice } from '@tenon/metadata';
import { actorForUser } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Clock } from '../../base/clock.ts';
import type { Database } from '../../base/database/database.ts';
import type { Log } from '../../base/log.ts';
import type { Mail, MailOutcome } from '../../base/outside/mail-client.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { noticeTable } from '../../data/notices/notice-rows.ts';
import { openWorkerPool } from '../jobs/worker-pool.ts';
import { readUnread } from '../notices/list-notices.ts';
import { findDueMail } from './find-due-mail.ts';
import { claimMail, finishMail, hasDueMail, type MailRow } from './mail-rows.ts';
import { type MailServerRow, openMailServer, readMailServer, stopMailServer } from './mail-server.ts';
import { planMails } from './plan-mails.ts';
import { choicePath, type Written, writeMessage, writeNotices } from './write-mail.ts';

/** What sending needs: the way out, and where people sign in. */
export type Post = { outside: Pick<Outside, 'mail' | 'vault'>; publicUrl: string | undefined };

const sweepEvery = 5000;
/** Minutes to the next attempt, after each that was not taken; after the last a person looks. */
const pauses = [1, 5, 30, 120, 480];
/** After so many that were not taken in a row the rest is left for the next sweep. */
const mostTroubles = 3;

type Served = { workspaces: Workspaces; database: Database; clock: Clock };

/** Sends the mail of every workspace as it becomes due; workspaces take turns, and those with nothing to send are not opened. Answers how to stop. */
export async function startMailer({ workspaces, database, clock }: Served, post: Post, log: Log): Promise<() => Promise<void>> {
  const pool = openWorkerPool<Workspace>(3, (workspace, mayGoOn) =>
    sendMails(post, workspace, mayGoOn).catch((error) => {
      log.warn({ err: error, workspace: workspace.id }, 'mail stopped short');
      return false;
    }),
  );
  const look = async () => {
    for (const id of await findDueMail(database, clock.now())) pool.wake(await workspaces.get(id));
  };
  const sweep = setInterval(() => void look().catch((error) => log.warn({ err: error }, 'mail sweep failed')), sweepEvery);
  sweep.unref();
  return async () => {
    clearInterval(sweep);
    await pool.stop();
  };
}

/** Plans and sends what is due, until nothing is or it shall not go on. Answers whether there is more to do at once. */
export async function sendMails(post: Post, workspace: Workspace, mayGoOn: () => boolean = () => true): Promise<boolean> {
  const server = await readMailServer(workspace);
  if (!server || server.stopped !== null) return false;
  while (await planMails(workspace, server.setUpAt));
  for (let troubles = 0; (await hasDueMail(workspace)) && troubles < mostTroubles; ) {
    if (!mayGoOn()) return true;
    const mail = await claimMail(workspace);
    if (!mail) return false;
    if (mail === 'held') continue;
    const outcome = await sendOne(post, workspace, { mail, server });
    if (outcome === 'locked') return false;
    troubles = outcome === 'later' ? troubles + 1 : 0;
  }
  return false;
}

type Sending = { mail: MailRow; server: MailServerRow };

async function sendOne(
  { outside, publicUrl }: Post,
  workspace: Workspace,
  { mail, server }: Sending,
): Promise<MailOutcome['outcome'] | 'dropped'> {
  const letter = await write(workspace, mail, publicUrl);
  if (!letter) {
    await workspace.db.transaction((tx) => finishMail(tx, workspace, mail, { state: 'dropped', told: null }));
    return 'dropped';
  }
  const from = { name: server.senderName ?? workspace.name, address: server.sender };
  const unsubscribe = mail.kind !== 'message' && publicUrl && { 'List-Unsubscribe': `<${new URL(choicePath, publicUrl).href}>` };
  const { told: _told, ...written } = letter;
  const sent = await outside.mail(openMailServer(outside, workspace, server), {
    ...{ ...written, id: `<${mail.id}@${server.sender.split('@')[1]}>`, from, headers: { ...unsubscribe } },
  });
  await keep(workspace, { mail, sent, notices: letter.told });
  return sent.outcome;
}

type Letter = Written & Pick<Mail, 'to'> & { told: readonly Notice[] };

/** What it says, with its reader's rights and in their language; nothing where there is nothing more to say to them. */
async function write(workspace: Workspace, mail: MailRow, url: string | undefined): Promise<Letter | undefined> {
  const { content, address, person: id } = mail;
  const person = id === null ? undefined : (await readDirectory(workspace)).people.get(id);
  const to = person ? { name: person.name, address: person.email ?? '' } : { name: '', address: address ?? '' };
  if (!to.address || (id !== null && !person?.active)) return undefined;
  if (content) return { ...writeMessage(content), to, told: [] };
  const actor = id === null ? undefined : await actorForUser(workspace, id, 'web');
  if (!actor) return undefined;
  const told = await readUnread(workspace, actor, mail.notice ? [mail.notice] : await waitingFor(workspace, actor.userId));
  return told.length === 0 ? undefined : { ...writeNotices(told, { workspace: workspace.name, url }, actor.locale), to, told };
}

/** What is kept for somebody's digest. */
async function waitingFor(workspace: Workspace, person: string): Promise<string[]> {
  const rows = await workspace.db.read<{ id: string }>({
    text: `select id from ${noticeTable(workspace)} where person = $1 and mailed = 'digest' and read_at is null and withdrawn_at is null
      order by told_at desc limit 100`,
    values: [person],
  });
  return rows.map(({ id }) => id);
}

type Kept = { mail: MailRow; sent: MailOutcome; notices: readonly Notice[] };

async function keep(workspace: Workspace, { mail, sent: { outcome, told }, notices }: Kept): Promise<void> {
  const pause = outcome === 'later' || outcome === 'locked' ? pauses[mail.attempts - 1] : undefined;
  const dueAt = pause === undefined ? undefined : new Date(workspace.clock.now().getTime() + pause * 60_000);
  const state = dueAt ? 'intended' : outcome === 'sent' || outcome === 'unknown' ? outcome : 'failed';
  await workspace.db.transaction(async (tx) => {
    await finishMail(tx, workspace, mail, { state, told, dueAt });
    if (outcome === 'locked') await stopMailServer(tx, workspace, told);
    if (mail.kind === 'digest' && (state === 'sent' || state === 'unknown'))
      await tx.query({
        text: `update ${noticeTable(workspace)} set mailed = 'done' where id = any($1::uuid[])`,
        values: [notices.map(({ id }) => id)],
      });
  });
}
