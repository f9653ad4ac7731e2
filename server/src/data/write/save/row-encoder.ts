import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { encodeRows, packRows, type RowsToCopy } from './encode-rows.ts';

/** From this many rows on others should not have to wait until they are made, nor the database for the next ones. */
const worthAThread = 500;
/** A thread that has nothing to do for so long gives its memory back. */
const idleTimeout = 20_000;
/** Megabytes for what lives as long as a batch. */
const youngMemory = 12;

/** One for the whole server: what more imports at a time need is more databases. */
let threads: Promise<Piscina> | undefined;

/** Makes the binary rows of tables of equally many rows. Many are made by a thread of their own. */
export async function encodeInWorker(tables: readonly RowsToCopy[]): Promise<Buffer[]> {
  const isWorthwhile = tables.some(({ count }) => count >= worthAThread);
  const made: Uint8Array[] = isWorthwhile ? await (await openThreads()).run(tables.map(packRows)) : tables.map(encodeRows);
  return made.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
}

/** Starts the thread ahead of so many rows, where they are worth one. */
export async function startEncoder(rows: number): Promise<void> {
  if (rows >= worthAThread) await (await openThreads()).run([]);
}

function openThreads(): Promise<Piscina> {
  threads ??= import('piscina').then(
    ({ Piscina: Threads }) =>
      new Threads({
        filename: fileURLToPath(new URL('./encode-rows.ts', import.meta.url)),
        minThreads: 0,
        maxThreads: 1,
        idleTimeout,
        resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
      }),
  );
  return threads;
}
