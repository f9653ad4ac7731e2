import type { Filter, Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Ownership } from '../../access/transfer.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { Pass } from '../checkpoints/pass-rows.ts';
import type { CurrencyRates } from '../read/currency-rates.ts';
import type { NumberLine } from './commit-order.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { BatchInfo, Values, WriteAction, WriteMode, WriteRequest, WriteResult } from './write-request.ts';

/** One row on its way through the pipeline. */
export type PendingRow = {
  /** Index in the request. */
  row: number;
  id: string;
  /** What the writer sent, unchecked; says which fields were given. */
  given: Values;
  /** Version the writer started from, when they said so. */
  expected?: number;
  /** What the writer takes for granted that fields hold. */
  expects?: Values;
  /** Checked wire values to be written: every non-empty field of a new record, the changed ones of another. */
  values: Values;
  /** Wire values as they are stored now; undefined for a new record. */
  before?: Values;
  version: number;
  /** When the record was made, where amounts are booked by it. */
  madeAt?: string;
  /** Whose it is now; undefined for a new record. */
  holder?: Ownership;
};

/** A link to be made, and what the record it leads to must satisfy. */
export type LimitedLink = { pendingRow: PendingRow; field: CompiledField; id: string; filter: Filter };

/** A checkpoint that holds a row no more, since two people let it through: who asked and why, and who else. */
export type OpenedCheckpoint = { gate: string; pass: Pass; missing: readonly Problem[] };

/** A batch on its way through the pipeline; each step reads it, and may fill rows, drop them, or refuse the whole. */
export type Write = {
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly snapshot: Snapshot;
  readonly object: CompiledObject;
  readonly plan: ObjectPlan;
  readonly action: WriteAction;
  /** For statements that read, and lock nothing. */
  readonly readTx: Pick<Transaction, 'query' | 'queryAsPlatform'>;
  /** The platform itself writes, as a consequence of something allowed: rights and read-only marks do not apply. */
  readonly byPlatform: boolean;
  /** A consequence of another write in its batch, which asked for the rights. */
  readonly follows: boolean;
  /**
   * An undo: rights over each record are asked, but what was there before comes back without what a new choice is asked, and where a field
   * holds something else by now, that field alone is left.
   */
  readonly takesBack: boolean;
  /** The run of a process in whose name the platform writes. */
  readonly ofRun: string | undefined;
  /** The commit follows: what is saved need not be waited for. */
  readonly commitsNext: boolean;
  /** The user who writes; null when it is nobody in particular. */
  readonly by: string | null;
  readonly partial: boolean;
  /** Rows that name one record give way to the first that makes it, or to the last that changes it. */
  readonly repeats: { gaveWay: number[]; same: number[] } | undefined;
  /** Fields whose plain values are known to be right. */
  readonly read: ReadonlySet<string> | undefined;
  readonly mode: WriteMode;
  readonly batch: (BatchInfo & { id: string }) | undefined;
  /** What other currencies are worth today. */
  readonly rate: CurrencyRates;
  /** ISO instant of this write, and the day it is for the writer: the one their lists and reports call today. */
  readonly now: string;
  readonly today: string;
  pendingRows: PendingRow[];
  unchanged: PendingRow[];
  readonly problems: Map<number, Problem[]>;
  /** The first running number of each field that counts, where it was taken with the checks. */
  readonly numbers: Map<string, number>;
  /** The same, where it follows from the batch ahead and is still to be taken. */
  readonly foreseen: Map<string, number>;
  readonly numberLine: NumberLine | undefined;
  /** What rules warn the writer of, by row. */
  readonly warnings: Map<number, Problem[]>;
  /** Checkpoints that two people open for a row, by row: what was missing is kept with the evidence. */
  readonly opened: Map<number, OpenedCheckpoint[]>;
  /** Records that rules would have a field link to only where they satisfy a condition. */
  readonly limited: LimitedLink[];
  /** Why an undo left fields of a row as they are. */
  readonly left: Map<number, Problem[]>;
  /** Records of other objects that came out of the trash with these, as many of them as the writer may see. */
  readonly along: Map<string, number>;
};

/** The same for a step that others may have to wait for: it may lock, write, and set off more of it. */
export type LockingWrite = Write & {
  readonly tx: Transaction;
  /** What follows from this write: another one by the platform, in the same transaction and batch. */
  readonly also: (request: WriteRequest) => Promise<WriteResult>;
  /** What the writer asks for together with it: another one with their rights, in the same transaction. */
  readonly within: (request: WriteRequest) => Promise<WriteResult>;
};

/** What a row's field holds once the write is done. */
export function valueAfter(pendingRow: PendingRow, field: string): unknown {
  return field in pendingRow.values ? pendingRow.values[field] : (pendingRow.before?.[field] ?? null);
}

/** Made by `new`, values of one object share their shape; `Object.create(null)` would make each a hash table of its own. */
const Bare = function Bare() {} as unknown as new () => Values;
Bare.prototype = Object.create(null);

/** A record of values with nothing inherited, so that no field name can reach anything else. */
export function emptyValues(): Values {
  return new Bare();
}
