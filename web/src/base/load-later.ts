import { lazy, type ReactNode } from 'react';
import { loadRest } from './locale.ts';
import { reloadForNewVersion } from './reload-when-outdated.ts';
import { askServer, isServerLost, onServerBack } from './server-contact.ts';

/** A component whose code comes when it is first drawn: `const Calendar = loadLater(() => import('./calendar.tsx'), 'Calendar')`. */
export function loadLater<Name extends string, Props>(
  load: () => Promise<Record<Name, (props: Props) => ReactNode>>,
  name: Name,
) {
  return lazy(async () => {
    const [loaded] = await Promise.all([loadCode(load), loadCode(loadRest)]);
    return { default: loaded[name] };
  });
}

/**
 * Loads code of ours. While the server is gone it waits for it, so that nobody loses a page, and what is typed in it, to a file that could
 * not come; a file that is gone from a server that answers is of an earlier version.
 */
export async function loadCode<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      await askServer();
      if (!isServerLost()) return reloadForNewVersion(error);
      await connectionBack();
    }
  }
}

/** Fetches beforehand what will be asked for, once the page is there; without a connection nothing happens. */
export function whenIdle(load: () => Promise<unknown>): void {
  const later = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_000));
  later(() => void Promise.all([load(), loadRest()]).catch(() => undefined));
}

function connectionBack(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onServerBack(() => {
      stop();
      resolve();
    });
  });
}
