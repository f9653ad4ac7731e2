import { useMemo, useSyncExternalStore } from 'react';
import type { Locale } from '../../../../metadata/label.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';

/**
 * How the canvas shows what is built: as somebody with a role would see it, or as a person does (null: as oneself), how wide, and in which language (null:
 * one's own). On a phone everything is as wide as it.
 */
export type Preview = { role: string | null; person: string | null; width: 'desktop' | 'phone'; locale: Locale | null };

let preview: Preview = { role: null, person: null, width: 'desktop', locale: null };
const listeners = new Set<() => void>();

export function setPreview(part: Partial<Preview>): void {
  preview = { ...preview, ...part };
  for (const listener of listeners) listener();
}

export function usePreview(): Preview {
  const isPhone = useIsPhone();
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preview,
  );
  return useMemo(() => (isPhone ? { ...chosen, width: 'phone' } : chosen), [chosen, isPhone]);
}
