import type { Actor } from '../../../access/actor.ts';
import type { Transaction } from '../../../base/database/database.ts';
import { TenonError } from '../../../base/errors.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { CommitOrder } from '../../write/commit-order.ts';
import type { BatchInfo, WriteMode } from '../../write/write-request.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import type { Replacements } from '../columns/replacements.ts';
import type { LinkMemory } from '../links/link-memory.ts';
import { resolveLinks } from '../links/resolve-links.ts';
import { createRows, type Refused } from './create-rows.ts';
import type { ImportRow } from './read-cells.ts';
import { keyOf, sortOutRows } from './sort-out-rows.ts';
import { tellWhy } from './tell-problems.ts';
import { updateRows } from './update-rows.ts';

/** One batch of an import: what its steps read, and what they count. */
export type ImportBatch = {
  workspace: Workspace;
  actor: Actor;
  snapshot: Snapshot;
  plan: CheckedPlan;
  tx: Transaction;
  info: BatchInfo & { id: string };
  memory: LinkMemory;
  mode: WriteMode;
  /** Where others are on their way. With `looksAhead` what it finds is the same before and after the batch ahead of it. */
  order?: CommitOrder & { looksAhead: boolean };
  /** Related records made on the way. */
  made: number;
  /** In a dry run. */
  replacements?: Replacements;
};

export type BatchOutcome = {
  created: number;
  updated: number;
  skipped: number;
  ids: Map<ImportRow, string>;
  same: Set<ImportRow>;
};

/** How often records are looked for. Between a look and the write somebody else may make or delete the record of a row. */
const maxLooks = 3;

/**
 * Writes rows of the file within one transaction. Bad rows get problems and are left out. Rows with the same key follow one another: the first
 * makes the record, the others change it, and the last of them is what stays.
 */
export async function importBatch(batch: ImportBatch, rows: readonly ImportRow[]): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { created: 0, updated: 0, skipped: 0, ids: new Map(), same: new Set() };
  if (!batch.order?.looksAhead) await batch.order?.turn;
  await resolveLinks(batch, rows);
  let open = rows.filter(({ problems }) => problems.length === 0).map((row) => ({ row, key: keyOf(batch.plan, row) }));
  for (let look = 1; open.length > 0; look += 1) {
    const { fresh, known } = await sortOutRows(batch, open);
    const tries = [await createRows(batch, fresh, outcome), await updateRows(batch, known, outcome)];
    const refused = tries.flatMap((each) => each.refused);
    const again = new Set(tries.flatMap(({ after }) => after));
    const isWorthAnother = look < maxLooks ? worthAnother(batch.plan, refused) : () => false;
    for (const each of refused) {
      if (isWorthAnother(each)) again.add(each.row);
      else tellWhy(batch.plan, each);
    }
    if (again.size > 0 && batch.order?.looksAhead) throw new NeedsItsTurn();
    open = open.filter(({ row }) => again.has(row));
  }
  return outcome;
}

/** Rows have to be looked at once more, which a batch must not do while the next one has written already. */
export class NeedsItsTurn extends TenonError {
  constructor() {
    super('busy');
  }
}

/**
 * Refused for nothing but that the record is there by now, or is no more; or that a value is taken, while the row that took it may be one that
 * was refused itself, or one that gives it up.
 */
function worthAnother({ key, mode }: CheckedPlan, refused: readonly Refused[]): (each: Refused) => boolean {
  const names = new Set(key.map(({ name }) => name));
  const isTaken = ({ problems }: Refused) => problems.every(({ code }) => code === 'notUnique');
  const isOvertaken = ({ problems }: Refused) =>
    problems.every(({ code, field = '' }) => code === 'recordNotFound' || (code === 'notUnique' && names.has(field)));
  const othersFailed = refused.some((each) => !isTaken(each));
  return (each) => (mode === 'upsert' && isOvertaken(each)) || (isTaken(each) && (othersFailed || mode !== 'create'));
}

/** Whether what a batch finds in the database is the same before and after the batch before it. */
export function standsAlone({ mode, columns }: CheckedPlan): boolean {
  return mode === 'create' && columns.every(({ link }) => link?.missing !== 'create');
}
