import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileReference } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { fieldRight } from '../access/field-rights.ts';
import { isOwnedBy } from '../access/owner.ts';
import { badRequest, TenonError } from '../base/errors.ts';
import { isId, newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { getRecords } from './get-record.ts';
import { sysTable } from './write/sys-table.ts';

export const maxFileSize = 25 * 1024 * 1024;

export type StoredFile = FileReference & { content: Readable };

type FileRow = {
  id: string;
  name: string;
  size: string;
  type: string;
  object: string | null;
  record_id: string | null;
  created_by: string;
  key_id: string | null;
};

/**
 * Keeps an uploaded file. It belongs to its maker alone until a record names it in a file field, and is removed after a day if none
 * does. What the content says of its type must go with the extension of the name.
 *
 * Throws `tooLarge`, `unsupportedMedia`, `badRequest`.
 */
export async function saveFile(
  workspace: Workspace,
  actor: Actor,
  { name, content }: { name: string; content: Readable },
): Promise<FileReference> {
  const cleanName = readFileName(name);
  const id = newId();
  const path = filePath(workspace, id);
  await mkdir(dirname(path), { recursive: true });
  try {
    const { size, sha256 } = await store(content, path);
    const type = await typeOf(path, cleanName);
    await workspace.db.transaction((tx) =>
      tx.query({
        text: `insert into ${sysTable({ workspace }, 'sys_file')} (id, name, size, type, sha256, created_at, created_by, key_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [id, cleanName, size, type, sha256, workspace.clock.now(), actor.userId, actor.keyId ?? null],
      }),
    );
    return { id, name: cleanName, size, type };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** A file with its content, for whoever may read it on the record that has it; before that, for its maker. Throws `notFound`. */
export async function readFile(workspace: Workspace, actor: Actor, id: string): Promise<StoredFile> {
  const [file] = isId(id) ? await workspace.db.read<FileRow>({ text: selectFile(workspace), values: [id] }) : [];
  if (!file || !(await mayRead(workspace, actor, file))) throw new TenonError('notFound');
  return {
    id: file.id,
    name: file.name,
    size: Number(file.size),
    type: file.type,
    content: createReadStream(filePath(workspace, file.id)),
  };
}

/** Removes the bytes of files that are gone from the index. */
export async function removeFiles(workspace: Workspace, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(filePath(workspace, id), { force: true });
}

/** The name as its owner knows it, Chinese included; never a path, and nothing that breaks a header. */
function readFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}/gu, '')
    .trim();
  const length = Array.from(clean).length;
  if (length > 0 && length <= 255) return clean;
  throw badRequest({ zh: '文件名应为 1 到 255 个字符', en: 'a file name has 1 to 255 characters' });
}

/** Where a file of a workspace lies. */
export function filePath({ dataFolder, id: workspace }: Pick<Workspace, 'dataFolder' | 'id'>, id: string): string {
  // The last characters of a UUID v7 are random, so that the folders fill evenly.
  return join(dataFolder, 'files', workspace, id.slice(-2), id);
}

async function store(content: Readable, path: string): Promise<{ size: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    content,
    async function* measure(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > maxFileSize) throw new TenonError('tooLarge', { params: { max: `${maxFileSize / 1024 / 1024} MB` } });
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  );
  return { size, sha256: hash.digest() };
}

/** Containers whose members have extensions of their own: a .docx is a ZIP, and older Office files are CFB. */
const containers: readonly string[] = ['application/zip', 'application/x-cfb', 'application/xml'];

async function typeOf(path: string, name: string): Promise<string> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  const extension = extname(name).slice(1).toLowerCase();
  if (!found) return 'application/octet-stream';
  const fits = found.ext === extension || containers.includes(found.mime) || sameKind(found.mime, extension);
  if (!fits)
    throw new TenonError('unsupportedMedia', { params: { seen: `${found.mime} (.${extension})`, expected: `.${found.ext}` } });
  return found.mime;
}

/** Other extensions in use for the same content. */
const otherNames: Record<string, readonly string[]> = {
  'image/jpeg': ['jpeg', 'jpe', 'jfif'],
  'image/tiff': ['tiff', 'tif'],
  'video/mp4': ['m4v', 'mp4'],
  'audio/mp4': ['m4a', 'mp4'],
  'application/gzip': ['gz', 'tgz'],
};

function sameKind(mime: string, extension: string): boolean {
  return otherNames[mime]?.includes(extension) ?? false;
}

async function mayRead(
  workspace: Workspace,
  actor: Actor,
  { id, object, record_id, created_by: userId, key_id: keyId }: FileRow,
): Promise<boolean> {
  if (object === null || record_id === null) return isOwnedBy(actor, { userId, keyId });
  const { snapshot } = workspace;
  const fields = [...(snapshot.objects.get(object)?.fields.values() ?? [])].filter(({ type }) => type.holdsFiles);
  const shown = fields.map(({ name }) => name).filter((name) => fieldRight(snapshot, actor, object, name) !== 'hidden');
  if (!snapshot.objects.has(object) || actor.rights.scopes(object, 'read').length === 0) return false;
  const [record] = await getRecords(workspace, actor, { object, ids: [record_id], select: shown });
  // One that was taken off its record stays with those who could see it wherever it was.
  if (!record || shown.length === fields.length) return record !== undefined;
  return shown.some((name) => (record[name] as FileReference[] | null)?.some((file) => file.id === id));
}

function selectFile(workspace: Workspace): string {
  return `select id, name, size, type, object, record_id, created_by, key_id from ${sysTable({ workspace }, 'sys_file')} where id = $1`;
}
