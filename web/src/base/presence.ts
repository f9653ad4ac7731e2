import type { Presence } from '../../../metadata/wire.ts';

/** Tells this page from other pages of the same person, as long as it is open. */
export const pageId = newPageId();

type Heard = { presence?: (presence: Presence) => void; opened?: () => void };

const listeners = new Set<Heard>();

/** Hears who is where in the studio, and each time the event stream is there anew. Returns the function that stops. */
export function onPresence(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

export function tellPresence(presence: Presence): void {
  if (presence.page !== pageId) for (const { presence: heard } of listeners) heard?.(presence);
}

export function tellStreamOpened(): void {
  for (const { opened } of listeners) opened?.();
}

/** Works on plain HTTP too, where `crypto.randomUUID` is missing. */
function newPageId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
