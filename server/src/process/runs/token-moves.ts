import { type PlacedStep, type ProcessBody, type ProcessStep, stepsOf, walkSteps } from '@tenon/metadata';
import { newId } from '../../base/ids.ts';
import type { Outputs } from '../steps/process-step.ts';

/**
 * Where a run stands. A token goes from step to step of a block; at a step that branches it stays until the tokens of the branches have come to
 * their ends, and goes on then. A run without tokens is over.
 */
export type Token = {
  id: string;
  /** The step that it stands at. */
  step: string;
  /** Counts the moves of the run: a step that is come to again is another visit, and what was meant for the first does not reach it. */
  visit: number;
  /** The token that waits for this one, and the branch of its step that this one is in. */
  parent: string | null;
  branch: string | null;
  /** `split`: waits for its branches. `waiting`: for a time, a person or an event. `failed`: its step did not go through. */
  state: 'ready' | 'waiting' | 'split' | 'failed';
  /** What steps have answered in its block so far. */
  outputs: Record<string, Outputs>;
  /** What branches that have ended have answered: it is known when the others have ended, too. */
  gathered: Record<string, Outputs>;
  /** When it goes on by itself, in ISO 8601; null: never. */
  dueAt: string | null;
  /** The changes that it waits for. */
  awaits: Awaiting | null;
  /** What it waited for has come. Null: the step is come to for the first time in this visit. */
  woken: Wake | null;
  /** Why its step did not go through. */
  problem: unknown;
};

/** Changes of the run's record, or new records of an object that name it in a column; until a time, since another. */
export type Awaiting = { object: string; column: string | null; deadline: string; since: string };

/** What came for a token that waited. */
export type Wake = {
  by: 'time' | 'person' | 'event' | 'call' | 'run';
  /** In ISO 8601. */
  at: string;
  /** Who did what it waited for; nobody where that was no person. */
  actor: string | null;
  payload: unknown;
};

/** All tokens of a run, and how often they have moved. */
export type RunState = {
  tokens: Token[];
  moves: number;
  /** Why it ended before its last step: people rejected it, its record is gone or not to be read, or another run decides about it. */
  ended?: RunEnd;
};

export type RunEnd = 'rejected' | 'recordGone' | 'decidedElsewhere';

const plans = new WeakMap<ProcessBody, Map<string, PlacedStep>>();

/** The steps of a process by their ids, from the top down. */
export function planOf(body: ProcessBody): ReadonlyMap<string, PlacedStep> {
  const known = plans.get(body);
  if (known) return known;
  const plan = new Map(walkSteps(body.steps).map((placed) => [placed.step.id, placed]));
  plans.set(body, plan);
  return plan;
}

/** At the first step. `given`: what is known there already, as if steps before it had answered it. */
export function startState({ steps }: ProcessBody, given: Record<string, Outputs> = {}): RunState {
  const state: RunState = { tokens: [], moves: 0 };
  const [first] = steps;
  if (!first) return state;
  enter(state, first.id, { parent: null, branch: null });
  for (const token of state.tokens) token.outputs = { ...given };
  return state;
}

export function isOver({ tokens }: RunState): boolean {
  return tokens.length === 0;
}

/** The step nearest to the top at which some of the runs can go on: what stands before a join is done for all of them first. */
export function nextStep(body: ProcessBody, states: Iterable<RunState>): string | undefined {
  const ready = new Set<string>();
  for (const { tokens } of states) for (const { step, state } of tokens) if (state === 'ready') ready.add(step);
  return [...planOf(body).keys()].find((step) => ready.has(step));
}

/** The tokens that can go on at a step. */
export function readyAt({ id }: { id: string }, { tokens }: RunState): Token[] {
  return tokens.filter(({ step, state }) => step === id && state === 'ready');
}

/** What the steps before a token have answered, by step: in its block and in those around it. */
export function answersFor(state: RunState, token: Token): Map<string, Outputs> {
  const parent = parentOf(state, token);
  const around = parent ? answersFor(state, parent) : new Map<string, Outputs>();
  return new Map([...around, ...Object.entries(token.outputs)]);
}

/** Goes on after a step, which has answered something: to the next one of its block, or back to the step that the block belongs to. */
export function finishStep(body: ProcessBody, state: RunState, token: Token, outputs: Outputs): void {
  token.outputs[token.step] = outputs;
  const next = planOf(body).get(token.step)?.next;
  if (next) moveTo(state, token, next.id);
  else endBlock(body, state, token);
}

/** Goes on in some branches of the step that a token stands at; where none of them has a step, after it. */
export function enterBranches(
  body: ProcessBody,
  state: RunState,
  token: Token,
  { branches, outputs = {} }: { branches: readonly string[]; outputs?: Outputs },
): void {
  const { step } = planOf(body).get(token.step) as PlacedStep;
  token.state = 'split';
  token.outputs[token.step] = outputs;
  const entered = (step.branches ?? []).filter(({ id, steps }) => steps.length > 0 && branches.includes(id));
  for (const { id, steps } of entered) enter(state, (steps[0] as PlacedStep['step']).id, { parent: token.id, branch: id });
  if (entered.length === 0) finishStep(body, state, token, outputs);
}

