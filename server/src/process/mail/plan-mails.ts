import { mailTimeOf, type NoticeChoice, type NoticeKind, usualChoice } from '@tenon/metadata';
import { timeOn } from '@tenon/metadata/next-time.ts';
import { wallClock } from '@tenon/metadata/zoned-time.ts';
import type { Person } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { noticeTable } from '../../data/notices/notice-rows.ts';
import { insertMails, type NewMail } from './mail-rows.ts';
import { readChoices } from './notice-choices.ts';

/** So long whoever is at the screen has to see it there first. */
const pause = 60_000;
const atOnce = 500;
const day = 86_400_000;

type Told = { id: string; person: string; kind: NoticeKind; told_at: string };

/**
 * Turns what people were told, since `since`, into mails that are to be sent, each as its reader wants: a minute later, after their quiet hours, with the rest
 * once a day, or not at all. Answers whether there may be more.
 */
export async function planMails(workspace: Workspace, since: string): Promise<boolean> {
  const { people } = await readDirectory(workspace);
  return workspace.db.transaction(async (tx) => {
    const told = await tx.query<Told>({
      text: `select id, person, kind, told_at from ${noticeTable(workspace)} where mailed is null and read_at is null and withdrawn_at is null
        and told_at > $1 order by told_at limit ${atOnce} for update skip locked`,
      values: [since],
    });
    const later = await peopleOfDigests(tx, workspace);
    if (told.length + later.length === 0) return false;
    const choices = await readChoices(tx, workspace, [...new Set([...told.map(({ person }) => person), ...later])]);
    const whoever = (id: string) => ({ person: reachable(people.get(id)), choice: choices.get(id) ?? usualChoice });
    const planned = told.map((notice) => ({ notice, ...whoever(notice.person) }));
    const timeFor = ({ person, choice, notice }: (typeof planned)[number]) =>
      person ? mailTimeOf(choice, notice.kind) : 'never';
    await markMailed(tx, workspace, {
      digest: planned.filter((each) => timeFor(each) === 'digest').map(({ notice }) => notice.id),
      done: planned.filter((each) => timeFor(each) !== 'digest').map(({ notice }) => notice.id),
    });
    const now = workspace.clock.now();
    await insertMails(tx, workspace, [
      ...planned.flatMap((each) =>
        each.person && timeFor(each) === 'now' ? [mailOf(each.notice, each.person, each.choice)] : [],
      ),
      ...later.flatMap((id) => {
        const { person, choice } = whoever(id);
        return person ? digestOf(person, choice, now) : [];
      }),
    ]);
    return told.length === atOnce;
  });
}

type Reachable = Person & { account: { timeZone: string } };

/** Mail goes to those who sign in. */
function reachable(person: Person | undefined): Reachable | undefined {
  return person?.active && person.email && person.account ? (person as Reachable) : undefined;
}

function peopleOfDigests(tx: Transaction, workspace: Workspace): Promise<string[]> {
  const text = `select distinct person from ${noticeTable(workspace)} where mailed = 'digest' and read_at is null and withdrawn_at is null`;
  return tx.query<{ person: string }>({ text, values: [] }).then((rows) => rows.map(({ person }) => person));
}

async function markMailed(
  tx: Transaction,
  workspace: Workspace,
  { digest, done }: { digest: string[]; done: string[] },
): Promise<void> {
  await tx.query({
    text: `update ${noticeTable(workspace)} set mailed = case when id = any($1::uuid[]) then 'digest' else 'done' end
      where id = any($1::uuid[] || $2::uuid[])`,
    values: [digest, done],
  });
}

function mailOf({ id, person, told_at: at }: Told, { account }: Reachable, { quiet }: NoticeChoice): NewMail {
  const dueAt = afterQuiet(new Date(new Date(at).getTime() + pause), quiet, account.timeZone);
  return { key: `notice:${id}:${at}`, kind: 'notice', person, notice: id, dueAt };
}

/** One a day, once the time has come in the person's zone. */
function digestOf({ id, account }: Reachable, { digestAt }: NoticeChoice, now: Date): NewMail[] {
  const { date } = wallClock(now, account.timeZone);
  return timeOn(date, digestAt, account.timeZone) <= now
    ? [{ key: `digest:${id}:${date}`, kind: 'digest', person: id, dueAt: now }]
    : [];
}

/** When mail may be sent that falls into somebody's quiet hours, which may go past midnight. */
export function afterQuiet(at: Date, quiet: NoticeChoice['quiet'], timeZone: string): Date {
  if (!quiet || quiet.from === quiet.until) return at;
  for (const shift of [-day, 0]) {
    const { date } = wallClock(new Date(at.getTime() + shift), timeZone);
    const until = timeOn(quiet.from < quiet.until ? date : dateAfter(date), quiet.until, timeZone);
    if (timeOn(date, quiet.from, timeZone) <= at && at < until) return until;
  }
  return at;
}

function dateAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10);
}
