import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { CopyColumn } from '../../base/copy-bytes.ts';
import encodeRows, { type RowsToCopy } from './encode-rows.ts';

/** From this many rows on others should not have to wait until they are made, nor the database for the next ones. */
const worthAThread = 500;
/** A thread that has nothing to do for so long gives its memory back. */
const idleTimeout = 20_000;

/** One for the whole server: what more imports at a time need is more databases. */
let threads: Promise<Piscina> | undefined;

/** Makes the binary rows of tables of equally many rows. Many are made by a thread of their own. */
export async function encodeAside(tables: readonly RowsToCopy[]): Promise<Buffer[]> {
  const isWorthwhile = tables.some(({ count }) => count >= worthAThread);
  const made: Uint8Array[] = isWorthwhile ? await (await openThreads()).run(tables.map(light)) : encodeRows(tables);
  return made.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
}

/** Starts the thread ahead of its first rows. */
export async function wakeEncoder(): Promise<void> {
  await (await openThreads()).run([]);
}

function openThreads(): Promise<Piscina> {
  threads ??= import('piscina').then(
    ({ Piscina: Threads }) =>
      new Threads({
        filename: fileURLToPath(new URL('./encode-rows.ts', import.meta.url)),
        minThreads: 0,
        maxThreads: 1,
        idleTimeout,
      }),
  );
  return threads;
}

/** What is the same in all rows need not cross over for each. */
function light(table: RowsToCopy): RowsToCopy {
  return { ...table, columns: table.columns.map(lightColumn) };
}

function lightColumn(column: CopyColumn): CopyColumn {
  if (!('values' in column)) return column;
  const { name, type, values } = column;
  return values.every((value) => value === values[0]) ? { name, type, always: values[0] } : column;
}
