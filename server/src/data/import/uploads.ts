import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { isId, newId } from '../../base/ids.ts';
import { makeFolder, receiveFile, settleFile } from '../../base/keep-file.ts';
import { openLineByName } from '../../base/line-by-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { cleanFileName } from '../clean-file-name.ts';
import { withinQuota } from '../storage-quota.ts';
import { sysTable } from '../write/sys-table.ts';
import { convertWorkbook } from './convert-workbook.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { type FileRow, readRows } from './read-rows.ts';
import { type ColumnScan, scanColumns } from './scan-columns.ts';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

/** A file to be imported, looked through once. It is its maker's alone, a person's or an API key's. */
export type Upload = {
  id: string;
  name: string;
  format: 'csv' | 'xlsx';
  encoding: Encoding;
  delimiter: string;
  columns: ColumnScan[];
  rows: number;
};

/**
 * Keeps a file to be imported on disk and looks through it. Excel workbooks become text on the way in.
 * Throws `forbidden` to who may import nothing, `storageLimit`, `diskFull`, `busy`, `tooLarge` and `unreadableFile`.
 */
export async function saveUpload(workspace: Workspace, actor: Actor, file: SentFile): Promise<Upload> {
  requireImport(workspace, actor);
  return withinQuota(workspace, actor, { kind: 'upload', work: () => keep(workspace, actor, file) });
}

/** To read a workbook takes a process of its own, with up to half a gigabyte: one at a time. */
const workbookInLine = openLineByName({ atOnce: { all: 1, own: 1 }, waiting: { all: 20, own: 3 }, patience: 3 * 60_000 });

type SentFile = { name: string; content: Readable };

/** Throws `notFound` for an unknown object, `forbidden` to who may not import it or, where none is given, may import nothing. */
export function requireImport({ snapshot }: Workspace, { rights }: Actor, object?: string): void {
  if (object !== undefined && !snapshot.objects.has(object)) throw new TenonError('notFound');
  const objects = object === undefined ? [...snapshot.objects.keys()] : [object];
  if (!objects.some((name) => rights.allows(name, 'import'))) throw new TenonError('forbidden');
}

async function keep(workspace: Workspace, actor: Actor, { name, content }: SentFile): Promise<Upload> {
  const id = newId();
  const path = uploadPath(workspace, id);
  const draft = `${path}.part`;
  await makeFolder(join(workspace.dataFolder, 'uploads'), uploadFolder(workspace));
  try {
    await receiveFile(content, draft, { max: uploadLimits.bytes });
    const format = await formatOf(draft);
    if (format === 'xlsx') await workbookInLine(`${workspace.id} ${actor.userId}`, () => replaceByText(draft));
    const encoding = await detectEncoding(draft);
    const delimiter = format === 'xlsx' ? ',' : await delimiterOf(draft, encoding);
    const scan = await scanColumns(readRows({ path: draft, encoding, delimiter }));
    await settleFile(draft, path);
    const upload: Upload = { id, name: cleanFileName(name) || 'import.csv', format, encoding, delimiter, ...scan };
    await insertUpload(workspace, actor, upload, (await stat(path)).size);
    return upload;
  } catch (error) {
    for (const each of [draft, path]) await rm(each, { force: true });
    throw error;
  }
}

/** Throws `notFound` for what somebody else has sent. */
export async function readUpload(workspace: Workspace, actor: Actor, id: unknown): Promise<Upload> {
  const [upload] = isId(id)
    ? await workspace.db.read<Upload>({
        text: `select id, name, format, encoding, delimiter, columns, rows from ${sysTable({ workspace }, 'sys_upload')}
          where id = $1 and created_by = $2 and key_id is not distinct from $3`,
        values: [id, actor.userId, actor.keyId ?? null],
      })
    : [];
  if (!upload) throw new TenonError('notFound');
  return upload;
}

/** Its rows in order, the header first and blank ones left out. */
export function rowsOf(workspace: Workspace, { id, encoding, delimiter }: Upload): AsyncGenerator<FileRow[]> {
  return readRows({ path: uploadPath(workspace, id), encoding, delimiter });
}

export function uploadFolder({ dataFolder, id }: Pick<Workspace, 'dataFolder' | 'id'>): string {
  return join(dataFolder, 'uploads', id);
}

export function uploadPath(workspace: Pick<Workspace, 'dataFolder' | 'id'>, id: string): string {
  return join(uploadFolder(workspace), id);
}

/** By its first bytes, whatever its name says. */
async function formatOf(path: string): Promise<Upload['format']> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.readUInt32BE(0) === 0x504b0304) return 'xlsx';
    if (buffer.readUInt32BE(0) === 0xd0cf11e0)
      throw unreadable(
        '请将旧版 .xls 或加密的工作簿另存为 .xlsx 或 CSV',
        'save the old .xls or encrypted workbook as .xlsx or CSV',
      );
    return 'csv';
  } finally {
    await file.close();
  }
}

async function replaceByText(path: string): Promise<void> {
  const text = `${path}.csv`;
  try {
    await convertWorkbook(path, text);
    await rename(text, path);
  } finally {
    await rm(text, { force: true });
  }
}

async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: 64 * 1024 })) chunks.push(chunk as Buffer);
  return detectDelimiter(new TextDecoder(encoding).decode(Buffer.concat(chunks)));
}

async function insertUpload(workspace: Workspace, actor: Actor, upload: Upload, size: number): Promise<void> {
  const { id, name, format, encoding, delimiter, columns, rows } = upload;
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `insert into ${sysTable({ workspace }, 'sys_upload')} (id, name, size, format, encoding, delimiter, columns, rows, created_by, created_at, key_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      values: [
        id,
        name,
        size,
        format,
        encoding,
        delimiter,
        JSON.stringify(columns),
        rows,
        actor.userId,
        workspace.clock.now(),
        actor.keyId ?? null,
      ],
    }),
  );
}
