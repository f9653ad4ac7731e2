import type { ImportColumn, ImportPreview } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { suggestColumns } from '../columns/suggest-columns.ts';
import { unmatchedValues } from '../columns/unmatched-values.ts';
import { firstRows } from '../file/read-file.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { allRowsOf, requireImport, type Upload } from '../file/uploads.ts';

const mostDistinct = 50;

/**
 * What is in an upload and, for an object, which field each column most likely is, and which values fit nothing yet.
 * Throws `notFound` for an unknown object, `forbidden` for one the actor may not import.
 */
export async function previewUpload(
  workspace: Workspace,
  actor: Actor,
  { upload, object: name }: { upload: Upload; object?: string },
): Promise<ImportPreview> {
  const object = name === undefined ? undefined : workspace.snapshot.objects.get(name);
  requireImport(workspace, actor, name);
  const { id, columns, encoding, delimiter, format, rows, reading } = upload;
  const { headerRow = 1, sheet, sheets, damaged } = reading;
  const suggestions = object ? await suggestColumns(workspace, actor, { object, columns, rows }) : columns.map(() => null);
  const all = columns.map((scan, at) => [scan, suggestions[at] ?? null] as const);
  return {
    upload: id,
    name: upload.name,
    encoding,
    ...(format === 'csv' && { delimiter }),
    ...(sheet !== undefined && { sheet, sheets }),
    headerRow,
    ...(damaged && { damaged }),
    head: await headOf(workspace, upload),
    rows,
    columns: await previewColumns(workspace, actor, { upload, object, all }),
  };
}

/** What people need to see whether the file is read rightly. */
const [headRows, headCells, headCellLength] = [12, 20, 80];

async function headOf(workspace: Workspace, upload: Upload): Promise<ImportPreview['head']> {
  const rows = await firstRows(allRowsOf(workspace, upload), headRows);
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.slice(0, headCells).map((cell) => cell.slice(0, headCellLength).toWellFormed()),
  }));
}

type Shown = {
  upload: Upload;
  object: CompiledObject | undefined;
  all: readonly (readonly [ColumnScan, ImportColumn | null])[];
};
type PreviewColumn = ImportPreview['columns'][number];

/** One after another, so that one preview never takes more than one connection. */
async function previewColumns(workspace: Workspace, actor: Actor, shown: Shown): Promise<PreviewColumn[]> {
  const columns: PreviewColumn[] = [];
  for (const [scan, suggestion] of shown.all) columns.push(await previewColumn(workspace, actor, { ...shown, scan, suggestion }));
  return columns;
}

async function previewColumn(
  workspace: Workspace,
  actor: Actor,
  { scan, suggestion, object, upload, all }: Shown & { scan: ColumnScan; suggestion: ImportColumn | null },
): Promise<PreviewColumn> {
  const { column, samples, empty, distinct, dateOrder, decimalSign, placeholders } = scan;
  const unmatched =
    suggestion && object ? await unmatchedValues(workspace, actor, { upload, scan, suggestion, object, all }) : [];
  return {
    column,
    samples,
    empty,
    distinct: distinct.slice(0, mostDistinct),
    suggestion,
    unmatched,
    ...(dateOrder && { dateOrder }),
    ...(decimalSign && { decimalSign }),
    ...(placeholders && { placeholders }),
  };
}
