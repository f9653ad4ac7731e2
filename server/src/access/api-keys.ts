import { invalid, problem, TenonError } from '../base/errors.ts';
import { hashToken, isId, newId, newToken } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { actorForApiKey, mayLendRole } from './actors.ts';
import { readDirectory } from './directory-cache.ts';
import { requireSystemRight } from './give-roles.ts';
import { createNotifiedCache } from './notify-invalidated-cache.ts';
import type { Platform } from './platform.ts';

export type ApiKey = { id: string; workspaceId: string; userId: string; roles: readonly string[] };
export type ApiKeyLine = {
  id: string;
  name: string;
  prefix: string;
  roles: string[];
  createdAt: string;
  lastUsedAt: string | null;
};

/** Makes a leaked key easy to recognise, for people and for secret scanners. */
const prefix = 'tk_';
const shown = prefix.length + 6;
const usedEvery = 60 * 1000;

type Stored = ApiKey & { lastUsedAt: number };

const keys = createNotifiedCache<Stored>('tenon_api_key', (topic, key) => topic === key.id);

/** Makes a key and returns it; it is not kept and cannot be shown again. Its roles are ones its maker could lend it. */
export async function createApiKey(
  workspace: Workspace,
  actor: Actor,
  { name, roles }: { name: string; roles: string[] },
): Promise<{ id: string; key: string }> {
  requireSystemRight(actor, 'manageApiKeys');
  const maker = (await readDirectory(workspace)).people.get(actor.userId);
  // A key cannot make keys that outlive it or know more than it does.
  if (!maker || actor.kind === 'key') throw new TenonError('forbidden');
  const refused = roles.filter((role) => !workspace.snapshot.roles.has(role) || !mayLendRole(maker, role));
  if (refused.length > 0 || roles.length === 0) throw invalid((refused.length > 0 ? refused : ['']).map(refusedRole));
  const id = newId();
  const key = prefix + newToken();
  await workspace.database.platform.query({
    text: `insert into tenon.api_key (id, token_hash, prefix, workspace_id, name, roles, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [id, hashToken(key), key.slice(0, shown), workspace.id, name, roles, actor.userId, workspace.clock.now()],
  });
  workspace.log.info({ event: 'apiKey.created', workspace: workspace.id, by: actor.userId, key: id, roles }, 'API key made');
  return { id, key };
}

function refusedRole(seen: string) {
  return problem('unknownOption', 'roles', { label: { zh: '角色', en: 'Roles' }, seen });
}

/** Keys of the workspace that were not revoked, newest first. */
export async function listApiKeys(workspace: Workspace, actor: Actor): Promise<ApiKeyLine[]> {
  requireSystemRight(actor, 'manageApiKeys');
  return workspace.database.platform.query<ApiKeyLine>({
    text: `select id, name, prefix, roles, created_at as "createdAt", last_used_at as "lastUsedAt"
      from tenon.api_key where workspace_id = $1 and revoked_at is null order by created_at desc, id desc`,
    values: [workspace.id],
  });
}

/** Ends a key for good, from its next request. */
export async function revokeApiKey(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireSystemRight(actor, 'manageApiKeys');
  if (!isId(id)) throw new TenonError('notFound');
  await workspace.database.platform.transaction(async (tx) => {
    const revoked = await tx.query({
      text: 'update tenon.api_key set revoked_at = $3 where id = $1 and workspace_id = $2 and revoked_at is null returning 1',
      values: [id, workspace.id, workspace.clock.now()],
    });
    if (revoked.length === 0) throw new TenonError('notFound');
    await keys.announce(tx, workspace.database, id);
  });
  workspace.log.info({ event: 'apiKey.revoked', workspace: workspace.id, by: actor.userId, key: id }, 'API key revoked');
}

/** The live key of a text that came with a request; `actorForApiKey` says what it may do. */
export async function findApiKey(platform: Platform, text: string): Promise<ApiKey | undefined> {
  if (!text.startsWith(prefix)) return undefined;
  const hash = hashToken(text);
  const key = await keys.read(platform.database, hash.toString('base64'), () => loadKey(platform, hash));
  if (key) await markUsed(platform, key);
  return key;
}

/** Whether a key that something was begun with was not revoked since. */
export async function isKeyOpen(platform: Pick<Platform, 'database'>, id: string): Promise<boolean> {
  const rows = await platform.database.platform.query({
    text: 'select from tenon.api_key where id = $1 and revoked_at is null',
    values: [id],
  });
  return rows.length > 0;
}

/** What a key has set off, and which waits since: who made it, and with which roles. */
export type KeyBehind = { userId: string; roles: readonly string[] };

/**
 * The key that is behind something that waits, as one who acts. Nobody once no such key of its maker is open: a successor with the same roles
 * goes on with what the one before it has left.
 */
export async function actorForKeyBehind(workspace: Workspace, { userId, roles }: KeyBehind): Promise<Actor | undefined> {
  const open = await workspace.database.platform.query({
    text: `select from tenon.api_key where workspace_id = $1 and created_by = $2 and revoked_at is null and roles @> $3 and roles <@ $3 limit 1`,
    values: [workspace.id, userId, roles],
  });
  return open.length > 0 ? actorForApiKey(workspace, { userId, roles }) : undefined;
}

async function loadKey(platform: Platform, hash: Buffer): Promise<Stored | undefined> {
  const [row] = await platform.database.platform.query<ApiKey & { usedAt: string | null }>({
    text: `select id, workspace_id as "workspaceId", created_by as "userId", roles, last_used_at as "usedAt"
      from tenon.api_key where token_hash = $1 and revoked_at is null`,
    values: [hash],
  });
  if (!row) return undefined;
  const { id, workspaceId, userId, roles, usedAt } = row;
  return { id, workspaceId, userId, roles, lastUsedAt: usedAt === null ? 0 : Date.parse(usedAt) };
}

async function markUsed(platform: Platform, key: Stored): Promise<void> {
  const now = platform.clock.now();
  if (now.getTime() - key.lastUsedAt < usedEvery) return;
  key.lastUsedAt = now.getTime();
  await platform.database.platform.query({
    text: 'update tenon.api_key set last_used_at = $2 where id = $1',
    values: [key.id, now],
  });
}
