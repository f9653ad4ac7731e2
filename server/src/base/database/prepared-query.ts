/// <reference path="./pg-driver.d.ts" />
import pg from 'pg';
import utils from 'pg/lib/utils.js';
import { columnTypes } from './column-types.ts';
import type { Row, Statement } from './database.ts';

/** How the rows of a prepared statement are read: their columns in order, and a row of theirs in which nothing stands. */
type Answer = { columns: readonly Column[]; empty: Row };
type Column = { name: string; read: (text: string) => unknown };

/** What a connection knows of its prepared statements, by name: how each answers, once one run has said so. */
export type Answers = Map<string, Answer | undefined>;

type Connection = {
  bind(to: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  execute(portal: object): void;
  sync(): void;
};
type Field = { name: string; dataTypeID: number };
type Done = (error: Error | null, rows: Row[]) => void;

/** The driver's own way to run a prepared statement. */
const prepareAndDescribe: (connection: Connection) => void = (pg.Query.prototype as unknown as PreparedQuery).prepare;
const noColumns: Answer = { columns: [], empty: {} };

/**
 * A prepared statement that is asked only once how it answers. PostgreSQL refuses to run it when that changes, so that it need not be
 * told anew with every run: for a record of forty columns, that would cost the server as much as reading the record.
 */
export class PreparedQuery extends pg.Query {
  readonly #name: string;
  readonly #values: unknown[];
  readonly #answers: Answers;
  readonly #done: Done;
  readonly #rows: Row[] = [];
  #answer: Answer | undefined;
  #unreadable: Error | undefined;

  constructor({ text, values, name }: Statement & { name: string }, answers: Answers, done: Done) {
    super(text, values);
    this.#name = name;
    this.#values = values;
    this.#answers = answers;
    this.#done = done;
    // What the driver looks at: it keeps the name of what has been prepared, and promises an answer to whoever gives no callback.
    Object.assign(this, { name, callback: done });
  }

  prepare(connection: Connection): void {
    this.#answer = this.#answers.get(this.#name);
    if (this.#answer) {
      connection.bind({ statement: this.#name, values: this.#values, valueMapper: utils.prepareValue });
      connection.execute({});
      connection.sync();
    } else prepareAndDescribe.call(this, connection);
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({ name, read: columnTypes.getTypeParser(dataTypeID, 'text') }));
    this.#answer = { columns, empty: Object.fromEntries(columns.map(({ name }) => [name, null])) };
    this.#answers.set(this.#name, this.#answer);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const { columns, empty } = this.#answer ?? noColumns;
    const row = { ...empty };
    try {
      // By number: as pairs of `entries`, the values of a page take half as long again.
      for (let index = 0; index < columns.length; index += 1) {
        const text = fields[index] ?? null;
        const { name, read } = columns[index] as Column;
        if (text !== null) row[name] = read(text);
      }
      this.#rows.push(row);
    } catch (error) {
      this.#unreadable ??= error as Error;
    }
  }

  handleCommandComplete(): void {
    if (!this.#answer) this.#answers.set(this.#name, noColumns);
  }

  handleReadyForQuery(): void {
    this.#done(this.#unreadable ?? null, this.#rows);
  }

  handleError(error: Error): void {
    this.#done(error, []);
  }
}
