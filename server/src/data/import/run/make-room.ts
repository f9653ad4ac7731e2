import { dropIndexesForLoad } from '../../../catalog/sync-schema/drop-indexes-for-load.ts';
import type { ImportRun } from './import-run.ts';

/** From this many rows on it is worthwhile to build indexes anew, where there are at the most a tenth as many, and few enough to be read. */
const manyRows = 10_000;

const fewRecords = 20_000;

/** Whether indexes that nothing of the import looks into are set aside: while a table is filled for the first time. */
export async function makeRoom({ workspace, plan, upload, dryRun }: ImportRun): Promise<boolean> {
  const { object, mode, columns } = plan;
  const looksItself = columns.some(({ link }) => link?.targets.some((target) => target.object === object));
  if (dryRun || mode !== 'create' || looksItself || upload.rows < manyRows) return false;
  const most = Math.min(fewRecords, upload.rows / 10);
  const [found] = await workspace.db.read<{ count: number }>({
    text: `select count(*)::int as count from (select from ${object.table} limit $1) t`,
    values: [Math.ceil(most) + 1],
  });
  return (found?.count ?? 0) <= most && dropIndexesForLoad(workspace, object);
}
