import type { ProcessStep, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { BatchInfo } from '../../data/write/write-request.ts';
import type { ChangeEvent } from '../change-event.ts';

export type NodeName = ProcessStep['node'];

/** A record that set the process off, and values that are worked out of it already. */
export type RecordRun = {
  event: ChangeEvent;
  record: WireRecord;
  values: Record<string, unknown>;
  /** What the process does for the event, taken back with the change that set it off. */
  batch: { id: string; cause: string };
};

/** What a node works with: its step, and the records that set the process off. */
export type NodeRun<Name extends NodeName> = {
  step: Extract<ProcessStep, { node: Name }>;
  /** Object of the triggering records. */
  object: string;
  /** Each of another record. */
  runs: readonly RecordRun[];
  /** Where the step stands: the name of its process and its number. */
  place: string;
  tx: Transaction;
};

/** A kind of step. It acts with the actor's rights, inside the transaction that notes the process as done. */
export type ProcessNode<Name extends NodeName> = { run(workspace: Workspace, actor: Actor, run: NodeRun<Name>): Promise<void> };

/** What is written for each of them as one batch of records. */
export function batchOf(runs: readonly RecordRun[]): BatchInfo {
  return { kind: 'process', parts: runs.map(({ batch }) => batch) };
}
