import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileReference } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { sayAppIsOff } from '../../access/app-switches.ts';
import { mayChangeField, visibilityOf } from '../../access/field-rights.ts';
import { isOwnedBy } from '../../access/owner.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import { isId, newId } from '../../base/ids.ts';
import { makeFolder, receiveFile, settleFile } from '../../base/keep-file.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../read/get-record.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { cleanFileName } from './clean-file-name.ts';
import { refusePixelFlood } from './picture-size.ts';
import { removeStrays } from './remove-strays.ts';
import { withinQuota } from './storage-quota.ts';

export const maxFileSize = 25 * 1024 * 1024;

export type StoredFile = FileReference & { content: Readable };

type FileRow = {
  id: string;
  name: string;
  size: string;
  type: string;
  object: string | null;
  record_id: string | null;
  comment: string | null;
  created_by: string;
  key_id: string | null;
};

/**
 * Keeps an uploaded file. It belongs to its maker alone until a record names it in a file field, and is removed after a day if none
 * does. What the content says of its type must go with the extension of the name.
 *
 * `isAsked`: for something that the actor is asked for. Throws `forbidden` to others who may write no field that holds files, `storageLimit`, `diskFull`, `tooLarge`, `unsupportedMedia`, `wrongExtension`,
 * `badRequest`.
 */
export async function saveFile(
  workspace: Workspace,
  actor: Actor,
  { name, content, isAsked = false }: { name: string; content: Readable; isAsked?: boolean },
): Promise<FileReference> {
  if (!isAsked) requireFileField(workspace, actor);
  const cleanName = readFileName(name);
  return withinQuota(workspace, actor, { kind: 'file', work: () => keep(workspace, actor, { name: cleanName, content }) });
}

/** Throws `forbidden` to who may write no field that holds files, of the object or, where none is given, of any. */
export function requireFileField({ snapshot }: Workspace, actor: Actor, object?: string): void {
  const objects = object === undefined ? [...snapshot.objects.values()] : [snapshot.objects.get(object)];
  const mayKeep = objects.some((each) =>
    [...(each?.fields.values() ?? [])].some(
      (field) => field.type.holdsFiles && mayChangeField(snapshot, actor, field.object, field.name),
    ),
  );
  if (!mayKeep) throw new TenonError('forbidden');
}

