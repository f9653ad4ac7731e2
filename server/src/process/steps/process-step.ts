import type {
  Choices,
  ProcessStep as DefinedStep,
  InputsOf,
  ProcessBody,
  ProcessBranch,
  StepKindName,
  StepOutputs,
  WireRecord,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { BatchInfo, FailedRow } from '../../data/write/write-request.ts';
import type { Awaiting, RunEnd, Token } from '../runs/token-moves.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';

/** A record that set the process off, and the step's inputs as they are worked out for it. */
export type RecordRun<Name extends StepKindName = StepKindName> = {
  event: ChangeEvent;
  record: WireRecord;
  inputs: InputsOf<Name>;
  /** What stands at the step, and which visit this is. */
  token: Pick<Token, 'id' | 'visit' | 'awaits'>;
  /** What the step has waited for; null when the run has just come to it. */
  woken: Token['woken'];
  /** What the process does for the event, taken back with the change that set it off. */
  batch: { id: string; cause: string };
  /** Names the run in what leaves the database: the change that set it off, where that has one run of the process. */
  key: string;
  /** Whom the submitter chose to decide. */
  choices: Choices;
};

/** What a step works with: what it is told, and the records that set the process off. */
export type StepRun<Name extends StepKindName> = {
  /** As they are defined; those that are the same for each record stand in here. */
  inputs: InputsOf<Name>;
  branches: readonly ProcessBranch[];
  /** Object of the triggering records. */
  object: string;
  /** What the steps of the process answer; values of that are read along with the records. */
  shapes: StepOutputs;
  /** Each of another record. */
  runs: readonly RecordRun<Name>[];
  /** Where the step stands: the name of its process and its id. */
  place: string;
  process: { name: string; version: string | null; body: ProcessBody };
  step: DefinedStep;
  tx: Transaction;
  /** Tells what rules warn of what was written; rows are those of `runs`, in their order. */
  warn(warnings: readonly FailedRow[] | undefined): void;
};

/** What a step answers by name, as its kind declares it: a record, or a value. */
export type Outputs = Record<string, AnsweredRecord | string | number | boolean | null>;

/** A record that a step answers. */
export type AnsweredRecord = { object: string; id: string };

/**
 * What came of a step for a run: it is done and has answered something; or it goes on in some of its branches, by their ids, which know what it
 * answers; or it waits until a time, or for changes of records, and is carried out once more then, with `woken`; or it goes to
 * a step before it or to itself, as a new visit; or the run ends with it.
 */
export type StepOutcome =
  | { outputs: Outputs }
  | { branches: readonly string[]; outputs?: Outputs }
  | { waitsUntil: Date | null; awaits?: Awaiting }
  | { goesTo: string }
  | { ends: RunEnd };

/**
 * Carries out a kind of step, with the actor's rights, inside the transaction that notes where the runs stand then. It answers what each of the
 * runs has come to, in their order.
 */
export type ProcessStep<Name extends StepKindName> = {
  run(workspace: Workspace, actor: Actor, run: StepRun<Name>): Promise<StepOutcome[]>;
};

/** What is written for each of them as one batch of records. */
export function batchOf(runs: readonly Pick<RecordRun, 'batch'>[]): BatchInfo {
  return { kind: 'process', parts: runs.map(({ batch }) => batch) };
}
