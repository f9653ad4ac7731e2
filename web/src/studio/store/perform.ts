import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { applyChange, type BodyChange, invertChange } from '../../../../metadata/merge/body-change.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import { bodyOf, type Command, type PlacedChange, type StudioState, type TakenStep, type WorkingDraft } from './state.ts';

/** Steps that are kept, to be undone. */
const mostSteps = 300;
const joinsWithinMs = 3000;

/** The state with a command carried out, as a step that can be undone; undefined where what it changes is not what it was. */
export function perform(state: StudioState, command: Command, at: number): StudioState | undefined {
  const drafts = withChanges(state, command.changes);
  if (!drafts) return undefined;
  const before = state.steps.slice(0, state.done);
  const last = before.at(-1);
  const joined = last && joinSteps(last, command, at);
  const steps = joined ? [...before.slice(0, -1), joined] : [...before, { ...command, at }].slice(-mostSteps);
  return { ...state, drafts, steps, done: steps.length };
}

/** The state with the last step taken back; undefined where what it changed was changed by somebody else since. */
export function undo(state: StudioState): StudioState | undefined {
  const step = state.steps[state.done - 1];
  const back = step?.changes.map(({ change, ...target }) => ({ ...target, change: invertChange(change) })).reverse();
  const drafts = back && withChanges(state, back);
  return drafts && { ...state, drafts, done: state.done - 1 };
}

export function redo(state: StudioState): StudioState | undefined {
  const step = state.steps[state.done];
  const drafts = step && withChanges(state, step.changes);
  return drafts && { ...state, drafts, done: state.done + 1 };
}

/** Leaves a step that cannot be undone, or done again, behind. */
export function forgetStep(state: StudioState, index: number): StudioState {
  return { ...state, steps: state.steps.toSpliced(index, 1), done: index < state.done ? state.done - 1 : state.done };
}

function withChanges(state: StudioState, changes: readonly PlacedChange[]): Map<string, WorkingDraft> | undefined {
  const drafts = new Map(state.drafts);
  for (const { kind, name, change } of changes) {
    const key = definitionKey({ kind, name });
    const applied = applyChange(bodyOf({ ...state, drafts }, { kind, name }), change, shapeOfKind(kind));
    if (!applied) return undefined;
    const body = applied.body ?? null;
    const begun = { kind, name, base: state.definitions.get(key)?.body ?? null, revision: state.revision };
    drafts.set(key, { ...(drafts.get(key) ?? begun), body });
  }
  return drafts;
}

/** What is typed into one place within a moment is one step. */
function joinSteps(last: TakenStep, command: Command, at: number): TakenStep | undefined {
  if (!command.joins || command.joins !== last.joins || at - last.at > joinsWithinMs) return undefined;
  const changes = command.changes.map((next, index) => joinChanges(last.changes[index], next));
  if (changes.length !== last.changes.length || changes.includes(undefined)) return undefined;
  return { ...command, at, changes: changes as PlacedChange[] };
}

function joinChanges(one: PlacedChange | undefined, other: PlacedChange): PlacedChange | undefined {
  if (!one || one.kind !== other.kind || one.name !== other.name || one.change.do !== 'set' || other.change.do !== 'set') return;
  if (one.change.at.join('\n') !== other.change.at.join('\n')) return;
  const { place = other.change.place } = one.change;
  const change: BodyChange = { ...other.change, from: one.change.from, ...(place && { place }) };
  return { ...other, change };
}
