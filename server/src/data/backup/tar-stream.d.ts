/** The part of it that backups use; the package brings no types. */
declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream';

  type Header = { name: string; size?: number; type?: 'file'; mode?: number; mtime?: Date };
  export type Pack = Readable & {
    entry(header: Header, done: (error?: Error | null) => void): Writable;
    finalize(): void;
  };
  export type Extract = Writable & AsyncIterable<AsyncIterable<Buffer> & { header: Header }>;
  export function pack(): Pack;
  export function extract(): Extract;
}
