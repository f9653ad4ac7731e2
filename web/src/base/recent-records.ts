import { useSyncExternalStore } from 'react';
import type { Me } from '../../../metadata/api/me.ts';

const storageKey = 'tenon.recentRecords';
const kept = 12;
const listeners = new Set<() => void>();

export type RecentRecord = { object: string; id: string; title: string };

/** Whose they are: the next person at this device, and another workspace, have others. */
type Kept = { of: string; hits: RecentRecord[] };

/** Records last opened on this device by this person, newest first, whichever way they were opened. */
export function useRecentRecords(me: Me): RecentRecord[] {
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey));
  return readRecent(me, stored);
}

export function rememberRecord(me: Me, { object, id, title }: RecentRecord): void {
  const others = withoutRecord(readRecent(me, localStorage.getItem(storageKey)), object, id);
  keep(me, [{ object, id, title }, ...others].slice(0, kept));
}

/** It is gone, or not theirs to see any more. */
export function forgetRecord(me: Me, object: string, id: string): void {
  keep(me, withoutRecord(readRecent(me, localStorage.getItem(storageKey)), object, id));
}

export function forgetRecords(): void {
  localStorage.removeItem(storageKey);
}

function readRecent(me: Me, stored: string | null): RecentRecord[] {
  const { of, hits = [] }: Partial<Kept> = JSON.parse(stored ?? '{}');
  return of === ownerOf(me) ? hits : [];
}

function withoutRecord(hits: RecentRecord[], object: string, id: string): RecentRecord[] {
  return hits.filter((hit) => hit.object !== object || hit.id !== id);
}

function keep(me: Me, hits: RecentRecord[]): void {
  const next: Kept = { of: ownerOf(me), hits };
  localStorage.setItem(storageKey, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ownerOf({ user, workspace }: Me): string {
  return `${workspace.id}/${user.id}`;
}
