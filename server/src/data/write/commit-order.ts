import type { Transaction } from '../../base/database/database.ts';
import type { LockingWrite, Write } from './write.ts';

/** The place of a batch among others that are under way at the same time. Both promises fail when the batch ahead has to be written once more. */
export type CommitOrder = {
  /** The batch ahead is committed: from here on this one may hold others up. */
  turn: Promise<void>;
  /** The new rows of the batch ahead are on their way: from here on this one may send its own. */
  copyGate: Promise<void>;
  /** Called when the new rows of this one are in. */
  openCopyGate(): void;
  /** Absent where a batch is written in parts. */
  numbers?: NumberLine | undefined;
};

/** The last running number of each field that counts, in the period that it counts within. */
export type LastNumbers = ReadonlyMap<string, { period: string; last: number }>;

/** By it a batch knows its running numbers before those of the batch ahead are committed. */
export type NumberLine = {
  /** Where the batch ahead will end; undefined where only its commit tells. */
  ahead: Promise<LastNumbers | undefined>;
  tell(last: LastNumbers): void;
};

/** Reads, and fills, drops or refuses rows. It may run while batches ahead are still to be committed, since nobody ever waits for it. */
export type LookingStep = (write: Write) => void | Promise<void>;

/** Others may have to wait for what it does. Only `look` runs ahead; where that finds nothing to do, the batch goes on without its turn. */
export type LockingStep<Found = unknown> = {
  readonly look: (write: Write) => Found | undefined | Promise<Found | undefined>;
  /** Sends rows that only somebody with the same unique values would wait for; tells when they are in. */
  copy?(write: CopyingWrite, found: Found): Promise<unknown>;
  lock(write: LockingWrite, found: Found): void | Promise<void>;
};

export type CopyingWrite = Write & { readonly tx: Pick<Transaction, 'copy' | 'defer'> };

/** Asks the database in one round trip. */
export type StepsTogether = { readonly together: readonly (LookingStep | LockingStep)[] };

export type WriteStep = LookingStep | LockingStep | StepsTogether;

/** A step that locks whatever it is given. */
export function locking(lock: (write: LockingWrite) => void | Promise<void>): LockingStep {
  return { look: () => true, lock };
}

/**
 * Runs a step when it may: the one place that knows of the order of batches. Without an order nothing is waited for, not even a turn of the
 * event loop, so that statements of steps that stand together go out together.
 */
export function runInOrder(step: WriteStep, write: LockingWrite, order: CommitOrder | undefined): void | Promise<void> {
  if (typeof step === 'function') return step(write);
  if ('together' in step) return Promise.all(step.together.map((each) => runInOrder(each, write, order))).then(nothing);
  const found = step.look(write);
  if (found instanceof Promise) return found.then((made) => lockInTurn(step, write, { found: made, order }));
  return lockInTurn(step, write, { found, order });
}

type Turn = { found: unknown; order: CommitOrder | undefined };

function lockInTurn(step: LockingStep, write: LockingWrite, { found, order }: Turn): void | Promise<void> {
  if (found === undefined) return;
  if (order) return waitAndLock(step, write, { found, order });
  step.copy?.(write, found).catch(nothing);
  return step.lock(write, found);
}

async function waitAndLock(
  step: LockingStep,
  write: LockingWrite,
  { found, order }: { found: unknown; order: CommitOrder },
): Promise<void> {
  if (step.copy) {
    await order.copyGate;
    step.copy(write, found).then(order.openCopyGate, nothing);
  }
  await order.turn;
  await step.lock(write, found);
}

/** What went wrong is told by who deferred it. */
function nothing(): void {}
