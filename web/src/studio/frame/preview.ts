import { useSyncExternalStore } from 'react';

/** How the canvas shows what is built: as somebody with a role would see it, or as a person does (null: as oneself), and how wide. */
export type Preview = { role: string | null; person: string | null; width: 'desktop' | 'phone' };

let preview: Preview = { role: null, person: null, width: 'desktop' };
const listeners = new Set<() => void>();

export function setPreview(part: Partial<Preview>): void {
  preview = { ...preview, ...part };
  for (const listener of listeners) listener();
}

export function usePreview(): Preview {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preview,
  );
}
