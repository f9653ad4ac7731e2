import { TenonError } from '../../../base/errors.ts';
import { NumbersTaken } from '../../write/assign-auto-numbers.ts';
import { isLostRace } from '../../write/refused-by-database.ts';
import type { FileRow } from '../file/read-rows.ts';
import { commit, type Outcome } from './commit-with-report.ts';
import { type ImportBatch, NeedsItsTurn, standsAlone } from './import-batch.ts';
import type { Attempts } from './import-line.ts';
import { importPart, linkPart } from './import-part.ts';
import { rowProblem } from './import-problem.ts';
import type { ImportRun } from './import-run.ts';
import { batchSize } from './row-source.ts';

const maxAttempts = 4;

export type Stoppable = { isStopped: boolean };

class Stopped extends Error {}

/** Of rows that something is wrong with, or that met another writer, a second attempt tells more. */
export function attemptsAt(run: ImportRun, rows: readonly FileRow[], stop: Stoppable): Attempts {
  const looksAhead = standsAlone(run.plan) && !run.only;
  const isWrittenAtOnce = looksAhead && rows.length <= batchSize;
  return {
    first: (order) =>
      commitOnce(run, rows, { order: { ...order, looksAhead, numbers: isWrittenAtOnce ? order.numbers : undefined }, stop }),
    again: () => commitRows(run, rows),
    isWorthAnother(error) {
      if (isLostRace(error)) run.trustsIndexes = false;
      return isLostRace(error) || isRefusal(error) || error instanceof NeedsItsTurn || error instanceof NumbersTaken;
    },
  };
}

/** Of something in the rows. */
function isRefusal(error: unknown): error is TenonError {
  return error instanceof TenonError && ['invalid', 'badRequest'].includes(error.code);
}

/** What the database alone refuses is narrowed down to the rows that cause it. */
async function commitRows(run: ImportRun, rows: readonly FileRow[]): Promise<void> {
  try {
    await retryLostRaces(run, () => commitOnce(run, rows));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (rows.length === 1) return commitFailed(run, rows[0] as FileRow, error);
    const middle = Math.ceil(rows.length / 2);
    await commitRows(run, rows.slice(0, middle));
    await commitRows(run, rows.slice(middle));
  }
}

async function retryLostRaces(run: ImportRun, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= maxAttempts || !isLostRace(error)) throw error;
      run.trustsIndexes = false;
    }
  }
}

type Try = { order?: ImportBatch['order']; stop?: Stoppable };

function commitOnce(run: ImportRun, given: readonly FileRow[], { order, stop }: Try = {}): Promise<void> {
  const last = (given.at(-1) as FileRow).row;
  return commit(run, async (batch) => {
    const sum: Outcome = {
      lines: [],
      noted: [],
      counts: { row: last, processed: 0, created: 0, updated: 0, skipped: 0, failed: 0 },
    };
    // Families may be greater than a batch.
    for (let at = 0; at < given.length; at += batchSize)
      await importPart(run, { ...batch, ...(order && { order }) }, { rows: given.slice(at, at + batchSize), sum });
    if (stop?.isStopped) throw new Stopped();
    for (let more = run.dryRun; more; ) more = (await linkPart(run, batch, sum)) > 0;
    return sum;
  });
}

function commitFailed(run: ImportRun, { row, cells }: FileRow, error: TenonError): Promise<void> {
  const problems = (
    error.details.problems ?? [
      { code: 'refused' as const, params: { message: { zh: '数据库拒绝了此行', en: 'The database refused this row' } } },
    ]
  ).map(({ row: _, ...each }) => rowProblem(each));
  const counts = { row, processed: 1, created: 0, updated: 0, skipped: 0, failed: 1 };
  return commit(run, async () => ({ lines: [{ row, cells, problems }], counts }));
}
