import type { Duplex } from 'node:stream';
import pg from 'pg';

type Connection = { query(text: string): void; stream: Duplex };

const copyData = 0x64;
const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);

/**
 * `copy … from stdin` on a pipelined connection: the rows follow the statement without waiting to be asked for, and other statements
 * follow the rows. Where the statement fails, or the transaction had failed before, PostgreSQL passes over them.
 */
export class CopyQuery extends pg.Query {
  readonly #statement: string;
  readonly #rows: Buffer;

  constructor(statement: string, rows: Buffer, done: (error: Error | null, result: pg.QueryResult) => void) {
    super(statement, done as never);
    this.#statement = statement;
    this.#rows = rows;
  }

  override submit = (connection: Connection): void => {
    const head = Buffer.alloc(5);
    head[0] = copyData;
    head.writeInt32BE(this.#rows.length + 4, 1);
    connection.query(this.#statement);
    for (const part of [head, this.#rows, copyDone]) connection.stream.write(part);
  };

  /** The rows are on their way. */
  handleCopyInResponse(): void {}
}
