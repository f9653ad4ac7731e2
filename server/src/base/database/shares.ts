import { currentRequester } from './requester.ts';
import { type Quota, quotaOf } from './wait-queue.ts';

/** For what somebody waits for, in milliseconds, and for what the server does by itself. */
const patience = { people: 4000, itself: 60_000 };

/** People of a workspace who are remembered between two of their statements. */
const maxKnown = 10_000;

/** What one takes of a line, and how long one waits for it. */
export type Share = { quotas: readonly Quota[]; patience: number };

/** Of whoever asks at the moment. */
export type WorkspaceShares = { read(): Share; write(): Share };

export type Shares = {
  /** Directory, sign-in, definitions. */
  platform: Share;
  /** Changes of the tables of one schema: one at a time, and few of all schemas, since they may wait for others or take long. */
  changing(schema: string): Share;
  /** Indexes that are built beside everything else. */
  building: Share;
  /** To see whether there is anything to share: never more than one, so it is next in every line. */
  ping: Share;
  workspace(role: string): WorkspaceShares;
};

type Own = { read: Share; write: Share };

/**
 * How many of `size` connections one may have at a time. No person has more than half, no workspace all but two or so, and those who
 * write, who may have to wait for one another's locks, leave some for reading. One is kept for signing in, and signing in leaves some.
 */
export function sharesOf(size: number): Shares {
  const some = (share: number) => quotaOf(Math.max(1, Math.floor(size * share)));
  const all = quotaOf(size);
  const workspaces = quotaOf(Math.max(1, size - 1));
  const platform = some(0.8);
  const [changes, builds] = [some(0.3), some(0.2)];
  const changing = new Map<string, Quota>();
  const known = new Map<string, WorkspaceShares>();
  return {
    platform: { quotas: [all, platform], patience: patience.people },
    changing(schema) {
      const own = changing.get(schema) ?? quotaOf(1);
      changing.set(schema, own);
      return { quotas: [all, changes, own], patience: patience.itself };
    },
    building: { quotas: [all, builds], patience: patience.itself },
    ping: { quotas: [all, quotaOf(1)], patience: patience.people },
    workspace(role) {
      const shares = known.get(role) ?? openWorkspace();
      known.set(role, shares);
      return shares;
    },
  };

  function openWorkspace(): WorkspaceShares {
    const [workspace, writes] = [some(0.8), some(0.6)];
    const people = new Map<string | undefined, Own>();
    const find = (): Own => {
      const requester = currentRequester();
      const found = people.get(requester);
      if (found) return found;
      if (people.size >= maxKnown) people.clear();
      const [person, ownWrites] = [some(0.5), some(0.4)];
      const wait = requester === undefined ? patience.itself : patience.people;
      const own = {
        read: { quotas: [all, workspaces, workspace, person], patience: wait },
        write: { quotas: [all, workspaces, workspace, writes, ownWrites, person], patience: wait },
      };
      people.set(requester, own);
      return own;
    };
    return { read: () => find().read, write: () => find().write };
  }
}
