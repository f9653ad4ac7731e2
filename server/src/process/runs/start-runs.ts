import { createHash } from 'node:crypto';
import type { Choices } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { Outputs } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';

/** A run that no change of a record sets off. */
export type StartedRun = {
  /** Names what sets it off, in the form of a UUID: of a process it is run once. */
  key: string;
  process: string;
  /** The process as it is when it is run, and its condition judged then, where there is none. */
  version: string | null;
  object: string;
  record: string;
  action: Exclude<ChangeEvent['action'], 'create' | 'update' | 'delete' | 'restore'>;
  /** Nobody, where it comes by itself. */
  by: Pick<ChangeEvent, 'actor' | 'key_roles' | 'source'>;
  /** Whom the submitter chose to decide. */
  choices?: Choices;
  /** What it is given to begin with, as if steps had answered it. */
  given?: Record<string, Outputs>;
  /** The run that led to it: it stands behind that in a chain. */
  cause?: string;
};

/** Has processes run for records. What was started before under its key is not started again. Answers how many are new. */
export async function startRuns(tx: Transaction, workspace: Workspace, runs: readonly StartedRun[]): Promise<number> {
  if (runs.length === 0) return 0;
  const table = sysTable({ workspace }, 'sys_run');
  const rows = await tx.query({
    text: `insert into ${table} (id, process, version, event, at, object, record_id, action, changed, actor, key_roles, source,
        given, cause, root, depth, status, attempts, log, created_at, choices)
      select n.id, n.process, n.version, n.key, $2::timestamptz, n.object, n.record, n.action, '{}', n.actor, n.key_roles, n.source,
        nullif(n.given, 'null'), n.cause, coalesce(c.root, c.event), coalesce(c.depth + 1, 0), 'ready', 0, '[]', $2::timestamptz, n.choices
      from jsonb_to_recordset($1::jsonb) as n(id uuid, key uuid, process text, version uuid, object text, record uuid, action text, actor uuid,
        key_roles text[], source text, given jsonb, cause uuid, choices jsonb)
        left join ${table} c on c.id = n.cause
      on conflict do nothing returning 1`,
    values: [JSON.stringify(runs.map(({ by, ...run }) => ({ ...run, ...by, id: newId() }))), workspace.clock.now()],
  });
  return rows.length;
}

/** A key that the same words always give. */
export function keyOf(...words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
