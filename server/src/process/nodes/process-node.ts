import type { ProcessStep, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { BatchInfo } from '../../data/write-request.ts';
import type { ChangeEvent } from '../run-process.ts';

export type NodeName = ProcessStep['node'];

/** What a node works with: its step, the record that set the process off, and values that are worked out already. */
export type NodeRun<Name extends NodeName> = {
  step: Extract<ProcessStep, { node: Name }>;
  /** Object of the triggering record. */
  object: string;
  record: WireRecord;
  values: Record<string, unknown>;
  event: ChangeEvent;
  /** What the process does for the event, taken back with the change that set it off. */
  batch: BatchInfo;
  /** Where the step stands: the name of its process and its number. */
  place: string;
  tx: Transaction;
};

/** A kind of step. It acts with the actor's rights, inside the transaction that takes the event off the outbox. */
export type ProcessNode<Name extends NodeName> = { run(workspace: Workspace, actor: Actor, run: NodeRun<Name>): Promise<void> };
