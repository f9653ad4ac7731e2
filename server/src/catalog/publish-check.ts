import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import type { DataStep } from './data-steps/data-step.ts';
import type { Snapshot } from './snapshot.ts';
import type { Returning } from './sync-schema/find-returning.ts';

/** What a publish changes, for whoever asks whether it may. */
export type PublishChange = {
  before: Snapshot;
  next: Snapshot;
  /** Definitions that are not what they were. */
  changed: readonly { kind: string; name: string; body?: unknown }[];
  /** What was removed once and is there again, with what it held. */
  returning: readonly Returning[];
  tx: Transaction;
  steps: readonly DataStep[];
  /** What does not stand in the way, and whoever publishes should know. */
  warnings: readonly Problem[];
};

/** Throws when whoever asks for the change may not make it. Rights are known further right, and only here is known what changes. */
export type PublishCheck = (change: PublishChange) => void | Promise<void>;

/** Whether the values of a field, those of all records, may be shown to whoever asks for a change. */
export type ShowsValues = (object: string, field: string) => boolean;

/** What keeps a change within what its maker may do, and may see. */
export type PublishLimits = {
  check?: PublishCheck;
  /** Left out, all of them are shown. */
  shows?: ShowsValues;
};

/** Stands for a value that whoever asks may not see. */
export const notShown = '•••';
