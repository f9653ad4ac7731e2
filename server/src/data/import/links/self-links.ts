import type { Problem } from '@tenon/metadata';
import { sysTable } from '../../write/save/sys-table.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { CheckedPlan, PlannedColumn } from '../columns/import-plan.ts';
import { noteLinks } from '../columns/replacements.ts';
import { seenText } from '../file/cell-text.ts';
import type { FileRow } from '../file/read-rows.ts';
import type { ImportBatch } from '../run/import-batch.ts';
import { type FailedLine, storable } from '../run/import-errors.ts';
import { type RowProblem, rowProblem } from '../run/import-problem.ts';
import { type ImportRow, type OpenLink, openCellReader } from '../run/read-cells.ts';
import type { HeldValues } from './held-values.ts';
import { spellingKey } from './name-letters.ts';
import { resolveTexts } from './resolve-links.ts';

/** Names that rows of the file give to the records they make, per column that links rows of the file to one another. */
export type OwnNames = ReadonlyMap<PlannedColumn, Pick<ReadonlySet<string>, 'has'>>;

/**
 * Reads the file once more for the names of its own rows, when a column of it points back at its own object; also for those that their records
 * have until then, which are gone when all rows are in.
 */
export async function readOwnNames(groups: AsyncIterable<FileRow[]>, plan: CheckedPlan, held?: HeldValues): Promise<OwnNames> {
  const own = plan.columns.flatMap((column) => {
    const target = column.link?.targets.find(({ object }) => object.name === plan.object.name);
    const named = plan.columns.find(({ field }) => field === target?.matchBy);
    return named ? [{ column, target, named, names: new Set<string>() }] : [];
  });
  const renamed = own.filter(({ named }) => !plan.key.includes(named.field));
  const read = openCellReader({ ...plan, columns: plan.columns.filter(({ field }) => plan.key.includes(field)) });
  if (own.length > 0)
    for await (const rows of groups) {
      for (const { cells } of rows)
        for (const { target, named, names } of own) names.add(spellingKey(target, seenText(cells, named)));
      if (!held || renamed.length === 0) continue;
      const before = await held(
        rows.map(read),
        renamed.map(({ named }) => named.field),
      );
      for (const values of before)
        for (const [at, name] of values?.entries() ?? [])
          if (name !== null) renamed[at]?.names.add(spellingKey(renamed[at].target, name));
    }
  return new Map(own.map(({ column, target, names }) => [column, { has: (text) => names.has(spellingKey(target, text)) }]));
}

/** Takes out of a row the links to rows of the same file: they are set when all rows are in. */
export function putOff(row: ImportRow, own: OwnNames): OpenLink[] {
  if (own.size === 0) return [];
  const isOwn = ({ column, texts }: OpenLink) => texts.some((text) => own.get(column)?.has(text));
  const waiting = row.links.filter(isOwn);
  if (waiting.length > 0) row.links = row.links.filter((link) => !isOwn(link));
  for (const { column } of waiting) delete row.values[column.field.name];
  return waiting;
}

type Waiting = { row: number; column_name: string; record_id: string; texts: string[]; cells: string[]; is_same: boolean };

const pageSize = 1000;

/** Keeps links to records of the same file that are not in yet, for the end of the import. */
export async function keepWaiting(
  { workspace, tx }: ImportBatch,
  job: string,
  links: readonly { row: ImportRow; id: string; link: OpenLink; isSame: boolean }[],
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ row, id, link, isSame }) => ({
    row: row.row,
    column_name: link.column.name,
    record_id: id,
    texts: link.texts,
    cells: row.cells.map(storable),
    is_same: isSame,
  }));
  const table = sysTable({ workspace }, 'sys_import_link');
  await tx.query({
    text: `insert into ${table} (job_id, row, column_name, record_id, texts, cells, is_same)
      select $1, row, column_name, record_id, texts, cells, is_same from jsonb_populate_recordset(null::${table}, $2)`,
    values: [job, JSON.stringify(rows)],
  });
}

/** Sets the next links that were put off; answers how many were looked at, how many rows they changed that were the same so far, and what could not be set. */
export async function setWaiting(
  batch: ImportBatch,
  job: string,
): Promise<{ count: number; changed: number; lines: FailedLine[] }> {
  const { tx, workspace, plan } = batch;
  const rows = await tx.query<Waiting>({
    text: `delete from ${sysTable({ workspace }, 'sys_import_link')} w using (select ctid from ${sysTable({ workspace }, 'sys_import_link')}
      where job_id = $1 order by row, column_name limit ${pageSize}) n where w.ctid = n.ctid returning row, column_name, record_id, texts, cells, is_same`,
    values: [job],
  });
  const lines: FailedLine[] = [];
  const changed = new Set<number>();
  for (const column of plan.columns) {
    const open = rows.filter(({ column_name }) => column_name === column.name).sort((a, b) => a.row - b.row);
    if (open.length === 0) continue;
    const set = await setColumn(batch, column, open);
    lines.push(...set.lines);
    for (const row of set.changed) changed.add(row);
  }
  return { count: rows.length, changed: changed.size, lines };
}

type SetLinks = { lines: FailedLine[]; changed: number[] };

async function setColumn(batch: ImportBatch, column: PlannedColumn, open: readonly Waiting[]): Promise<SetLinks> {
  const known = await resolveTexts(batch, column, new Set(open.flatMap(({ texts }) => texts)));
  const lines: FailedLine[] = [];
  const changes: { from: Waiting; id: string; values: Record<string, unknown> }[] = [];
  for (const from of open) {
    const found = from.texts.map((text) => known.get(text) ?? 'empty').filter((each) => each !== 'empty');
    const wrong = found.flatMap((each) => ('problem' in each ? [stillIn(each.problem, column, from)] : []));
    const records = found.filter((each) => 'id' in each);
    if (wrong.length > 0) lines.push({ row: from.row, cells: from.cells, problems: wrong });
    else if (records.length > 0)
      changes.push({ from, id: from.record_id, values: { [column.field.name]: isMany(column) ? records : records[0] } });
  }
  const { failed, repeats } = await writeRecords(
    batch.workspace,
    batch.actor,
    {
      object: batch.plan.object.name,
      action: 'update',
      records: changes.map(({ id, values }) => ({ id, values })),
      partial: true,
      batch: batch.info,
      repeats: true,
    },
    batch.tx,
  );
  for (const { row: at, problems } of failed) {
    const { from } = changes[at] as (typeof changes)[number];
    lines.push({
      row: from.row,
      cells: from.cells,
      problems: problems.map(({ row: _, ...each }) => stillIn(each, column, from)),
    });
  }
  const failedOnes = new Set(failed.map(({ row }) => row));
  await noteLinks(
    batch,
    changes.filter((_, at) => !failedOnes.has(at)).map(({ from: { texts, cells } }) => ({ column, texts, cells })),
  );
  const still = new Set([...failed.map(({ row }) => row), ...(repeats?.same ?? [])]);
  const changed = changes.filter(({ from }, at) => from.is_same && !still.has(at)).map(({ from }) => from.row);
  return { lines, changed };
}

/** The record was made, and lacks the link. */
function stillIn(problem: Problem, column: PlannedColumn, from: Waiting): RowProblem {
  return { ...rowProblem({ ...problem, field: column.field.name }, place(column, from)), isIn: true, record: from.record_id };
}

function isMany({ field }: PlannedColumn): boolean {
  return field.type.target?.(field.definition as never)?.cardinality === 'many';
}

function place({ name }: PlannedColumn, { texts }: Waiting) {
  return { column: name, seen: texts.join('; ') };
}
