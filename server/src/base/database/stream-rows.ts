import { TenonError } from '../errors.ts';
import type { Row, Statement } from './database.ts';

/** Rows fetched at a time. */
const batchSize = 500;

/** In milliseconds: for whoever reads to come back for more, and for all of it. */
export type Patience = { idle: number; total: number };

export const patienceOfOurs: Patience = { idle: 30_000, total: 15 * 60_000 };

type CursorConnection = {
  run(text: string, values?: unknown[]): Promise<Row[]>;
  /** Gives the connection back, which may be in the middle of something. */
  release(broken: boolean): void;
  /** Statements that open the transaction. */
  beginning: string;
};

/**
 * Rows of a statement as they are asked for, through a cursor in a transaction of its own. The connection is given back when all is read
 * and when whoever reads breaks off or fails; who stops reading, or reads too slowly, loses it and gets `busy`.
 */
export async function* streamRows(
  statement: Statement,
  source: CursorConnection,
  patience = patienceOfOurs,
): AsyncGenerator<Row> {
  const { run, release, beginning } = source;
  const end = performance.now() + patience.total;
  let given = false;
  const giveBack = (broken: boolean) => {
    if (!given) release(broken);
    given = true;
  };
  const watch = setTimeout(giveBack, patience.idle, true).unref();
  try {
    await run(beginning);
    await run(`declare rows no scroll cursor for ${statement.text}`, statement.values);
    for (let size = batchSize; size === batchSize; ) {
      watch.refresh();
      const batch = await run(`fetch ${batchSize} from rows`);
      yield* batch;
      if (given || performance.now() > end) throw new TenonError('busy', { retryAfter: 5 });
      size = batch.length;
    }
    await run('commit');
    giveBack(false);
  } finally {
    clearTimeout(watch);
    giveBack(true);
  }
}
