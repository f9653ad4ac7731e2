import type { Workspace } from '../../catalog/workspace.ts';

const listeners = new Map<string, Set<() => void>>();

/** Tells the outbox worker of this server that there may be something to do at once. Nothing depends on it: every server looks by itself, too. */
export function hintWork({ id }: Workspace): void {
  for (const heard of listeners.get(id) ?? []) heard();
}

/** Calls back for each hint. Answers what ends that. */
export function listenForWork({ id }: Workspace, heard: () => void): () => void {
  const of = listeners.get(id) ?? new Set();
  listeners.set(id, of.add(heard));
  return () => void of.delete(heard);
}
