import type { Label, MailLine, MailState } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { personOf } from '../approvals/describe-approval.ts';
import { mailTable } from './mail-rows.ts';

type Found = {
  id: string;
  kind: MailLine['kind'];
  person: string | null;
  address: string | null;
  content: { subject: string } | null;
  state: MailState;
  attempts: number;
  told: Label | null;
  created_at: string;
  ended_at: string | null;
};

const pageSize = 50;

/** What became of each mail, the latest first, for who manages connections: to whom and what was said, never what notices tell. */
export async function listMails(
  workspace: Workspace,
  actor: Actor,
  { state, after }: { state?: MailState; after?: string },
): Promise<{ items: MailLine[]; next?: string }> {
  requireSystemRight(actor, 'manageConnections');
  const rows = await workspace.db.read<Found>({
    text: `select id, kind, person, address, content, state, attempts, told, created_at, ended_at from ${mailTable(workspace)}
      where ($1::text is null or state = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [state ?? null, after ?? null, pageSize + 1],
  });
  const directory = await readDirectory(workspace);
  const items = rows.slice(0, pageSize).map(({ person, content, created_at: at, ended_at: endedAt, ...row }) => ({
    ...{ ...row, at, endedAt, person: person === null ? null : personOf(directory, person) },
    subject: content && { zh: content.subject, en: content.subject },
  }));
  return { items, ...(rows.length > pageSize && { next: items.at(-1)?.id }) };
}

/** How many there are in each state. */
export async function countMails(workspace: Workspace): Promise<Partial<Record<MailState, number>>> {
  const rows = await workspace.db.read<{ state: MailState; count: number }>({
    text: `select state, count(*)::int as count from ${mailTable(workspace)} group by state`,
    values: [],
  });
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A person's word on what is held, failed or unknown: it is sent with all its attempts, or never. */
export async function decideMail(
  workspace: Workspace,
  actor: Actor,
  { id, act }: { id: string; act: 'send' | 'drop' },
): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  const now = workspace.clock.now();
  const [decided] = await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${mailTable(workspace)} set state = $2, attempts = 0, decided_by = $3, due_at = $4, ended_at = $5
        where id = $1 and state in ('held', 'failed', 'unknown') returning 1`,
      values: [
        id,
        act === 'send' ? 'intended' : 'dropped',
        actor.userId,
        act === 'send' ? now : null,
        act === 'send' ? null : now,
      ],
    }),
  );
  if (!decided) throw new TenonError('notFound');
}
