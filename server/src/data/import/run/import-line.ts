import { TenonError } from '../../../base/errors.ts';
import type { CommitOrder } from '../../write/commit-order.ts';

/** A batch on its way. Those behind it look at how far it is. */
export type Batch = {
  copied: Promise<void>;
  committed: Promise<void>;
  /** Rejected when it has to be written once more: those behind it then let go of what they hold. */
  retry: Promise<never>;
};

/** How a batch is written: while others are on their way, and once more when that failed, with none of them holding anything. */
export type Attempts = {
  first(order: CommitOrder): Promise<void>;
  again(): Promise<void>;
  isWorthAnother(error: unknown): boolean;
};

/**
 * Sends a batch on its way behind another. What it copies while that one is still to be committed, that one must not have to wait for. So who
 * has to write once more has those behind let go first, and whoever was made to let go waits for a turn.
 */
export function startBatch(attempts: Attempts, before: Batch | undefined): Batch {
  const copied = Promise.withResolvers<void>();
  const retry = Promise.withResolvers<never>();
  const turn = before ? Promise.race([before.committed, before.retry]) : Promise.resolve();
  const copyGate = before ? Promise.race([before.copied, before.retry]) : Promise.resolve();
  const committed = commit();
  for (const each of [turn, copyGate, committed, retry.promise]) each.catch(toldElsewhere);
  return { copied: copied.promise, committed, retry: retry.promise };

  async function commit(): Promise<void> {
    try {
      await attempts.first({ turn, copyGate, openCopyGate: copied.resolve });
    } catch (error) {
      if (!(error instanceof RetrySignal) && !attempts.isWorthAnother(error)) throw error;
      retry.reject(new RetrySignal());
      await before?.committed;
      await attempts.again();
    } finally {
      copied.resolve();
    }
  }
}

/** The batch before has to be written once more. */
class RetrySignal extends TenonError {
  constructor() {
    super('busy');
  }
}

/** Whoever needs it is told. Not a closure: what waits for good for a retry that never comes would hold the rows of its batch. */
function toldElsewhere(): void {}
