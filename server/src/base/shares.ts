import { whoAsks } from './asker.ts';
import type { Part } from './line.ts';

/** For what somebody waits for, in milliseconds, and for what the server does by itself. */
const patience = { people: 4000, itself: 60_000 };

const maxKnown = 10_000;

export type Turn = { parts: readonly Part[]; patience: number };

export type Shares = {
  /** Directory, sign-in, definitions. */
  platform(): Turn;
  read(role: string): Turn;
  transaction(role: string): Turn;
};

/**
 * How many of `size` connections one may have at a time. No person has more than half, no workspace all but two or so, and those who
 * write, who may have to wait for one another's locks, leave some for reading. One is kept for signing in.
 */
export function sharesOf(size: number): Shares {
  const some = (share: number) => Math.max(1, Math.floor(size * share));
  const most = {
    ...{ workspaces: Math.max(1, size - 1), workspace: some(0.8), person: some(0.5) },
    ...{ workspaceWrites: some(0.6), personWrites: some(0.4) },
  };
  const all: Part = { key: 'all', most: size };
  const workspaces: Part = { key: 'workspaces', most: most.workspaces };
  const platform: Turn = { parts: [all, { key: 'platform', most: size }], patience: patience.people };
  const known = new Map<string, { read: Turn; transaction: Turn }>();
  return {
    platform: () => platform,
    read: (role) => turnsOf(role).read,
    transaction: (role) => turnsOf(role).transaction,
  };

  function turnsOf(role: string): { read: Turn; transaction: Turn } {
    const asker = whoAsks();
    const key = `${role} ${asker}`;
    const turns = known.get(key) ?? makeTurns(role, asker);
    if (known.size >= maxKnown) known.clear();
    known.set(key, turns);
    return turns;
  }

  function makeTurns(role: string, asker: string | undefined): { read: Turn; transaction: Turn } {
    const workspace: Part = { key: role, most: most.workspace };
    const person: Part = { key: `${role} ${asker}`, most: most.person };
    const writes: Part[] = [
      { key: `${role} writes`, most: most.workspaceWrites },
      { key: `${role} ${asker} writes`, most: most.personWrites },
    ];
    const wait = asker === undefined ? patience.itself : patience.people;
    return {
      read: { parts: [all, workspaces, workspace, person], patience: wait },
      transaction: { parts: [all, workspaces, workspace, ...writes, person], patience: wait },
    };
  }
}
