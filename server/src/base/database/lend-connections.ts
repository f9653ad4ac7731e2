import type pg from 'pg';
import { TenonError } from '../errors.ts';
import type { Troubles } from '../troubles.ts';
import { actAs, type Identity } from './acting-identity.ts';
import { holdConnection } from './one-connection.ts';
import type { Doubts } from './open-pool.ts';
import { hasManyPrepared } from './run-statement.ts';
import type { Share } from './shares.ts';
import { endsConnection, toTenonError } from './sql-errors.ts';
import type { WaitQueue } from './wait-queue.ts';
import { isStopped } from './while-wanted.ts';

/** Whom a connection acts for, and whose share of them it is taken from. */
export type As = { identity: Identity; share: Share };

/** Does work on a connection of the pool, once its turn has come. */
export type Lend = <T>(as: As, work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;

type Lender = { pool: pg.Pool; queue: WaitQueue; doubts: Doubts; troubles: Troubles; oneConnection: boolean };

/** Whoever asks waits for their share; the connection comes back whatever happens, and a broken one is closed. Throws `busy` and `databaseDown`. */
export function lendConnections({ pool, queue, doubts, troubles, oneConnection }: Lender): Lend {
  return (as, work) => (oneConnection ? holdConnection(() => inTurn(as, work)) : inTurn(as, work));

  async function inTurn<T>({ identity, share }: As, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const waiting = takeShare(share);
    if (waiting) await waiting;
    let client: pg.PoolClient | undefined;
    let broken = false;
    try {
      client = await connectTo(pool);
      while (doubts.isDoubtful(client)) {
        client.release(true);
        client = undefined;
        client = await connectTo(pool);
      }
      await actAs(client, identity);
      return await work(client);
    } catch (error) {
      const told = toTenonError(error);
      if (told instanceof TenonError && told.code === 'diskFull') troubles.note('diskFull', (error as Error).message);
      broken = endsConnection(told);
      throw told;
    } finally {
      client?.release(broken || isStopped(client) || hasManyPrepared(client));
      queue.give(share.quotas);
    }
  }

  function takeShare({ quotas, patience }: Share): Promise<void> | undefined {
    const refuse = (error: unknown): never => {
      if (pool.idleCount === 0) troubles.note('overloaded');
      throw error;
    };
    try {
      return queue.take(quotas, patience)?.catch(refuse);
    } catch (error) {
      return refuse(error);
    }
  }
}

export function connectTo(from: pg.Pool): Promise<pg.PoolClient> {
  return from.connect().catch((error) => {
    throw toTenonError(error);
  });
}