async function keep(
  workspace: Workspace,
  actor: Actor,
  { name: cleanName, content }: { name: string; content: Readable },
): Promise<FileReference> {
  const id = newId();
  const path = filePath(workspace, id);
  const draft = `${path}.part`;
  await makeFolder(join(workspace.dataFolder, 'files'), dirname(path));
  try {
    const hash = createHash('sha256');
    const { size } = await receiveFile(content, draft, { max: maxFileSize, onChunk: (chunk) => hash.update(chunk) });
    const type = await typeOf(draft, cleanName);
    await refusePixelFlood(draft, type);
    await settleFile(draft, path);
    const sha256 = hash.digest();
    await workspace.db.transaction((tx) =>
      tx.query({
        text: `insert into ${sysTable({ workspace }, 'sys_file')} (id, name, size, type, sha256, created_at, created_by, key_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [id, cleanName, size, type, sha256, workspace.clock.now(), actor.userId, actor.keyId ?? null],
      }),
    );
    return { id, name: cleanName, size, type };
  } catch (error) {
    await rm(draft, { force: true });
    await rm(path, { force: true });
    throw error;
  }
}

/** A file with its content, for whoever may read it on the record that has it; before that, for its maker. Throws `notFound`. */
export async function readFile(
  workspace: Workspace,
  actor: Actor,
  { id, also }: { id: string; also?: AlsoReads },
): Promise<StoredFile> {
  const file = await findReadable(workspace, actor, { id, also });
  return {
    id: file.id,
    name: file.name,
    size: Number(file.size),
    type: file.type,
    content: createReadStream(filePath(workspace, file.id)),
  };
}

/** Whether somebody may read a file for another reason than the rights of its record. */
export type AlsoReads = (workspace: Workspace, actor: Actor, id: string) => Promise<boolean>;

/** What is kept of a file that the actor may read. Throws `notFound`. */
export async function findReadable(
  workspace: Workspace,
  actor: Actor,
  { id, also }: { id: string; also?: AlsoReads },
): Promise<FileRow> {
  const [file] = isId(id) ? await workspace.db.read<FileRow>({ text: selectFile(workspace), values: [id] }) : [];
  if (!file || !((await mayRead(workspace, actor, file)) || (await also?.(workspace, actor, id))))
    throw sayAppIsOff(workspace.snapshot, actor, {
      error: new TenonError('notFound'),
      objects: file?.object ? [file.object] : [],
    });
  return file;
}

/** Removes the bytes of files that never came to be one. */
export async function removeStrayFiles(workspace: Workspace): Promise<number> {
  const root = join(workspace.dataFolder, 'files', workspace.id);
  let removed = 0;
  for (const name of await readdir(root).catch(() => []))
    removed += await removeStrays(workspace, { folder: join(root, name), table: 'sys_file' });
  return removed;
}

/** Removes the bytes of files that are gone from the index. */
export async function removeFiles(workspace: Workspace, ids: readonly string[]): Promise<void> {
  for (const path of ids.map((id) => filePath(workspace, id)))
    for (const each of [path, `${path}-thumbnail`]) await rm(each, { force: true });
}

function readFileName(name: string): string {
  const clean = cleanFileName(name);
  if (clean !== '') return clean;
  throw badRequest({ zh: '文件名应为 1 到 255 个字符', en: 'a file name has 1 to 255 characters' });
}

/** Where a file of a workspace lies. */
export function filePath({ dataFolder, id: workspace }: Pick<Workspace, 'dataFolder' | 'id'>, id: string): string {
  // The last characters of a UUID v7 are random, so that the folders fill evenly.
  return join(dataFolder, 'files', workspace, id.slice(-2), id);
}

/** Containers whose members have extensions of their own: a .docx is a ZIP, and older Office files are CFB. */
const containers: readonly string[] = ['application/zip', 'application/x-cfb', 'application/xml'];

/** Pictures and documents that show by their first bytes what they are: where these do not, the name is wrong. */
const unmistakable = /^(png|jpe?g|jpe|jfif|gif|webp|bmp|tiff?|heic|heif|avif|ico|pdf|docx|xlsx|pptx|zip)$/;

async function typeOf(path: string, name: string): Promise<string> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  const extension = extname(name).slice(1).toLowerCase();
  if (!found && unmistakable.test(extension))
    throw new TenonError('unsupportedMedia', {
      params: {
        seen: { zh: `名为 .${extension} 的其他内容`, en: `something else called .${extension}` },
        expected: { zh: '文件原本的扩展名', en: 'the extension that it really has' },
      },
    });
  if (!found) return 'application/octet-stream';
  const fits = found.ext === extension || containers.includes(found.mime) || sameKind(found.mime, extension);
  if (!fits) throw new TenonError('wrongExtension', { params: { seen: extension, found: found.mime, expected: found.ext } });
  return found.mime;
}

/** Other extensions in use for the same content. */
const otherNames: Record<string, readonly string[]> = {
  'image/jpeg': ['jpeg', 'jpe', 'jfif'],
  'image/tiff': ['tiff', 'tif'],
  'video/mp4': ['m4v', 'mp4'],
  'audio/mp4': ['m4a', 'mp4'],
  'application/gzip': ['gz', 'tgz'],
  'application/pdf': ['ai'],
  'application/postscript': ['ai', 'eps', 'ps'],
};

/** Pictures, which every program opens by what they hold. */
const pictures = /^(png|jpe?g|jpe|jfif|gif|webp|bmp|tiff?|heic|heif|avif|ico)$/;

/**
 * A name without an extension says nothing wrong; a picture is often saved under the extension of another kind of picture, and a drawing as
 * a PDF. Each is kept as what it is.
 */
function sameKind(mime: string, extension: string): boolean {
  if (extension === '' || (mime.startsWith('image/') && pictures.test(extension))) return true;
  return otherNames[mime]?.includes(extension) ?? false;
}

async function mayRead(
  workspace: Workspace,
  actor: Actor,
  { id, object, record_id, comment, created_by: userId, key_id: keyId }: FileRow,
): Promise<boolean> {
  if (object === null || record_id === null) return isOwnedBy(actor, { userId, keyId });
  const { snapshot } = workspace;
  const fields = [...(snapshot.objects.get(object)?.fields.values() ?? [])].filter(({ type }) => type.holdsFiles);
  const shown = fields.map(({ name }) => name).filter((name) => visibilityOf(snapshot, actor, object, name) === 'clear');
  if (!snapshot.objects.has(object) || actor.rights.scopes(object, 'read').length === 0) return false;
  const [record] = await getRecords(workspace, actor, { object, ids: [record_id], select: comment === null ? shown : [] });
  if (comment !== null) return record !== undefined;
  // One that was taken off its record stays with those who could see it wherever it was.
  if (!record || shown.length === fields.length) return record !== undefined;
  return shown.some((name) => (record[name] as FileReference[] | null)?.some((file) => file.id === id));
}

function selectFile(workspace: Workspace): string {
  return `select id, name, size, type, object, record_id, comment, created_by, key_id from ${sysTable({ workspace }, 'sys_file')} where id = $1`;
}
