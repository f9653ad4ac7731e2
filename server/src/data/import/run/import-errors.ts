import type { Transaction } from '../../../base/database/database.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { sysTable } from '../../write/save/sys-table.ts';
import type { RowProblem } from './import-problem.ts';
import type { RowIn } from './read-cells.ts';

export type FailedLine = { row: number; cells: readonly string[]; problems: readonly RowProblem[] };
export type StoredError = { row: number; errors: RowProblem[]; cells: string[] };

const longestCell = 10_000;

/** Keeps rows that were left out, with their cells as they came, for the error file. */
export async function keepErrors(
  workspace: Workspace,
  { tx, job, lines }: { tx: Transaction; job: string; lines: readonly FailedLine[] },
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query({
    text: `insert into ${sysTable({ workspace }, 'sys_import_error')} as e (job_id, row, errors, cells)
      select $1, row, errors, cells from unnest($2::int[], $3::jsonb[], $4::jsonb[]) as i(row, errors, cells)
      on conflict (job_id, row) do update set errors = e.errors || excluded.errors`,
    values: [
      job,
      lines.map(({ row }) => row),
      lines.map(({ problems }) => JSON.stringify(problems)),
      lines.map(({ cells }) => JSON.stringify(cells.map(storable))),
    ],
  });
}

/** Forgets what was found out of an import that begins anew. */
export async function dropErrors(workspace: Workspace, job: string): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({ text: `delete from ${sysTable({ workspace }, 'sys_import_error')} where job_id = $1`, values: [job] }),
  );
}

/** Errors in the order of the file, a page at a time. */
export function readErrors(
  workspace: Workspace,
  job: string,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<StoredError[]> {
  return workspace.db.read<StoredError>({
    text: `select row, errors, cells from ${sysTable({ workspace }, 'sys_import_error')} where job_id = $1 and row > $2 order by row limit $3`,
    values: [job, after, limit],
  });
}

/** Rows of the file that an import left out, or that are in and lack a link: then with the record that each became. */
export async function readFailedRows(workspace: Workspace, job: string): Promise<Map<number, RowIn | undefined>> {
  const rows = await workspace.db.read<{ row: number; lacking: RowIn | null }>({
    text: `select row, (select json_build_object('id', min(p->>'record'), 'fields', json_agg(p->'problem'->>'field'))
          from jsonb_array_elements(errors) p where p ? 'isIn' having count(*) > 0) as lacking
      from ${sysTable({ workspace }, 'sys_import_error')} where job_id = $1 and not errors @? '$[*] ? (@.isIn == true && !exists(@.record))'`,
    values: [job],
  });
  return new Map(rows.map(({ row, lacking }) => [row, lacking ?? undefined]));
}

/** A cell as PostgreSQL can keep it: cut, and without NUL. */
export function storable(cell: string): string {
  return cell.slice(0, longestCell).replaceAll('\0', '␀').toWellFormed();
}