/** Stays at its step until a time, or null: until something else wakes it. */
export function waitUntil(token: Token, dueAt: Date | null, awaits: Awaiting | null = null): void {
  Object.assign(token, { state: 'waiting', dueAt: dueAt?.toISOString() ?? null, awaits });
}

/** Stays at its step, which did not go through, until it is tried again or passed over. */
export function failAt(token: Token, problem: unknown): void {
  Object.assign(token, { state: 'failed', dueAt: null, problem });
}

/** The tokens whose steps did not go through. */
export function failedOf({ tokens }: RunState): Token[] {
  return tokens.filter(({ state }) => state === 'failed');
}

/** Has every step tried again that did not go through; what it waited for has come all the same. */
export function tryAgain(state: RunState): void {
  for (const token of failedOf(state)) Object.assign(token, { state: 'ready', problem: null });
}

/** Takes a run off its way altogether. */
export function endRun(state: RunState, why: RunEnd): void {
  Object.assign(state, { tokens: [], ended: why });
}

/**
 * Goes to another step of its block or of a block around it, as a new visit; what the step has answered, and those after it, counts no more. Tokens of
 * branches that it leaves are gone.
 */
export function goTo(body: ProcessBody, state: RunState, token: Token, step: string): void {
  const { within } = planOf(body).get(step) as PlacedStep;
  const depth = within.length;
  let going = token;
  for (let parent = parentOf(state, going); depthOf(state, going) > depth && parent; parent = parentOf(state, going))
    going = parent;
  const isUnder = (other: Token): boolean => {
    const parent = parentOf(state, other);
    return parent !== undefined && (parent === going || isUnder(parent));
  };
  const left = new Set(state.tokens.filter(isUnder));
  state.tokens = state.tokens.filter((other) => !left.has(other));
  const later = [...planOf(body).keys()];
  for (const name of Object.keys(going.outputs)) if (later.indexOf(name) >= later.indexOf(step)) delete going.outputs[name];
  going.gathered = {};
  moveTo(state, going, step);
}

function depthOf(state: RunState, token: Token): number {
  const parent = parentOf(state, token);
  return parent ? depthOf(state, parent) + 1 : 0;
}

/** The steps before one that it may go back to: those of its block and of the blocks around it. */
export function stepsBefore(body: ProcessBody, step: string): ProcessStep[] {
  const placed = planOf(body).get(step);
  if (!placed) return [];
  const blocks = [body.steps, ...placed.within.map(({ branch }) => branch.steps)];
  const on = [...placed.within.map((each) => each.step.id), step];
  return blocks.flatMap((steps, level) =>
    steps.slice(
      0,
      steps.findIndex(({ id }) => id === on[level]),
    ),
  );
}

/** Whether a run may still come to a step of which `isMeant` is true, or waits at one. */
export function mayComeTo(body: ProcessBody, { tokens }: RunState, isMeant: (step: ProcessStep) => boolean): boolean {
  const plan = planOf(body);
  return tokens.some(({ step: id, state }) => {
    const here = plan.get(id);
    // Of a step that has branched, only its own branches' tokens say what of it is still to come.
    const from = state === 'split' ? here?.next : here?.step;
    return restOfBlock(plan, from).some(isMeant);
  });
}

function restOfBlock(plan: ReadonlyMap<string, PlacedStep>, from: ProcessStep | undefined): ProcessStep[] {
  const rest: ProcessStep[] = [];
  for (let step = from; step; step = plan.get(step.id)?.next) rest.push(...stepsOf({ steps: [step] }));
  return rest;
}

function endBlock(body: ProcessBody, state: RunState, token: Token): void {
  state.tokens = state.tokens.filter((other) => other !== token);
  const parent = parentOf(state, token);
  if (!parent) return;
  Object.assign(parent.gathered, token.outputs);
  if (state.tokens.some((other) => other.parent === parent.id)) return;
  Object.assign(parent.outputs, parent.gathered);
  parent.gathered = {};
  finishStep(body, state, parent, parent.outputs[parent.step] ?? {});
}

function parentOf({ tokens }: RunState, token: Token): Token | undefined {
  return tokens.find(({ id }) => id === token.parent);
}

function enter(state: RunState, step: string, place: Pick<Token, 'parent' | 'branch'>): void {
  const token: Token = {
    id: newId(),
    step,
    visit: 0,
    ...place,
    state: 'ready',
    outputs: {},
    gathered: {},
    dueAt: null,
    awaits: null,
    woken: null,
    problem: null,
  };
  state.tokens.push(token);
  moveTo(state, token, step);
}

function moveTo(state: RunState, token: Token, step: string): void {
  state.moves += 1;
  Object.assign(token, { step, visit: state.moves, state: 'ready', dueAt: null, awaits: null, woken: null, problem: null });
}
