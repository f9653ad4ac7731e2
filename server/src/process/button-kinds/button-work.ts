import type { ButtonKindName, Choices, FilledForm, PressInputs, Problem, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** A record that the button is pressed for, and the inputs as they are worked out for it. */
export type Pressed<Name extends ButtonKindName = ButtonKindName> = {
  record: WireRecord;
  inputs: PressInputs<Name>;
  /** Names this press of this record: what is done by it once is not done again. */
  key: string;
  /** Whom whoever presses chose to decide, by step. */
  choices?: Choices;
};

/** Records of one object for which one button is pressed together. */
export type Press<Name extends ButtonKindName = ButtonKindName> = {
  object: string;
  /** Name of the button. */
  button: string;
  presses: readonly Pressed<Name>[];
  /** What the records are changed under, so that it can be taken back. */
  batch: string;
  /** What cannot be done for a record is told; otherwise one of them keeps all from being done. */
  partial: boolean;
  tx: Transaction;
};

/** A call to another system that is made once the press is committed. */
export type QueuedCall = { connection: string; key: string };

/** What a press came to for one record: done, unless there are problems. */
export type PressAnswer = {
  problems?: readonly Problem[];
  call?: QueuedCall;
  /** A process, in the background. */
  started?: boolean;
};

/** `changed`: records were changed under the batch. */
export type PressAnswers = { answers: PressAnswer[]; changed?: boolean; warnings?: readonly Problem[] };

/**
 * Carries out a kind of press with the rights of whoever presses. `press` works for several records in the transaction that notes the press as
 * done, and answers in their order: it happens once, or not at all. `fill` changes nothing, and holds no transaction.
 */
export type ButtonWork<Name extends ButtonKindName = ButtonKindName> =
  | { press(workspace: Workspace, actor: Actor, press: Press<Name>): Promise<PressAnswers> }
  | { fill(workspace: Workspace, actor: Actor, press: Pressed<Name> & { object: string }): Promise<FilledForm> };
