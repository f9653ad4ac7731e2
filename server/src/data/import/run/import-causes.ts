import type { Problem } from '@tenon/metadata';
import type { Workspace } from '../../../catalog/workspace.ts';
import { sysTable } from '../../write/save/sys-table.ts';

/** Rows that were left out for the same reason in the same column, with what stood there: most frequent first. */
export type ImportCause = {
  column: string | null;
  problem: Problem;
  rows: number;
  /** The rows are in all the same, but for this. */
  isIn: boolean;
  /** How many different values, and the first of them, each with the first row that it stands in. */
  distinct: number;
  values: { value: string; count: number; row: number }[];
};

const mostCauses = 50;
const mostValues = 50;

/** Why rows of an import went wrong: the same problem of the same column once, with the number of rows, the most common first. */
export function readCauses(workspace: Workspace, job: string): Promise<ImportCause[]> {
  return workspace.db.read<ImportCause>({
    text: `with each as (
        select e.row, p->>'column' as "column", p->'problem'->>'code' as code, p->'problem'->>'field' as field, p->>'seen' as seen,
          p->'problem' as problem, p ? 'isIn' as is_in
        from ${sysTable({ workspace }, 'sys_import_error')} e cross join jsonb_array_elements(e.errors) p where e.job_id = $1),
      known as (
        select "column", code, field, is_in, seen, count(*)::int as rows, min(row) as first, (array_agg(problem order by row))[1] as problem
        from each group by 1, 2, 3, 4, 5)
      select "column", is_in as "isIn", (array_agg(problem order by rows desc, first))[1] as problem, sum(rows)::int as rows, count(seen)::int as distinct,
        coalesce(to_json((array_agg(json_build_object('value', seen, 'count', rows, 'row', first) order by rows desc, first)
          filter (where seen is not null))[1:${mostValues}]), '[]') as values
      from known group by "column", code, field, is_in order by rows desc, min(first) limit ${mostCauses}`,
    values: [job],
  });
}
