import type { Log } from './log.ts';

/** What an administrator should know of the server, though its people are told only to try again. */
export type Trouble = 'diskFull' | 'overloaded' | 'notHearing';

export type Troubles = {
  /** Remembers it for some minutes, and logs it once a minute at the most. */
  note(trouble: Trouble, reason?: string): void;
  /** Those of the last minutes. */
  list(): Trouble[];
};

/** In milliseconds. */
const remembered = 5 * 60_000;
const toldAgainAfter = 60_000;

/** `hears`: whether this server hears what others change, which is asked each time. */
export function openTroubles(log: Log, hears: () => boolean): Troubles {
  const seen = new Map<Trouble, number>();
  const told = new Map<Trouble, number>();
  return {
    note(trouble, reason) {
      const now = performance.now();
      seen.set(trouble, now);
      if (now - (told.get(trouble) ?? Number.NEGATIVE_INFINITY) < toldAgainAfter) return;
      told.set(trouble, now);
      log.error({ trouble, reason }, messages[trouble]);
    },
    list() {
      const since = performance.now() - remembered;
      const recent = [...seen].filter(([, at]) => at > since).map(([trouble]) => trouble);
      return hears() ? recent : [...recent, 'notHearing'];
    },
  };
}

const messages: Record<Trouble, string> = {
  diskFull: 'the disk is full: nothing can be written until there is room again',
  overloaded: 'more was asked of the database than it can do in time; some were told to try again',
  notHearing: 'changes made elsewhere are not heard',
};
