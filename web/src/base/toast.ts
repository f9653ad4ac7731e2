import { useSyncExternalStore } from 'react';
import { ApiProblem, problemMessage } from './api-problem.ts';
import { queryClient } from './query-client.ts';
import { text } from './text.ts';

export type Toast = {
  id: number;
  tone: 'plain' | 'success' | 'danger';
  message: string;
  /** A button in the toast, “Undo” most of the time. */
  action?: { label: string; run: () => void };
  /** Request id that can be copied. */
  instance?: string;
};

const shownMs = { plain: 5_000, success: 5_000, danger: 10_000 };
const withActionMs = 10_000;

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** `toast.success(t('…'), { label: t('action.undo'), run })` · `toast.problem(error)`. */
export const toast = {
  plain: (message: string, action?: Toast['action']) => void show({ tone: 'plain', message, action }),
  success: (message: string, action?: Toast['action']) => void show({ tone: 'success', message, action }),
  /** Says what went wrong, with the id to copy, or with the way to send it again. */
  problem: (error: unknown) =>
    void show({
      tone: 'danger',
      message: problemMessage(error),
      instance: error instanceof ApiProblem ? error.instance : undefined,
      action: error instanceof ApiProblem && error.retry ? retryBy(error.retry) : undefined,
    }),
  /** Answers the id to dismiss it by. */
  show,
  dismiss,
  hold,
  release,
};

function retryBy(send: () => Promise<unknown>): Toast['action'] {
  const run = () => void send().then(() => queryClient.invalidateQueries(), toast.problem);
  return { label: text('action.retry'), run };
}

function show(entry: Omit<Toast, 'id'>): number {
  const id = ++lastId;
  change([...toasts.slice(-2), { ...entry, id }]);
  release(id);
  return id;
}

const leaving = new Map<number, ReturnType<typeof setTimeout>>();

/** Keeps a toast on screen while somebody reads it. */
function hold(id: number): void {
  clearTimeout(leaving.get(id));
}

/** Lets a toast go after its time. */
function release(id: number): void {
  const entry = toasts.find((one) => one.id === id);
  if (!entry) return;
  hold(id);
  const after = entry.action ? withActionMs : shownMs[entry.tone];
  leaving.set(
    id,
    setTimeout(() => dismiss(id), after),
  );
}

function dismiss(id: number): void {
  leaving.delete(id);
  change(toasts.filter((entry) => entry.id !== id));
}

function change(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Those on screen now, the latest last. */
export function shownToasts(): Toast[] {
  return toasts;
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(subscribe, shownToasts);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
