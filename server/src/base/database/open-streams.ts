import pg from 'pg';
import type { Log } from '../log.ts';
import type { Row, Statement } from './database.ts';
import { connectTo } from './lend-connections.ts';
import { holdConnection } from './one-connection.ts';
import { openPool } from './open-pool.ts';
import { setPlanner } from './planner-settings.ts';
import { runStatement } from './run-statement.ts';
import { type Share, sharesOf } from './shares.ts';
import { toTenonError } from './sql-errors.ts';
import { streamRows } from './stream-rows.ts';
import { openWaitQueue } from './wait-queue.ts';

const streamsAtOnce = 4;
/** For each batch of rows, in milliseconds; the first may have to sort them all. */
const streamTimeout = 120_000;

export type Streams = {
  /** Rows of a statement under the role of a workspace. */
  workspace(role: string): (statement: Statement) => AsyncGenerator<Row>;
  close(): Promise<void>;
};

/** Connections of their own: whoever reads a stream decides how long its connection is held. */
export function openStreams(
  settings: pg.PoolConfig,
  { log, longest, oneConnection }: { log: Log; longest: Parameters<typeof openWaitQueue>[0]; oneConnection: boolean },
): Streams {
  const pool = openPool({ ...settings, max: streamsAtOnce }, log);
  const shares = sharesOf(streamsAtOnce);
  const queue = openWaitQueue(longest);
  return {
    workspace(role) {
      const own = shares.workspace(role);
      return (statement) => stream(role, statement, own.read());
    },
    close: () => pool.end(),
  };

  async function* stream(role: string, statement: Statement, share: Share): AsyncGenerator<Row> {
    if (oneConnection) await holdConnection(async () => {});
    const waiting = queue.take(share.quotas, share.patience);
    if (waiting) await waiting;
    let inHand = true;
    const giveBack = () => {
      if (inHand) queue.give(share.quotas);
      inHand = false;
    };
    const beginning = `begin read only; set local role ${pg.escapeIdentifier(role)}; set local timezone = 'UTC'; set local statement_timeout = ${streamTimeout}; set local cursor_tuple_fraction = 1; ${setPlanner}`;
    try {
      const client = await connectTo(pool);
      const release = (broken: boolean) => {
        client.release(broken);
        giveBack();
      };
      yield* streamRows(statement, { run: (text, values = []) => runStatement(client, { text, values }), release, beginning });
    } catch (error) {
      throw toTenonError(error);
    } finally {
      giveBack();
    }
  }
}
