import { useSyncExternalStore } from 'react';
import type { Model, WireRecord } from '../../../metadata/wire.ts';
import { newIdempotencyKey } from './api.ts';
import { ApiProblem, problemMessage } from './api-problem.ts';
import { currentOf, findClashes } from './clashes.ts';
import { queryClient } from './query-client.ts';
import { queryKeys } from './query-keys.ts';
import { isServerLost, waitForServer } from './server-contact.ts';
import { shownAs } from './shown-as.ts';
import { text } from './text.ts';

/** A change of one record, on its way. The same key makes it harmless to send it again. */
export type Edit = {
  key: string;
  object: string;
  id: string;
  values: Record<string, unknown>;
  version?: number;
  /** What stood in the changed fields. */
  seen: Record<string, unknown>;
};

/** One that was made while the server was away: it waits, or was refused afterwards and why. Others' value is in `current`. */
export type KeptEdit = Edit & { owner: string; title: string; refused?: { reason: string; current?: WireRecord } };

type Send = (edit: Edit, onWait: () => void) => Promise<WireRecord>;
type Request = Omit<Edit, 'key' | 'seen'> & { seen?: WireRecord };

/** Of this tab alone, so that a reload loses nothing and nobody else sees it; signing out takes it away. */
const storageKey = 'tenon.edits';
let kept: KeptEdit[] = read();
const listeners = new Set<() => void>();
/** In the order they were made. */
const onTheirWay = new Map<Edit, Promise<Outcome>>();

type Outcome = { edit: Edit; saved: WireRecord | undefined };

/**
 * Sends a change. While the server is away it waits, survives a reload of the tab, and goes out in the order that the changes were made in. Where
 * somebody else changed other fields meanwhile it goes on top of theirs; what is refused then is kept for the user to decide (`useKeptEdits`),
 * and thrown as `editKept`.
 */
export function saveInTurn({ seen, ...change }: Request, send: Send): Promise<WireRecord> {
  const known = Object.keys(change.values).map((field) => [field, seen?.[field]]);
  const edit: Edit = { key: newIdempotencyKey(), ...change, seen: Object.fromEntries(seen ? known : []) };
  return start({ ...edit, owner: shownAs(), title: titleOf(change.object, seen) }, send);
}

/** Was a change refused that stays to be decided on? */
export function isKept(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'editKept';
}

/** Sends what this tab had not sent when it was loaded anew; answers how many went through. */
export async function resumeEdits(send: Send): Promise<number> {
  const left = kept.filter((edit) => isMine(edit) && !edit.refused && !isOnItsWay(edit));
  const settled = await Promise.allSettled(left.map((edit) => start(edit, send)));
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

/** Saves a refused change after all, over what others wrote. */
export function insist(edit: KeptEdit, send: Send): Promise<WireRecord> {
  const { refused, ...again } = edit;
  drop(edit);
  return start({ ...again, ...onTopOf(again, refused?.current) }, send, true);
}

/** Leaves the record as it is. */
export function discard(edit: KeptEdit): void {
  drop(edit);
}

/** The user's changes that wait, and those that were refused after waiting. */
export function useKeptEdits(): KeptEdit[] {
  return useSyncExternalStore(subscribe, () => kept).filter(isMine);
}

function start(edit: KeptEdit, send: Send, hasWaited = false): Promise<WireRecord> {
  const isAway = isServerLost();
  const before = [...onTheirWay].flatMap(([other, done]) => (isAway || isSameRecord(other, edit) ? [done] : []));
  const done = go(edit, { before, isAway, hasWaited, send });
  const settled = done.then(
    (saved) => ({ edit, saved }),
    () => ({ edit, saved: undefined }),
  );
  onTheirWay.set(edit, settled);
  void settled.then(() => onTheirWay.delete(edit));
  return done;
}

type Way = { before: Promise<Outcome>[]; isAway: boolean; hasWaited: boolean; send: Send };

async function go(asked: KeptEdit, { before, isAway, hasWaited, send }: Way): Promise<WireRecord> {
  let edit = asked;
  let waited = hasWaited || kept.some(({ key }) => key === edit.key);
  const onWait = () => {
    waited = true;
    keep(edit);
  };
  if (isAway) {
    onWait();
    await waitForServer();
  }
  for (const outcome of await Promise.all(before)) edit = afterOwn(edit, outcome);
  try {
    const saved = await send(edit, onWait);
    drop(edit);
    change(kept.map((each) => afterOwn(each, { edit, saved })));
    return saved;
  } catch (error) {
    if (!waited) throw error;
    return afterRefusal(edit, error, send);
  }
}

/** What the user saw in a field that they had just changed is what that change left in it. */
function afterOwn(edit: KeptEdit, { edit: earlier, saved }: Outcome): KeptEdit {
  if (!saved || !isSameRecord(edit, earlier)) return edit;
  const changed = Object.keys(edit.seen).filter((field) => field in earlier.values);
  return { ...edit, seen: { ...edit.seen, ...Object.fromEntries(changed.map((field) => [field, saved[field]])) } };
}

/** The page may be another one by now: what was refused does not hang on who asked for it. */
async function afterRefusal(edit: KeptEdit, error: unknown, send: Send): Promise<WireRecord> {
  // It waits for whoever signs in again, also where another tab has signed somebody else in.
  if (error instanceof ApiProblem && (error.status === 401 || error.code === 'otherSession')) throw error;
  const current = currentOf(error);
  const isFree = current && Object.keys(edit.seen).length > 0 && findClashes(edit.seen, current, edit.values).length === 0;
  if (isFree) {
    drop(edit);
    return go({ ...edit, ...onTopOf(edit, current) }, { before: [], isAway: false, hasWaited: true, send });
  }
  keep({ ...edit, refused: { reason: problemMessage(error), ...(current && { current }) } });
  throw new ApiProblem({ type: 'about:blank', title: text('connection.kept'), status: 409, code: 'editKept', instance: '' });
}

function onTopOf({ values }: Edit, current: WireRecord | undefined): Partial<Edit> {
  if (!current) return { key: newIdempotencyKey() };
  const seen = Object.fromEntries(Object.keys(values).map((field) => [field, current[field]]));
  return { key: newIdempotencyKey(), version: current.version, seen };
}

function isSameRecord(one: Edit, other: Edit): boolean {
  return one.object === other.object && one.id === other.id;
}

function isOnItsWay({ key }: Edit): boolean {
  return [...onTheirWay.keys()].some((edit) => edit.key === key);
}

/** Whoever signs in to this tab next sees and sends nothing of it. */
function isMine({ owner }: KeptEdit): boolean {
  return owner === shownAs();
}

function titleOf(object: string, record: WireRecord | undefined): string {
  const title = queryClient.getQueryData<Model>(queryKeys.model)?.outlines[object]?.title;
  return String((title && record?.[title]) || '');
}

function keep(edit: KeptEdit): void {
  const isThere = kept.some(({ key }) => key === edit.key);
  change(isThere ? kept.map((each) => (each.key === edit.key ? edit : each)) : [...kept, edit]);
}

function drop({ key }: Edit): void {
  if (kept.some((edit) => edit.key === key)) change(kept.filter((edit) => edit.key !== key));
}

function change(next: KeptEdit[]): void {
  if (next.length === 0 && kept.length === 0) return;
  kept = next;
  if (kept.length === 0) sessionStorage.removeItem(storageKey);
  else sessionStorage.setItem(storageKey, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

function read(): KeptEdit[] {
  return typeof sessionStorage === 'undefined' ? [] : JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
