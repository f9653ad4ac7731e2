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
  /** What was done last, or was not to be done. */
  latest: AutomationRun[];
  /** What somebody set aside last; it can be run again. */
  aside: AutomationRun[];
};

/** `process` and `label` are null for what connections are to send. */
export type AutomationGroup = { process: string | null; label: Label | null; count: number };

export type AutomationRun = {
  id: string;
  process: string | null;
  label: Label | null;
  /** The step that failed, counted from 1, what it is called, and the object it writes; null before the first. */
  step: { number: number; label: Label; object: Label | null } | null;
  record: Reference;
  object: Label | null;
  /** Who made the change; the automation acts with their rights. */
  by: Reference | null;
  at: string;
  /** Of the change, as the server's log names it. */
  change: string;
  /** How many runs come before it that set each other off; 0 where a person made the change. */
  depth: number;
  /** `waiting`: it is tried again by itself at `dueAt`. `skipped`: not to be done, for the reason in `problem`. */
  status: 'waiting' | 'failed' | 'done' | 'skipped' | 'aside';
  attempts: number;
  dueAt: string | null;
  endedAt: string | null;
  problem: string | null;
  /** What rules warn of what it wrote. */
  warnings: string[];
};
