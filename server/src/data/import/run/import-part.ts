import { mapYielding } from '../../../base/yield-to-event-loop.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import { noteReplacements } from '../columns/replacements.ts';
import type { FileRow } from '../file/read-rows.ts';
import { keepWaiting, putOff, setWaiting } from '../links/self-links.ts';
import type { Outcome } from './commit-with-report.ts';
import { type BatchOutcome, type ImportBatch, importBatch } from './import-batch.ts';
import type { FailedLine } from './import-errors.ts';
import type { ImportRun } from './import-run.ts';
import { type ImportRow, type OpenLink, onlyLacking, openCellReader, refuseLongRow } from './read-cells.ts';

/** Reads rows of the file and imports them as one batch, and adds to `sum` what came of it. */
export async function importPart(
  run: ImportRun,
  batch: ImportBatch,
  { rows: given, sum }: { rows: readonly FileRow[]; sum: Outcome },
): Promise<void> {
  const read = openReader(run);
  const rows = await mapYielding(given, (each) => {
    const into = run.only?.get(each.row);
    return into ? onlyLacking(read(each), into) : read(each);
  });
  const waiting = rows.map((row) => putOff(row, run.own));
  const outcome = await importBatch(batch, rows);
  await batch.order?.turn;
  await keepWaiting(
    batch,
    run.job,
    rows.flatMap((row, at) => waiting[at]?.flatMap((link) => waitingLink(row, link, outcome)) ?? []),
  );
  const lines = rows.filter(({ problems }) => problems.length > 0).map(toldOf);
  await noteReplacements(
    batch,
    rows.filter(({ problems }) => problems.length === 0),
  );
  sum.lines.push(...lines);
  sum.noted?.push(...rows.filter(({ problems, notes }) => problems.length === 0 && notes.length > 0));
  sum.counts.processed += rows.length;
  sum.counts.created += outcome.created;
  sum.counts.updated += outcome.updated;
  sum.counts.skipped += outcome.skipped;
  sum.counts.failed += lines.length;
}

/** Of a row that an import before has made, and that lacks something still, it is told once more that it is in. */
function toldOf({ row, cells, problems, into }: ImportRow): FailedLine {
  if (!into) return { row, cells, problems };
  return { row, cells, problems: problems.map((each) => ({ ...each, isIn: true, record: into.id })) };
}

function waitingLink(row: ImportRow, link: OpenLink, { ids, same }: BatchOutcome) {
  const id = ids.get(row);
  return id === undefined ? [] : [{ row, link, id, isSame: same.has(row) }];
}

/** Sets links between rows of the file. What was the same but for them is changed. */
export async function linkPart(run: ImportRun, batch: ImportBatch, { lines, counts }: Outcome): Promise<number> {
  const done = await setWaiting(batch, run.job);
  lines.push(...done.lines);
  counts.updated += done.changed;
  counts.skipped -= done.changed;
  return done.count;
}

const readers = new WeakMap<CheckedPlan, (row: FileRow) => ImportRow>();

function openReader({ plan, upload }: ImportRun): (row: FileRow) => ImportRow {
  const known = readers.get(plan);
  if (known) return known;
  const read = openCellReader(plan);
  const reader = (given: FileRow) => {
    const row = read(given);
    refuseLongRow(row, upload.columns.length);
    return row;
  };
  readers.set(plan, reader);
  return reader;
}
