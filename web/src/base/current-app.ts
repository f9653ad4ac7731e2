import { useSyncExternalStore } from 'react';
import type { Me } from '../../../metadata/api/me.ts';
import type { AppModel } from '../../../metadata/wire.ts';
import { useMe } from './use-me.ts';
import { useModel } from './use-model.ts';

const key = 'tenon.app';
const listeners = new Set<() => void>();

type CurrentApp = {
  /** Those that one can go to: what has a name. With one of them there is nothing to choose. */
  choices: AppModel[];
  /** The one that was chosen; undefined: all of them, one below the other. */
  chosen: AppModel | undefined;
  /** What menus and home show. */
  shown: AppModel[];
  choose(name: string | undefined): void;
};

/** The app that one works in, as it was chosen last by this person at this device. Search, links and letters lead everywhere whatever it is. */
export function useCurrentApp(): CurrentApp {
  const me = useMe();
  const { apps } = useModel();
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const choices = apps.filter(({ name }) => name !== '');
  const name = readKept(me, kept);
  const chosen = choices.length > 1 ? choices.find((app) => app.name === name) : undefined;
  return { choices, chosen, shown: chosen ? [chosen] : apps, choose: (next) => keep(me, next) };
}

function readKept(me: Me, kept: string | null): string | undefined {
  const { of, name }: { of?: string; name?: string } = JSON.parse(kept ?? '{}');
  return of === ownerOf(me) ? name : undefined;
}

function keep(me: Me, name: string | undefined): void {
  localStorage.setItem(key, JSON.stringify({ of: ownerOf(me), name }));
  for (const listener of listeners) listener();
}

/** The next person at this device, and another workspace, have another. */
function ownerOf({ user, workspace }: Me): string {
  return `${workspace.id}/${user.id}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
