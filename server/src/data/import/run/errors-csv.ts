import type { Readable } from 'node:stream';
import { neutraliseFormula } from '@tenon/metadata/neutralise-formula.ts';
import type { Actor } from '../../../access/actor.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { csvStream } from '../../export/csv-stream.ts';
import { readUpload } from '../file/uploads.ts';
import { readErrors } from './import-errors.ts';
import { readImport } from './import-jobs.ts';
import type { RowProblem } from './import-problem.ts';

/** Puts the problems of a row into words. */
export type Describe = (problems: readonly RowProblem[]) => string;

const pageSize = 500;

/** The rows an import left out, as they came, with a column that says why: to be mended and imported again. */
export async function errorsCsv(
  workspace: Workspace,
  actor: Actor,
  { id, header, describe }: { id: string; header: string; describe: Describe },
): Promise<Readable> {
  const { upload } = await readImport(workspace, actor, id);
  const { columns } = await readUpload(workspace, actor, upload);
  const labels = [...columns.map(({ column }) => column), header];
  return csvStream(lines());

  async function* lines(): AsyncGenerator<string[]> {
    yield labels.map(neutraliseFormula);
    for (let after = 0; ; ) {
      const page = await readErrors(workspace, id, { after, limit: pageSize });
      for (const { cells, errors } of page) yield [...pad(cells, columns.length), describe(errors)].map(neutraliseFormula);
      if (page.length < pageSize) return;
      after = page.at(-1)?.row ?? after;
    }
  }
}

function pad(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, at) => cells[at] ?? '');
}
