import { TenonError } from '../../../base/errors.ts';
import type { CommitOrder, LastNumbers } from '../../write/commit-order.ts';

/** A batch on its way. Those behind it look at how far it is. */
export type Batch = {
  copied: Promise<void>;
  committed: Promise<void>;
  /** Where its running numbers will end, before they are committed; undefined where nobody could say. */
  numbered: Promise<LastNumbers | undefined>;
  /** Rejected when it has to be written once more: those behind it then let go of what they hold. */
  retry: Promise<never>;
  /** That has come about, so those that start now have nothing to let go of. */
  isOnceMore: boolean;
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
  const numbered = Promise.withResolvers<LastNumbers | undefined>();
  const retry = Promise.withResolvers<never>();
  const ahead = before && !before.isOnceMore ? before : undefined;
  const turn = ahead ? Promise.race([ahead.committed, ahead.retry]) : Promise.resolve(before?.committed);
  const copyGate = ahead ? Promise.race([ahead.copied, ahead.retry]) : turn;
  const numbers = {
    ahead: ahead ? Promise.race([ahead.numbered, ahead.retry]) : Promise.resolve(undefined),
    tell: numbered.resolve,
  };
  const batch: Batch = {
    copied: copied.promise,
    numbered: numbered.promise,
    committed: Promise.resolve(),
    retry: retry.promise,
    isOnceMore: false,
  };
  batch.committed = commit();
  for (const each of [turn, copyGate, numbers.ahead, batch.committed, retry.promise]) each.catch(toldElsewhere);
  return batch;

  async function commit(): Promise<void> {
    try {
      await attempts.first({ turn, copyGate, openCopyGate: copied.resolve, numbers });
    } catch (error) {
      if (!(error instanceof RetrySignal) && !attempts.isWorthAnother(error)) throw error;
      batch.isOnceMore = true;
      retry.reject(new RetrySignal());
      await before?.committed;
      await attempts.again();
    } finally {
      copied.resolve();
      numbered.resolve(undefined);
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
