import type { Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { planCells } from '../import/columns/check-plan.ts';
import { openLinkMemory } from '../import/links/link-memory.ts';
import { resolveLinks } from '../import/links/resolve-links.ts';
import { type ImportRow, openCellReader } from '../import/run/read-cells.ts';
import { distinctWarnings } from '../write/distinct-warnings.ts';
import { pipelineSettings } from '../write/pipeline-settings.ts';
import { isLostRace } from '../write/refused-by-database.ts';
import { writeRecords } from '../write/write-records.ts';
import type { FailedRow } from '../write/write-request.ts';

/** A block of texts for cells of records that exist: a row of `cells` for each of `ids`, a text in it for each of `fields`. */
export type Paste = {
  object: string;
  fields: readonly string[];
  ids: readonly string[];
  cells: readonly (readonly string[])[];
  /** Rows that are wrong are left out; otherwise one of them keeps all from being written. */
  partial: boolean;
  /** Part of this transaction; otherwise of one of its own. */
  tx?: Transaction;
};

export type PasteResult = { ids: string[]; failed: (FailedRow & { id: string })[]; undo?: string; warnings?: FailedRow[] };

/**
 * Writes pasted texts as one batch that undo takes back. Each text is read as an import reads it: an empty one empties the field, names
 * of other records are looked up among those the actor may read.
 *
 * Throws `notFound`, `forbidden`, or `invalid` when the fields cannot be written; what is wrong with rows is answered.
 */
export async function pasteCells(workspace: Workspace, actor: Actor, paste: Paste): Promise<PasteResult> {
  const { object, ids, partial, tx } = paste;
  if (ids.length > 1 && !actor.rights.allows(object, 'bulk')) throw new TenonError('forbidden');
  const rows = await readRows(workspace, actor, paste);
  const failed = rows.flatMap(({ row, problems }) =>
    problems.length > 0
      ? failure(
          row,
          problems.map((each) => each.problem),
        )
      : [],
  );
  if (failed.length > 0 && !partial) return { ids: [], failed };
  const good = rows.filter(({ problems }) => problems.length === 0);
  const records = good.map(({ row, values }) => ({ id: ids[row] as string, values }));
  const batch = { id: newId(), kind: 'bulk' };
  try {
    const written = await writeRecords(workspace, actor, { object, action: 'update', records, partial, batch }, tx);
    failed.push(...written.failed.map(({ row, problems }) => failure(good[row]?.row ?? 0, problems)));
    return { ids: written.ids, failed, undo: written.batch, warnings: distinctWarnings(written.warnings) };
  } catch (error) {
    // The whole transaction is to be done anew.
    if (tx && isLostRace(error)) throw error;
    return { ids: [], failed: refusedRows(error).map(({ row, problems }) => failure(good[row]?.row ?? 0, problems)) };
  }

  function failure(row: number, problems: Problem[]) {
    return { row, id: ids[row] as string, problems };
  }
}

async function readRows(workspace: Workspace, actor: Actor, { object, fields, cells, tx }: Paste): Promise<ImportRow[]> {
  const plan = await planCells(workspace, actor, { object, fields });
  const rows = cells.map((texts, row) => ({ row, cells: [...texts] })).map(openCellReader(plan));
  if (rows.every(({ links }) => links.length === 0)) return rows;
  const resolve = (within: Transaction) =>
    resolveLinks(
      {
        ...{ workspace, actor, snapshot: workspace.snapshot, plan, tx: within },
        info: { id: newId(), kind: 'bulk' },
        memory: openLinkMemory(),
        mode: {},
        made: 0,
      },
      rows,
    );
  await (tx ? resolve(tx) : workspace.db.transaction(resolve, pipelineSettings));
  return rows;
}

/** Problems of a refused batch, by row; any other error is passed on. */
function refusedRows(error: unknown): FailedRow[] {
  const problems = error instanceof TenonError ? (error.details.problems ?? []) : [];
  if (problems.length === 0 || problems.some(({ row }) => row === undefined)) throw error;
  return [...Map.groupBy(problems, ({ row }) => row as number)].map(([row, own]) => ({ row, problems: own }));
}
