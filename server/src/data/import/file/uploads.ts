import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Encoding } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { TenonError } from '../../../base/errors.ts';
import { openFairQueue } from '../../../base/fair-queue.ts';
import { isId, newId } from '../../../base/ids.ts';
import { makeFolder, receiveFile, settleFile, shareFile } from '../../../base/keep-file.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { cleanFileName } from '../../files/clean-file-name.ts';
import { withinQuota } from '../../files/storage-quota.ts';
import { sysTable } from '../../write/save/sys-table.ts';
import { type FileReading, readFile, type ToldReading } from './read-file.ts';
import { type FileRow, readRows, type TextTable } from './read-rows.ts';
import type { ColumnScan } from './scan-columns.ts';
import { uploadLimits } from './upload-limits.ts';

/** A file to be imported, looked through once. It is its maker's alone, a person's or an API key's. */
export type Upload = {
  id: string;
  name: string;
  encoding: Encoding;
  delimiter: string;
  columns: ColumnScan[];
  rows: number;
} & ReadingOf;

type ReadingOf = Pick<FileReading, 'format' | 'reading'>;

/**
 * Keeps a file to be imported on disk and looks through it. Excel workbooks become text on the way in. How it is read is found out, as
 * far as it is not told.
 * Throws `forbidden` to who may import nothing, `storageLimit`, `diskFull`, `busy`, `tooLarge` and `unreadableFile`.
 */
export async function saveUpload(
  workspace: Workspace,
  actor: Actor,
  { name, content, told = {} }: { name: string; content: Readable; told?: ToldReading },
): Promise<Upload> {
  requireImport(workspace, actor);
  const bring = (draft: string) => receiveFile(content, draft, { max: uploadLimits.bytes }).then(({ size }) => size);
  return withinQuota(workspace, actor, { kind: 'upload', work: () => keep(workspace, actor, { name, bring, told }) });
}

/**
 * Reads a file that was sent before in another way: it becomes an upload of its own, so that imports of the first go on. Throws as
 * `saveUpload` does.
 */
export async function readUploadAnew(
  workspace: Workspace,
  actor: Actor,
  { upload: { id, name }, told }: { upload: Upload; told: ToldReading },
): Promise<Upload> {
  requireImport(workspace, actor);
  const bring = (draft: string) =>
    shareFile(uploadPath(workspace, id), draft).catch((error) => {
      throw toPurged(error);
    });
  return withinQuota(workspace, actor, { kind: 'upload', work: () => keep(workspace, actor, { name, bring, told }) });
}

/** To read a workbook takes a process of its own, with up to half a gigabyte: one at a time. */
const workbookInLine = openFairQueue({ atOnce: { all: 1, own: 1 }, waiting: { all: 20, own: 3 }, patience: 3 * 60_000 });

/** `bring` puts the file where it is told, and answers how much room that takes. */
type ToKeep = { name: string; bring: (draft: string) => Promise<number>; told: ToldReading };

/** Throws `notFound` for an unknown object, `forbidden` to who may not import it or, where none is given, may import nothing. */
export function requireImport({ snapshot }: Workspace, { rights }: Actor, object?: string): void {
  if (object !== undefined && !snapshot.objects.has(object)) throw new TenonError('notFound');
  const objects = object === undefined ? [...snapshot.objects.keys()] : [object];
  if (!objects.some((name) => rights.allows(name, 'import'))) throw new TenonError('forbidden');
}

async function keep(workspace: Workspace, actor: Actor, { name, bring, told }: ToKeep): Promise<Upload> {
  const id = newId();
  const path = uploadPath(workspace, id);
  const [draft, text] = [`${path}.part`, textPath(path)];
  await makeFolder(join(workspace.dataFolder, 'uploads'), uploadFolder(workspace));
  try {
    const sent = await bring(draft);
    const inTurn = <T>(work: () => Promise<T>) => workbookInLine(`${workspace.id} ${actor.userId}`, work);
    const { scan, ...read } = await readFile({ path: draft, text }, { told, inTurn });
    await settleFile(draft, path);
    const upload: Upload = { id, name: cleanFileName(name) || 'import.csv', ...read, ...scan };
    const converted = read.format === 'xlsx' ? (await stat(text)).size : 0;
    await insertUpload(workspace, actor, upload, sent + converted);
    return upload;
  } catch (error) {
    for (const each of [draft, path, text]) await rm(each, { force: true });
    throw error;
  }
}

/** Throws `notFound` for what somebody else has sent. */
export async function readUpload(workspace: Workspace, actor: Actor, id: unknown): Promise<Upload> {
  const [upload] = isId(id)
    ? await workspace.db.read<Upload>({
        text: `select id, name, format, encoding, delimiter, reading, columns, rows from ${sysTable({ workspace }, 'sys_upload')}
          where id = $1 and created_by = $2 and key_id is not distinct from $3`,
        values: [id, actor.userId, actor.keyId ?? null],
      })
    : [];
  if (!upload) throw new TenonError('notFound');
  return upload;
}

/** Its rows in order, the header first and blank ones left out. Throws `notFound` where the file is purged by now. */
export function rowsOf(workspace: Workspace, upload: Upload): AsyncGenerator<FileRow[]> {
  return unlessPurged(readRows({ ...tableOf(workspace, upload), from: upload.reading.headerRow }));
}

/** Also what stands above the header. */
export function allRowsOf(workspace: Workspace, upload: Upload): AsyncGenerator<FileRow[]> {
  return unlessPurged(readRows(tableOf(workspace, upload)));
}

async function* unlessPurged(groups: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  try {
    yield* groups;
  } catch (error) {
    throw toPurged(error);
  }
}

/** The file went after its row was read. */
function toPurged(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new TenonError('notFound', { cause: error }) : error;
}

function tableOf(workspace: Workspace, { id, encoding, delimiter, reading }: Upload): TextTable {
  const path = uploadPath(workspace, id);
  return { path: reading.sheet === undefined ? path : textPath(path), encoding, delimiter };
}

/** Where a workbook lies as text, beside itself. */
export function textPath(path: string): string {
  return `${path}-text`;
}

export function uploadFolder({ dataFolder, id }: Pick<Workspace, 'dataFolder' | 'id'>): string {
  return join(dataFolder, 'uploads', id);
}

export function uploadPath(workspace: Pick<Workspace, 'dataFolder' | 'id'>, id: string): string {
  return join(uploadFolder(workspace), id);
}

async function insertUpload(workspace: Workspace, actor: Actor, upload: Upload, size: number): Promise<void> {
  const { id, name, format, encoding, delimiter, reading, columns, rows } = upload;
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `insert into ${sysTable({ workspace }, 'sys_upload')} (id, name, size, format, encoding, delimiter, reading, columns, rows, created_by, created_at, key_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      values: [
        id,
        name,
        size,
        format,
        encoding,
        delimiter,
        JSON.stringify(reading),
        JSON.stringify(columns),
        rows,
        actor.userId,
        workspace.clock.now(),
        actor.keyId ?? null,
      ],
    }),
  );
}
