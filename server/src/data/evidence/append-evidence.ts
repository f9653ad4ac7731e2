import { createHash } from 'node:crypto';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

/** Something that happened at a checkpoint; all of it is hashed. */
export type Evidence = {
  kind: 'asked' | 'granted' | 'refused' | 'withdrawn' | 'passed';
  /** ISO instant. */
  at: string;
  object: string;
  record: string;
  checkpoint: string;
  by: string | null;
} & Record<string, unknown>;

/** What the first one names as the hash before it. */
export const noHash = '0'.repeat(64);

/**
 * Adds evidence to the chain of the workspace, at the end of the transaction of what it tells: whoever else adds some waits until that is committed. Rows can
 * be added and read; the workspace's role may not change or delete any.
 */
export async function appendEvidence(
  tx: Transaction,
  workspace: Pick<Workspace, 'schema'>,
  evidence: readonly Evidence[],
): Promise<void> {
  if (evidence.length === 0) return;
  const table = evidenceTable(workspace);
  await tx.query({
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${workspace.schema}.sys_checkpoint_log`],
  });
  const [last] = await tx.query<{ number: string; hash: string }>({
    text: `select e.number::text, e.hash from ${table} e order by e.number desc limit 1`,
    values: [],
  });
  const rows = chain(evidence, { number: Number(last?.number ?? 0), hash: last?.hash ?? noHash });
  await tx.query({
    text: `insert into ${table} (number, at, object, record_id, checkpoint, content, previous, hash)
      select number, at, object, record, checkpoint, content, previous, hash from jsonb_to_recordset($1::jsonb)
        as added(number bigint, at timestamptz, object text, record uuid, checkpoint text, content text, previous text, hash text)`,
    values: [JSON.stringify(rows)],
  });
}

function chain(evidence: readonly Evidence[], last: { number: number; hash: string }) {
  let { number, hash } = last;
  return evidence.map((each) => {
    const { at, object, record, checkpoint } = each;
    const [previous, content] = [hash, JSON.stringify(each)];
    number += 1;
    hash = hashOfEvidence(previous, content);
    return { number, at, object, record, checkpoint, content, previous, hash };
  });
}

/** SHA-256 in hexadecimal, of the hash before and the content. */
export function hashOfEvidence(previous: string, content: string): string {
  return createHash('sha256').update(`${previous}\n${content}`).digest('hex');
}

export function evidenceTable(workspace: Pick<Workspace, 'schema'>): string {
  return sysTable({ workspace }, 'sys_checkpoint_log');
}
