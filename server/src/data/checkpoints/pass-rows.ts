import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

export type PassAction = 'update' | 'delete' | 'restore';
export type PassState = 'asked' | 'granted' | 'refused' | 'withdrawn' | 'expired' | 'used';

/** One record past one checkpoint, once: asked for by one person, granted by another. */
export type Pass = {
  id: string;
  object: string;
  record: string;
  checkpoint: string;
  action: PassAction;
  /** Of an update: the option that the record takes. */
  option: string | null;
  reason: string;
  requester: string;
  askedAt: string;
  state: PassState;
  decidedBy: string | null;
  decidedAt: string | null;
  comment: string | null;
  expiresAt: string;
  usedAt: string | null;
};

const columns = `id, object, record_id as record, checkpoint, action, option, reason, requester, asked_at as "askedAt", state, decided_by as "decidedBy",
  decided_at as "decidedAt", comment, expires_at as "expiresAt", used_at as "usedAt"`;

export function passTable(workspace: Pick<Workspace, 'schema'>): string {
  return sysTable({ workspace }, 'sys_pass');
}

/** The passes of a record, the newest first. */
export function readPassesOf(workspace: Workspace, { object, id }: { object: string; id: string }): Promise<Pass[]> {
  return workspace.db.read<Pass>({
    text: `select ${columns} from ${passTable(workspace)} where object = $1 and record_id = $2 order by id desc limit 50`,
    values: [object, id],
  });
}

export async function lockPass(tx: Transaction, workspace: Workspace, id: string): Promise<Pass | undefined> {
  const [found] = await tx.query<Pass>({
    text: `select ${columns} from ${passTable(workspace)} where id = $1 for update`,
    values: [id],
  });
  return found;
}

/** Those that were granted to somebody for a record and stand at this instant, locked until the transaction ends. */
export function lockGranted(
  tx: Transaction,
  workspace: Workspace,
  { object, record, requester, at }: { object: string; record: string; requester: string; at: string },
): Promise<Pass[]> {
  return tx.query<Pass>({
    text: `select ${columns} from ${passTable(workspace)}
      where object = $1 and record_id = $2 and requester = $3 and state = 'granted' and expires_at > $4::timestamptz order by id for update`,
    values: [object, record, requester, at],
  });
}

export async function markUsed(
  tx: Transaction,
  workspace: Workspace,
  { ids, at }: { ids: readonly string[]; at: string },
): Promise<void> {
  await tx.query({
    text: `update ${passTable(workspace)} set state = 'used', used_at = $2 where id = any($1::uuid[]) and state = 'granted'`,
    values: [ids, at],
  });
}

/** What the same person asked for before, of the same record and transition, and still stands. */
export async function openPass(tx: Transaction, workspace: Workspace, pass: Pass): Promise<string | undefined> {
  const [found] = await tx.query<{ id: string }>({
    text: `select id from ${passTable(workspace)} where object = $1 and record_id = $2 and checkpoint = $3 and action = $4
      and option is not distinct from $5 and requester = $6 and state in ('asked', 'granted')`,
    values: [pass.object, pass.record, pass.checkpoint, pass.action, pass.option, pass.requester],
  });
  return found?.id;
}

/** False where the same was asked for at the same moment. */
export async function insertPass(tx: Transaction, workspace: Workspace, pass: Pass): Promise<boolean> {
  const added = await tx.query({
    text: `insert into ${passTable(workspace)} (id, object, record_id, checkpoint, action, option, reason, requester, asked_at, state, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10) on conflict do nothing returning id`,
    values: [
      ...[pass.id, pass.object, pass.record, pass.checkpoint, pass.action, pass.option],
      ...[pass.reason, pass.requester, pass.askedAt, pass.expiresAt],
    ],
  });
  return added.length > 0;
}

/** Those of a record whose time is up count no more. */
export async function expirePasses(
  tx: Transaction,
  workspace: Workspace,
  { record, at }: { record: string; at: Date },
): Promise<void> {
  await tx.query({
    text: `update ${passTable(workspace)} set state = 'expired' where record_id = $1 and state in ('asked', 'granted') and expires_at <= $2`,
    values: [record, at],
  });
}

export async function decidePassRow(
  tx: Transaction,
  workspace: Workspace,
  {
    id,
    state,
    decidedBy,
    decidedAt,
    comment,
    expiresAt,
  }: Pick<Pass, 'id' | 'state' | 'decidedBy' | 'decidedAt' | 'comment' | 'expiresAt'>,
): Promise<void> {
  await tx.query({
    text: `update ${passTable(workspace)} set state = $2, decided_by = $3, decided_at = $4, comment = $5, expires_at = $6 where id = $1`,
    values: [id, state, decidedBy, decidedAt, comment, expiresAt],
  });
}
