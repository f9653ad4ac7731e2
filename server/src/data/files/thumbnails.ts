import { readFile as readWhole, rename, rm, writeFile } from 'node:fs/promises';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { openFairQueue } from '../../base/fair-queue.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type AlsoReads, filePath, findReadable } from './files.ts';
import { pictures } from './picture-size.ts';

/** Longest side of a thumbnail, in pixels: what a page draws at 96 on a sharp screen. */
const side = 288;

/** A picture is unpacked as a whole at the worst, four bytes for each pixel: so many at most, and one at a time, so that 200 MB are all it takes. */
const mostPixels = 50_000_000;

const inLine = openFairQueue({ atOnce: { all: 1, own: 1 }, waiting: { all: 500, own: 100 }, patience: 30_000 });

/**
 * A small picture of a file that is one, as WebP, for whoever may read the file. It is made when it is first asked for, and kept beside the file. Throws
 * `notFound` where there is no such picture, `unsupportedMedia` where it is broken or too big to be opened, and `busy`.
 */
export async function readThumbnail(workspace: Workspace, actor: Actor, of: { id: string; also?: AlsoReads }): Promise<Buffer> {
  const file = await findReadable(workspace, actor, of);
  if (!pictures.includes(file.type)) throw new TenonError('notFound');
  const path = filePath(workspace, file.id);
  const kept = await readWhole(`${path}-thumbnail`).catch(() => undefined);
  return kept ?? inLine(`${workspace.id} ${actor.userId}`, () => make(path));
}

async function make(path: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(path, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'error' });
  const small = await picture
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer()
    .catch((error: Error) => {
      throw new TenonError('unsupportedMedia', {
        params: { seen: unopened, expected: { zh: '可以打开的图片', en: 'a picture that can be opened' } },
        cause: error,
      });
    });
  await keep(small, `${path}-thumbnail`);
  return small;
}

const unopened = { zh: '损坏或像素过多的图片', en: 'one that is broken or has too many pixels' };

/** Where the disk takes nothing it is made anew the next time. */
async function keep(small: Buffer, path: string): Promise<void> {
  const draft = `${path}-${newId()}`;
  try {
    await writeFile(draft, small, { mode: 0o600 });
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true });
  }
}
