import type { Database, Transaction } from '../base/database/database.ts';
import { hashToken, newId, newToken } from '../base/ids.ts';
import { createNotifiedCache } from './notify-invalidated-cache.ts';
import type { Platform } from './platform.ts';

export type Session = { id: string; accountId: string; workspaceId: string; userId: string };

/** A session ends after half a day without use, and after thirty days in any case. Several at a time are allowed. */
export const sessionLife = { idle: 12 * 3600 * 1000, absolute: 30 * 24 * 3600 * 1000 };
/** How far `last_seen_at` may lag behind. */
const seenEvery = 60 * 1000;

/** Whoever could have any number of sessions would have as many limits. The one unused for longest ends when there is one more. */
const mostSessions = 20;

/** `lookedAt`: when the database last said that it had not idled too long. */
type Stored = Session & { expiresAt: number; lastSeenAt: number; lookedAt: number };

const sessions = createNotifiedCache<Stored>(
  'tenon_session',
  (topic, session) => topic === session.id || topic === session.accountId,
);

/** Browsers keep a `__Host-` cookie to this very host and to HTTPS. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-tenon' : 'tenon';
}

/** Starts a session and returns its token, which is kept nowhere but in the browser. */
export async function startSession(
  platform: Platform,
  start: { accountId: string; workspaceId: string; address: string; agent: string },
): Promise<string> {
  const token = newToken();
  const now = platform.clock.now();
  await platform.database.platform.transaction(async (tx) => {
    await tx.query({
      text: `insert into tenon.session (id, token_hash, account_id, workspace_id, created_at, last_seen_at, expires_at, address, agent)
        values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      values: [
        newId(),
        hashToken(token),
        start.accountId,
        start.workspaceId,
        now,
        new Date(now.getTime() + sessionLife.absolute),
        start.address,
        start.agent.slice(0, 400),
      ],
    });
    const ended = await tx.query<{ id: string }>({
      text: `delete from tenon.session where id in (
        select id from tenon.session where account_id = $1 order by last_seen_at desc, id desc offset $2) returning id`,
      values: [start.accountId, mostSessions],
    });
    for (const { id } of ended) await sessions.announce(tx, platform.database, id);
  });
  return token;
}

/**
 * The live session of a token. Undefined when it ended, expired, or its account was closed. Looking is use, which keeps it alive,
 * unless `look` says that nobody did anything.
 */
export async function findSession(
  platform: Platform,
  token: string,
  { look = false }: { look?: boolean } = {},
): Promise<Session | undefined> {
  const hash = hashToken(token);
  const kept = await sessions.read(platform.database, hash.toString('base64'), () => loadSession(platform, hash));
  if (!kept) return undefined;
  const now = platform.clock.now().getTime();
  if (now >= kept.expiresAt) return undefined;
  // Other nodes may have seen it since: only the database knows whether it idled too long.
  if (now - kept.lastSeenAt >= seenEvery && !(await (look ? isSeen : markSeen)(platform, kept, now))) return undefined;
  return kept;
}

async function loadSession(platform: Platform, hash: Buffer): Promise<Stored | undefined> {
  const [row] = await platform.database.platform.query<Session & { expires_at: string; last_seen_at: string }>({
    text: `select s.id, s.account_id as "accountId", s.workspace_id as "workspaceId", m.user_id as "userId", s.expires_at, s.last_seen_at
      from tenon.session s
      join tenon.account a on a.id = s.account_id and a.active
      join tenon.membership m on m.account_id = s.account_id and m.workspace_id = s.workspace_id
      where s.token_hash = $1`,
    values: [hash],
  });
  if (!row) return undefined;
  const { id, accountId, workspaceId, userId } = row;
  return {
    id,
    accountId,
    workspaceId,
    userId,
    expiresAt: Date.parse(row.expires_at),
    lastSeenAt: Date.parse(row.last_seen_at),
    lookedAt: 0,
  };
}

async function isSeen(platform: Platform, session: Stored, now: number): Promise<boolean> {
  if (now - session.lookedAt < seenEvery) return true;
  const rows = await platform.database.platform.query({
    text: 'select from tenon.session where id = $1 and last_seen_at > $2',
    values: [session.id, new Date(now - sessionLife.idle)],
  });
  if (rows.length > 0) session.lookedAt = now;
  return rows.length > 0;
}

async function markSeen(platform: Platform, session: Stored, now: number): Promise<boolean> {
  const rows = await platform.database.platform.query({
    text: 'update tenon.session set last_seen_at = $2 where id = $1 and last_seen_at > $3 returning 1',
    values: [session.id, new Date(now), new Date(now - sessionLife.idle)],
  });
  if (rows.length === 0) return false;
  session.lastSeenAt = now;
  return true;
}

export type SessionLine = { id: string; createdAt: string; lastSeenAt: string; address: string; agent: string; current: boolean };

/** Live sessions of an account, last used first. */
export function listSessions(platform: Platform, session: Session): Promise<SessionLine[]> {
  const now = platform.clock.now();
  return platform.database.platform.query<SessionLine>({
    text: `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", address, agent, id = $2 as current
      from tenon.session where account_id = $1 and expires_at > $3 and last_seen_at > $4 order by last_seen_at desc`,
    values: [session.accountId, session.id, now, new Date(now.getTime() - sessionLife.idle)],
  });
}

/** Ends one session of an account; false when it has no such session. */
export async function endSession(platform: Platform, session: { id: string; accountId: string }): Promise<boolean> {
  return platform.database.platform.transaction(async (tx) => {
    const rows = await tx.query({
      text: 'delete from tenon.session where id = $1 and account_id = $2 returning 1',
      values: [session.id, session.accountId],
    });
    await sessions.announce(tx, platform.database, session.id);
    return rows.length > 0;
  });
}

/** Ends the sessions of an account: all but the one it acts in, or those in one workspace that it may no longer enter. */
export async function endSessions(
  tx: Transaction,
  database: Database,
  { accountId, except, workspaceId }: { accountId: string; except?: string; workspaceId?: string },
): Promise<void> {
  await tx.query({
    text: `delete from tenon.session where account_id = $1 and id is distinct from $2
      and ($3::text is null or workspace_id = $3)`,
    values: [accountId, except ?? null, workspaceId ?? null],
  });
  await sessions.announce(tx, database, accountId);
}

/** Takes the session to another workspace that its account belongs to; false when it does not. See `changePlace`. */
export async function moveSession(platform: Platform, session: Session, workspaceId: string): Promise<boolean> {
  return platform.database.platform.transaction(async (tx) => {
    const rows = await tx.query({
      text: `update tenon.session s set workspace_id = $2 from tenon.membership m
        where s.id = $1 and m.account_id = s.account_id and m.workspace_id = $2 returning 1`,
      values: [session.id, workspaceId],
    });
    await sessions.announce(tx, platform.database, session.id);
    return rows.length > 0;
  });
}
