import type { Problem } from '@tenon/metadata';
import type { CommitOrder } from './commit-order.ts';

/** Wire values of a record by field name. */
export type Values = Record<string, unknown>;

/**
 * Puts a write under one batch, so that undo can take it back as a whole. Several writes may share an `id`;
 * `kind` is shown to people: `bulk`, `button`, `import`, `conversion`, `undo`, `delete`.
 */
export type BatchInfo = {
  id?: string;
  kind: string;
  /** The button that was pressed for it. */
  button?: string;
  /** Processes wait for these changes as they do for people's own. */
  awaited?: boolean;
  /** The change whose automation makes this batch, which is taken back with it; of an undo, the batch it takes back. */
  cause?: string;
  /** Of creates and updates: a batch of its own for each record, in the order of the request, instead of one for all. */
  parts?: readonly { id: string; cause: string }[];
};

export type WriteRequest =
  | {
      object: string;
      action: 'create';
      records: readonly Values[];
      partial?: boolean;
      batch?: BatchInfo;
      ids?: readonly string[];
      /** Rows may give one id: each is checked, and the first that is right makes the record. */
      repeats?: boolean;
      /** Fields whose plain values were read by `parseText`, and need not be read again. */
      read?: ReadonlySet<string>;
      mode?: WriteMode;
      /** Its place among batches that are under way at the same time, as an import's are. */
      order?: CommitOrder;
    }
  | {
      object: string;
      action: 'update';
      records: readonly RecordChange[];
      partial?: boolean;
      batch?: BatchInfo;
      /** Rows may name one record: each is checked, and the last that is right is written. */
      repeats?: boolean;
    }
  | {
      object: string;
      action: 'delete' | 'restore';
      ids: readonly string[];
      /** Of `delete`: refused when a record is at another version by now. */
      version?: number;
      partial?: boolean;
      batch?: BatchInfo;
    };

/** How new records of an import or a rehearsal are written. */
export type WriteMode = {
  /** What other records hold already is left to the unique indexes: they end the write, which is then to be sent again without this. */
  trustsIndexes?: boolean;
  /** Rows that are copied are deferred to the end of the transaction instead of waited for. */
  defers?: boolean;
  /** All of it is rolled back: whoever makes records meanwhile need not wait for their numbers. */
  rehearses?: boolean;
};

export type RecordChange = {
  id: string;
  /** Refused when the record is at another version by now. */
  version?: number;
  values: Values;
  /** Refused when one of these fields holds something else by now. */
  expects?: Values;
};

export type WriteAction = WriteRequest['action'];

export type WriteResult = {
  /** Records that are now as asked for, in the order of the request; failed rows are left out. */
  ids: string[];
  versions: number[];
  /** How many of them were so already and were not written. */
  unchanged: number;
  /** With `partial`: what is wrong with the rows that were left out. */
  failed: FailedRow[];
  /** With `repeats`: rows that were right and gave way to another of the same record, and those that change nothing of what is stored. */
  repeats?: { gaveWay: number[]; same: number[] };
  batch?: string;
  /** What rules warn of, of the rows that were written. It keeps nobody from saving. */
  warnings?: FailedRow[];
  /** With an undo: fields that were left as they are, of rows that were taken back otherwise. */
  left?: FailedRow[];
  /** With `restore`: what came back with the records, as far as the actor may see it. */
  along?: { object: string; count: number }[];
};

export type FailedRow = { row: number; problems: Problem[] };
