import type { Label } from './label.ts';
import type { Reference } from './wire.ts';

/** `GET /api/automations`: what automations are still to do, and what they could not do. */
export type AutomationBacklog = {
  /** Changes that wait for their automations, and since when the first of them does. */
  waiting: number;
  oldest: string | null;
  /** Runs that did not go through, by automation. */
  groups: AutomationGroup[];
  /** The latest of these runs. */
  runs: AutomationRun[];
};

/** `process` and `label` are null for what connections are to send. */
export type AutomationGroup = { process: string | null; label: Label | null; count: number };

export type AutomationRun = {
  id: string;
  process: string | null;
  label: Label | null;
  /** The step that failed, from 1 on, and the object it writes; null before the first. */
  step: { number: number; object: Label | null } | null;
  record: Reference;
  object: Label | null;
  /** Who made the change; the automation acts with their rights. */
  by: Reference | null;
  at: string;
  /** Of the change, as the server's log names it. */
  change: string;
  /** `waiting`: it is tried again by itself at `dueAt`. */
  status: 'waiting' | 'failed';
  attempts: number;
  dueAt: string | null;
  problem: string;
};
