import type { ConnectionBody, Connector, ConnectorSettings, Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { invalid, problem, TenonError } from '../../base/errors.ts';
import type { Outside } from '../../base/outside/outside.ts';
import { discardDrafts, saveDraft } from '../../catalog/definitions/drafts.ts';
import { publish } from '../../catalog/publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type ConnectionRow, readConnectionRow, removeConnectionRow, saveConnectionRow } from './connection-rows.ts';
import { readInputs } from './read-inputs.ts';
import { sealSecrets } from './secrets.ts';

/** `secrets`: those that are new; the others stay as they are. */
export type ConnectionRequest = { name: string; body: ConnectionBody; secrets: Record<string, string> };

/**
 * Sets a connection up, or changes it. What it sends is read with the actor's rights from now on. Throws `forbidden` without the right
 * to manage connections, and `invalid` with everything that the connector or the model does not have.
 */
export async function saveConnection(
  outside: Outside,
  workspace: Workspace,
  actor: Actor,
  { name, body, secrets }: ConnectionRequest,
): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  const connector = outside.connectors.get(body.connector);
  if (!connector) throw invalid([problem('unknownOption', 'connector', { label: connectorLabel, seen: body.connector })]);
  const kept = await readConnectionRow(workspace, name);
  const settings = readInputs(workspace, actor, {
    fields: pick(connector.settings, false),
    given: body.settings,
    at: 'settings',
  });
  const given = readInputs(workspace, actor, {
    fields: pick(connector.settings, true),
    given: { ...placeholders(keptSecrets(workspace, connector, { name, body, kept })), ...secrets },
    at: 'secrets',
  });
  refuse([...settings.problems, ...given.problems, ...sendProblems(workspace, actor, { connector, body })]);
  const fresh = Object.fromEntries(Object.keys(secrets).map((secret) => [secret, given.values[secret]]));
  await publishOne(workspace, actor, name, { ...body, settings: settings.values });
  await saveConnectionRow(workspace, {
    name,
    setUpBy: actor.userId,
    secrets: { ...kept?.secrets, ...sealSecrets(outside.vault, workspace, name, fresh as Record<string, string>) },
  });
  workspace.log.info(
    { event: 'connection.saved', workspace: workspace.id, by: actor.userId, connection: name },
    'connection saved',
  );
}

/** Removes a connection with its secrets and everything that it was about to send. Throws `notFound`. */
export async function removeConnection(workspace: Workspace, actor: Actor, name: string): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  if (!workspace.snapshot.connections.has(name)) throw new TenonError('notFound');
  await publishOne(workspace, actor, name, null);
  await removeConnectionRow(workspace, name);
  workspace.log.info(
    { event: 'connection.removed', workspace: workspace.id, by: actor.userId, connection: name },
    'connection removed',
  );
}

/** A name nothing has yet: `webhook`, `webhook_2` … */
export function freeName({ snapshot }: Workspace, connector: string): string {
  for (let number = 2, name = connector; ; number++) {
    if (!snapshot.connections.has(name)) return name;
    name = `${connector}_${number}`;
  }
}

const connectorLabel = { zh: '连接器', en: 'Connector' };

function pick(settings: ConnectorSettings, secret: boolean): ConnectorSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, setting]) => (setting.secret !== undefined) === secret));
}

/** A secret that the other system handed out must not follow to another address: there it is typed again. */
function keptSecrets(
  { snapshot }: Workspace,
  connector: Connector,
  { name, body, kept }: Pick<ConnectionRequest, 'name' | 'body'> & { kept: ConnectionRow | undefined },
): string[] {
  const before = snapshot.connections.get(name)?.settings ?? {};
  const addresses = Object.entries(connector.settings).filter(([, { type }]) => type === 'url');
  const moved = addresses.some(([setting]) => before[setting] !== body.settings[setting]);
  return Object.keys(kept?.secrets ?? {}).filter((secret) => !(moved && connector.settings[secret]?.secret === 'theirs'));
}

/** What is kept counts as given; its value is not looked at. */
function placeholders(names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'kept']));
}

function sendProblems(
  workspace: Workspace,
  actor: Actor,
  { connector, body }: { connector: Connector; body: ConnectionBody },
): Problem[] {
  return Object.entries(body.sends).flatMap(([name, { action, values }]) => {
    const at = `sends.${name}`;
    const fields = connector.actions[action]?.input;
    if (!fields) return [problem('unknownOption', `${at}.action`, { label: { zh: '动作', en: 'Action' }, seen: action })];
    const worked = Object.entries(values).filter(([input, value]) => isWorkedOut(value) && Object.hasOwn(fields, input));
    const open = Object.fromEntries(Object.entries(fields).filter(([input]) => !worked.some(([other]) => other === input)));
    const given = Object.fromEntries(Object.entries(values).filter(([input]) => !worked.some(([other]) => other === input)));
    return readInputs(workspace, actor, { fields: open, given, at: `${at}.values` }).problems;
  });
}

/** Known only when there is a record. An empty text is none. */
function isWorkedOut(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'template' in value ? String(value.template).trim() !== '' : 'expression' in value;
}

async function publishOne(workspace: Workspace, actor: Actor, name: string, body: ConnectionBody | null): Promise<void> {
  const draft = { kind: 'connection', name };
  await saveDraft(workspace, actor.userId, { ...draft, body });
  try {
    await publish(workspace, actor.userId, `connection ${name}`, draft);
  } catch (error) {
    await discardDrafts(workspace, actor.userId, draft);
    throw error;
  }
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems);
}
