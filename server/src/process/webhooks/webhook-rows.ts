import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** The address of a process; its secret is sealed. */
export type WebhookRow = { id: string; process: string; secret: string; madeAt: string };

const columns = 'id, process, secret, made_at as "madeAt"';

export async function readWebhook(workspace: Workspace, id: string): Promise<WebhookRow | undefined> {
  const [row] = await workspace.db.read<WebhookRow>({
    text: `select ${columns} from ${table(workspace, 'sys_webhook')} where id = $1`,
    values: [id],
  });
  return row;
}

export async function readWebhookOf(workspace: Workspace, process: string): Promise<WebhookRow | undefined> {
  const [row] = await workspace.db.read<WebhookRow>({
    text: `select ${columns} from ${table(workspace, 'sys_webhook')} where process = $1`,
    values: [process],
  });
  return row;
}

type NewWebhook = Pick<WebhookRow, 'id' | 'process' | 'secret'> & { by: string };

/** Keeps the address of a process; of one that has one the secret is replaced. Answers the id. */
export async function keepWebhook(
  tx: Transaction,
  workspace: Workspace,
  { id, process, secret, by }: NewWebhook,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    text: `insert into ${table(workspace, 'sys_webhook')} (id, process, secret, made_by, made_at) values ($1, $2, $3, $4, $5)
      on conflict (process) do update set secret = excluded.secret, made_by = excluded.made_by, made_at = excluded.made_at returning id`,
    values: [id, process, secret, by, workspace.clock.now()],
  });
  return row?.id ?? id;
}

/** Nothing can be sent there any more; what came there is forgotten. */
export async function removeWebhook(tx: Transaction, workspace: Workspace, process: string): Promise<void> {
  await tx.query({ text: `delete from ${table(workspace, 'sys_webhook')} where process = $1`, values: [process] });
}

type NewDelivery = { webhook: string; event: string | null; seen: string | null };

/**
 * Notes in the transaction that works it off that something came. Whoever sends the same at the same time waits until that is committed. Answers nothing
 * where it came before.
 */
export async function takeDelivery(
  tx: Transaction,
  workspace: Workspace,
  { webhook, event, seen }: NewDelivery,
): Promise<string | undefined> {
  const id = newId();
  const [row] = await tx.query<{ id: string }>({
    text: `insert into ${table(workspace, 'sys_delivery')} (id, webhook, event, at, state, seen) values ($1, $2, $3, $4, 'received', $5)
      on conflict (webhook, event) where state = 'received' do update set repeats = sys_delivery.repeats + 1 returning id`,
    values: [id, webhook, event, workspace.clock.now(), seen],
  });
  return row?.id === id ? id : undefined;
}

/** Which record it was about. */
export async function noteRecord(
  tx: Transaction,
  workspace: Workspace,
  { id, record }: { id: string; record: string },
): Promise<void> {
  await tx.query({ text: `update ${table(workspace, 'sys_delivery')} set record_id = $2 where id = $1`, values: [id, record] });
}

/** So many refused ones are kept of each address: anybody can send there. */
const mostRefused = 50;

/** Notes why nothing was done. */
export async function noteRefused(
  workspace: Workspace,
  { webhook, event, seen, problem }: NewDelivery & { problem: string },
): Promise<void> {
  const deliveries = table(workspace, 'sys_delivery');
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${deliveries} (id, webhook, event, at, state, problem, seen) values ($1, $2, $3, $4, 'refused', $5, $6)`,
      values: [newId(), webhook, event, workspace.clock.now(), problem, seen],
    });
    await tx.query({
      text: `delete from ${deliveries} where webhook = $1 and state = 'refused' and id <= (select id from ${deliveries}
        where webhook = $1 and state = 'refused' order by id desc offset ${mostRefused} limit 1)`,
      values: [webhook],
    });
  });
}

/** Something that came. */
export type DeliveryRow = {
  id: string;
  event: string | null;
  at: string;
  state: 'received' | 'refused';
  repeats: number;
  problem: string | null;
  seen: string | null;
  record: string | null;
};

/** What came last. */
export function readDeliveries(workspace: Workspace, webhook: string): Promise<DeliveryRow[]> {
  return workspace.db.read<DeliveryRow>({
    text: `select id, event, at, state, repeats, problem::text, seen, record_id as record from ${table(workspace, 'sys_delivery')}
      where webhook = $1 order by id desc limit 30`,
    values: [webhook],
  });
}

/** What came over a month ago is forgotten: no sender repeats it after that. */
export async function purgeDeliveries(workspace: Workspace): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${table(workspace, 'sys_delivery')} where at < $1::timestamptz - interval '30 days'`,
      values: [workspace.clock.now()],
    }),
  );
}

function table(workspace: Workspace, name: 'sys_webhook' | 'sys_delivery'): string {
  return sysTable({ workspace }, name);
}
