import { type NoticeChoice, usualChoice } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { announceNotices } from '../../data/notices/notice-rows.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

type Row = Pick<NoticeChoice, 'mail' | 'hidden'> & { person: string; from: string | null; until: string | null; at: string };

/** How people want to be told; those who have chosen nothing are not among them. */
export async function readChoices(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  people: readonly string[],
): Promise<Map<string, NoticeChoice>> {
  const rows = await tx.query<Row>({
    text: `select person, mail, hidden, quiet_from as "from", quiet_until as "until", digest_at as at from ${table(workspace)}
      where person = any($1::uuid[])`,
    values: [people],
  });
  return new Map(
    rows.map(({ person, mail, hidden, from, until, at }) => [
      person,
      { mail, hidden, quiet: from !== null && until !== null ? { from, until } : null, digestAt: at },
    ]),
  );
}

/** How somebody wants to be told. */
export async function readChoice(workspace: Workspace, { userId }: Actor): Promise<NoticeChoice> {
  const choices = await readChoices({ query: (statement) => workspace.db.read(statement) }, workspace, [userId]);
  return choices.get(userId) ?? usualChoice;
}

/** Changes it from now on; what is in the outbox already goes as it was. */
export async function saveChoice(
  workspace: Workspace,
  { userId }: Actor,
  { mail, hidden, quiet, digestAt }: NoticeChoice,
): Promise<void> {
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${table(workspace)} (person, mail, hidden, quiet_from, quiet_until, digest_at) values ($1, $2, $3::text[], $4, $5, $6)
        on conflict (person) do update set mail = $2, hidden = $3::text[], quiet_from = $4, quiet_until = $5, digest_at = $6`,
      values: [userId, JSON.stringify(mail), hidden, quiet?.from ?? null, quiet?.until ?? null, digestAt],
    });
    announceNotices(tx, workspace, [userId]);
  });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_notice_choice');
}
