import type { ChangeSet } from '../../../../metadata/api/change-sets.ts';
import type { Label } from '../../../../metadata/label.ts';
import type { BodyChange } from '../../../../metadata/merge/body-change.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import type { TextKey } from '../../base/text.ts';

/** A definition by kind and name. */
export type Target = { kind: string; name: string };

/** A definition as it counts; `shipped` where the workspace changed it. `locked`: it belongs to no app that one administers. */
export type WholeDefinition = Target & { body: Json; solution?: string; shipped?: Json; locked?: true };

/** What a step is called, in both languages: a text with its holes. */
export type StepWords = { key: TextKey; values?: Record<string, string | number | Label | { text: TextKey }> };

export type PlacedChange = Target & { change: BodyChange };

/** Something that is done to definitions, all of it or nothing. Commands with the same `joins` that follow each other are one step, as typing is. */
export type Command = { words: StepWords; changes: readonly PlacedChange[]; joins?: string };

/** A command that was carried out. */
export type TakenStep = Command & { at: number };

/** A definition that is changed. `base` is what it was made of; `saved` what the server has of it, and `revision` where `base` is from. */
export type WorkingDraft = Target & {
  body: Json;
  base: Json;
  revision: number;
  saved?: { version: number; body: Json } | undefined;
};

/**
 * Where somebody else changed the same place. Both `mine` and `theirs` hold all that does not touch; `at` is where they differ. `stored` is what the
 * server has, as `version`, and `base` what both were made of. `by` saved theirs; nobody where their draft is gone.
 */
export type Clash = Target & {
  at: string[];
  mine: Json;
  theirs: Json;
  base: Json;
  stored: Json;
  version: number | undefined;
  by?: { name: string; at: string } | undefined;
};

export type Saving =
  | { state: 'saved'; at?: number }
  | { state: 'waiting' | 'saving' | 'offline' }
  | { state: 'refused'; message: string }
  | { state: 'clash'; clashes: readonly Clash[] };

export type StudioState = {
  revision: number;
  definitions: ReadonlyMap<string, WholeDefinition>;
  set: ChangeSet | null;
  drafts: ReadonlyMap<string, WorkingDraft>;
  steps: readonly TakenStep[];
  /** So many of the steps are done; those after it were undone and may be done again. */
  done: number;
  saving: Saving;
};

/** The definition as it will be; undefined where there is none. */
export function bodyOf({ drafts, definitions }: Pick<StudioState, 'drafts' | 'definitions'>, target: Target): Json | undefined {
  const key = definitionKey(target);
  const draft = drafts.get(key);
  return draft ? (draft.body ?? undefined) : definitions.get(key)?.body;
}

/** Does the draft differ from what it began from? */
export function isChange({ body, base }: Pick<WorkingDraft, 'body' | 'base'>): boolean {
  return !isSameText(body, base);
}

/** Is there anything that the server does not have yet? A draft that is as it began is none. */
export function isUnsaved(draft: WorkingDraft): boolean {
  const { body, saved } = draft;
  return isChange(draft) ? saved === undefined || !isSameText(body, saved.body) : saved !== undefined;
}

/** Another order is a change, too. */
export function isSameText(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What the solution of a definition ships; undefined where the workspace made it. */
export function shippedBody(whole: WholeDefinition | undefined): Json | undefined {
  return whole?.solution ? (whole.shipped ?? whole.body) : undefined;
}
