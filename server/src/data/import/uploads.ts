import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { isId, newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
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
 * Throws `tooLarge` and `unreadableFile`.
 */
export async function saveUpload(
  workspace: Workspace,
  actor: Actor,
  { name, content }: { name: string; content: Readable },
): Promise<Upload> {
  const id = newId();
  const path = uploadPath(workspace, id);
  await mkdir(uploadFolder(workspace), { recursive: true });
  try {
    const size = await store(content, path);
    const format = await formatOf(path);
    if (format === 'xlsx') await replaceByText(path);
    const encoding = await detectEncoding(path);
    const delimiter = format === 'xlsx' ? ',' : await delimiterOf(path, encoding);
    const scan = await scanColumns(readRows({ path, encoding, delimiter }));
    const upload: Upload = { id, name: cleanName(name), format, encoding, delimiter, ...scan };
    await insertUpload(workspace, actor, upload, size);
    return upload;
  } catch (error) {
    await rm(path, { force: true });
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

async function store(content: Readable, path: string): Promise<number> {
  let size = 0;
  await pipeline(
    content,
    async function* measure(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > uploadLimits.bytes) throw new TenonError('tooLarge', { params: { max: '100 MB' } });
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  );
  return size;
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

function cleanName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return Array.from(clean).slice(0, 255).join('') || 'import.csv';
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
