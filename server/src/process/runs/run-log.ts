import type { Problem, ProcessBody } from '@tenon/metadata';
import type { Outputs } from '../steps/process-step.ts';
import { planOf, type Token } from './token-moves.ts';

/** A line of a run's log: a step that was done, one that did not go through, or one that somebody had the run go on without. */
export type LogEntry = {
  at: string;
  /** Null: the run did not come to a step. */
  step?: string | null;
  visit?: number;
  outputs?: Outputs;
  branches?: string[];
  warnings?: Problem[];
  problem?: unknown;
  skip?: { step: string; reason: string; by: string };
};

/** What came of one visit of a step. */
export type Visit = {
  step: string;
  /** Which of the run's moves brought it there. */
  number: number;
  state: 'done' | 'waits' | 'failed' | 'passedOver';
  at: string | null;
  until?: string | null;
  outputs: Outputs;
  branches?: string[];
  warnings: Problem[];
  problem?: unknown;
  skip?: { reason: string; by: string };
};

type Standing = Pick<Token, 'step' | 'visit' | 'state' | 'dueAt' | 'problem'>;
type Told = {
  body: ProcessBody;
  log: readonly LogEntry[];
  tokens: readonly Standing[];
  /** Of a run that did not get past its first step: which one, and why. */
  failed: { step: string; problem: unknown } | null;
};

/**
 * The visits of a run's steps in the order in which it came to them, of its log and of where it stands. Attempts that failed are told only where the step
 * did not go through later.
 */
export function visitsOf({ body, log, tokens, failed }: Told): Visit[] {
  const visits = new Map<string, Visit>();
  for (const { at, step, visit = 0, outputs = {}, branches, warnings = [], problem, skip } of log) {
    if (step == null) continue;
    const came: Visit = { step, number: visit, state: 'done', at, outputs, warnings, ...(branches && { branches }) };
    if (problem !== undefined) Object.assign(came, { state: 'failed', problem });
    if (skip) Object.assign(came, { state: 'passedOver', skip: { reason: skip.reason, by: skip.by } });
    visits.set(`${step} ${visit}`, came);
  }
  for (const { step, visit, state, dueAt, problem } of tokens) {
    const key = `${step} ${visit}`;
    const known = visits.get(key);
    const at = known?.at ?? null;
    if (state === 'failed') visits.set(key, { step, number: visit, state: 'failed', at, outputs: {}, warnings: [], problem });
    else if (state === 'waiting')
      visits.set(key, { step, number: visit, state: 'waits', at: null, until: dueAt, outputs: {}, warnings: [] });
    else if (state === 'ready') visits.delete(key);
  }
  // A first step that did not go through has no visit of its own: all of its attempts are one.
  if (failed) {
    const at = visits.get(`${failed.step} 0`)?.at ?? null;
    visits.set(`${failed.step} 0`, { ...failed, number: 0, state: 'failed', at, outputs: {}, warnings: [] });
  } else for (const [key, { number, state }] of visits) if (number === 0 && state === 'failed') visits.delete(key);
  const steps = [...planOf(body).keys()];
  const found = [...visits.values()].filter(({ step }) => steps.includes(step));
  return found.sort((one, other) => one.number - other.number);
}
