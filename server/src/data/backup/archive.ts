import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';

/** A gzipped tar file that is written from front to back; `close` gives it its name, so that half a backup never looks like one. */
export type ArchiveWriter = {
  add(name: string, content: Buffer): Promise<void>;
  addStream(name: string, size: number, content: AsyncIterable<Buffer>): Promise<void>;
  /** Closes it under its name, with a last part that carries the sum of all before it. */
  close(last: Record<string, unknown>): Promise<void>;
  discard(): Promise<void>;
};

export type ArchivePart = { name: string; size: number; content: AsyncIterable<Buffer> };

export const lastPart = 'end.json';

/** Writes parts one after the other to a new file. Throws where the file is there already. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  const draft = `${path}.part`;
  // Takes the name at once: what stands there is not written over.
  await (await open(path, 'wx', 0o600)).close();
  const tar = pack();
  // A backup holds the whole of a company: it is for its owner only.
  const output = createWriteStream(draft, { mode: 0o600 });
  let failure: unknown;
  const written = pipeline(tar, createGzip({ level: 3 }), output).catch((error) => {
    failure = error;
    tar.destroy();
  });
  const sum = createHash('sha256');
  const put = async (name: string, size: number, content: AsyncIterable<Buffer> | readonly Buffer[]) => {
    if (failure) throw failure;
    const added = Promise.withResolvers<void>();
    added.promise.catch(() => undefined);
    const entry = tar.entry({ name, size, type: 'file', mode: 0o600, mtime: new Date(0) }, (error) =>
      error ? added.reject(error) : added.resolve(),
    );
    const feed = async () => {
      for await (const chunk of content) if (!entry.write(chunk)) await once(entry, 'drain');
      entry.end();
      await added.promise;
    };
    // Where the disk is full the tar waits for it without end.
    await Promise.race([feed(), written.then(() => Promise.reject(failure))]);
  };
  return {
    async add(name, content) {
      sum.update(name).update(content);
      await put(name, content.length, [content]);
    },
    async addStream(name, size, content) {
      sum.update(name);
      await put(name, size, summed(content, sum));
    },
    async close(last) {
      const sha256 = sum.digest('hex');
      const content = Buffer.from(JSON.stringify({ ...last, sha256 }));
      await put(lastPart, content.length, [content]);
      tar.finalize();
      await written;
      if (failure) throw failure;
      const file = await open(draft, 'r+');
      await file.sync().finally(() => file.close());
      await rename(draft, path);
    },
    async discard() {
      tar.destroy();
      await written;
      for (const each of [draft, path]) await rm(each, { force: true });
    },
  };
}

/**
 * The parts of an archive in order; the content of each must be read before the next. Throws what is wrong with the file in words, also
 * where a part was changed or the end is missing.
 */
export async function* readArchive(path: string): AsyncGenerator<ArchivePart> {
  const tar = extract();
  const read = pipeline(createReadStream(path), createGunzip(), tar);
  let failure: unknown;
  read.catch((error) => {
    failure = error;
    tar.destroy(error);
  });
  // Whoever reads may only hear that the stream has ended; why, the file and its unpacking tell.
  const inWords = (error: unknown) => readable(path, failure ?? error);
  const sum = createHash('sha256');
  let isWhole = false;
  try {
    for await (const entry of tar) {
      const { name, size } = entry.header;
      if (name === lastPart) {
        const { sha256 } = await readJson<{ sha256: string }>(entry);
        isWhole = sha256 === sum.digest('hex');
        continue;
      }
      sum.update(name);
      yield { name, size: size ?? 0, content: failingIn(inWords, summed(entry, sum)) };
    }
  } catch (error) {
    throw inWords(error);
  }
  if (!isWhole) throw damaged(path);
}

async function* summed(content: AsyncIterable<Buffer>, sum: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    sum.update(chunk);
    yield chunk;
  }
}

/** Damage is met where the content is read, too. */
async function* failingIn(words: (error: unknown) => unknown, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (error) {
    throw words(error);
  }
}

/** Reads a part of the archive to its end, all of it in memory. Throws for what is no JSON. */
export async function readJson<T>(content: AsyncIterable<unknown>): Promise<T> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as T;
}

function damaged(path: string): Error {
  return new Error(
    `${path} is damaged or cut short: its parts do not have the sum that was written with them. Take another backup.`,
  );
}

function readable(path: string, error: unknown): unknown {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new Error(`There is no file ${path}.`);
  const isDamage = code.startsWith('Z_') || /tar header|Unexpected end|unexpected end|Stream was destroyed|JSON/.test(message);
  return isDamage ? damaged(path) : error;
}
