import { TenonError } from '../../../base/errors.ts';
import type { Pipelined } from '../../write/write-request.ts';

/** A batch on its way. Those behind it look at how far it is. */
export type Batch = {
  copied: Promise<void>;
  committed: Promise<void>;
  /** Rejected when it has to be written once more: those behind it then let go of what they hold. */
  upset: Promise<never>;
};

/** How a batch is written: while others are on their way, and once more when that failed, with none of them holding anything. */
export type Attempts = {
  first(place: Pick<Pipelined, 'turn' | 'mayCopy' | 'hasCopied'>): Promise<void>;
  again(): Promise<void>;
  isWorthAnother(error: unknown): boolean;
};

/**
 * Sends a batch on its way behind another. What it copies while that one is still to be committed, that one must not have to wait for. So who
 * has to write once more has those behind let go first, and whoever was made to let go waits for his turn.
 */
export function startBatch(attempts: Attempts, before: Batch | undefined): Batch {
  const copied = Promise.withResolvers<void>();
  const upset = Promise.withResolvers<never>();
  const turn = before ? Promise.race([before.committed, before.upset]) : Promise.resolve();
  const mayCopy = before ? Promise.race([before.copied, before.upset]) : Promise.resolve();
  const committed = commit();
  for (const each of [turn, mayCopy, committed, upset.promise]) each.catch(toldElsewhere);
  return { copied: copied.promise, committed, upset: upset.promise };

  async function commit(): Promise<void> {
    try {
      await attempts.first({ turn, mayCopy, hasCopied: copied.resolve });
    } catch (error) {
      if (!(error instanceof Upset) && !attempts.isWorthAnother(error)) throw error;
      upset.reject(new Upset());
      await before?.committed;
      await attempts.again();
    } finally {
      copied.resolve();
    }
  }
}

/** The batch before has to be written once more. */
class Upset extends TenonError {
  constructor() {
    super('busy');
  }
}

/** Whoever needs it is told. Not a closure: what waits for good for an upset that never comes would hold the rows of its batch. */
function toldElsewhere(): void {}
