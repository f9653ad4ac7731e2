import { useEffect, useSyncExternalStore } from 'react';
import { formatPhone, isForeignPhone, type ReadForeignPhone, type ShownPhone } from './format-phone.ts';
import { useModel } from './use-model.ts';

let readForeign: ReadForeignPhone | undefined;
let isAsked = false;
const listeners = new Set<() => void>();

/** A stored phone number for readers in the region of the field, or else of the workspace. The first foreign one loads what groups it. */
export function usePhone(value: string, fieldRegion?: string): ShownPhone {
  const { region: workspaceRegion } = useModel();
  const region = fieldRegion ?? workspaceRegion;
  const read = useSyncExternalStore(listen, () => readForeign);
  const isForeign = isForeignPhone(value, region);
  useEffect(() => {
    if (isForeign) void load();
  }, [isForeign]);
  return formatPhone(value, region, read);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function load(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    readForeign = (await import('./foreign-phone.ts')).readForeignPhone;
    for (const each of listeners) each();
  } catch {
    // The numbers stay as they are stored; the next one asks again.
    isAsked = false;
  }
}
