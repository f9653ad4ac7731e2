import { isDeepStrictEqual } from 'node:util';
import {
  type ConnectionBody,
  type Connector,
  connectionsOfStep,
  pathsOfButton,
  pathsOfStep,
  pathsOfValues,
  stepsOf,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { invalid, problem, TenonError } from '../../base/errors.ts';
import type { Outside } from '../../base/outside/outside.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readsAllOfPaths } from '../publishing/check-processes.ts';
import { buttonsCalling } from './buttons-calling.ts';
import { unsentSteps } from './call-rows.ts';
import { answeredFor, readConnectionRow, removeConnectionRow, saveConnectionRow } from './connection-rows.ts';
import { keptSecrets } from './kept-secrets.ts';
import { readRequest } from './read-request.ts';
import { sealSecrets } from './secrets.ts';

/** `secrets`: those that are new; the others stay as they are. */
export type ConnectionRequest = { name: string; body: ConnectionBody; secrets: Record<string, string> };

/**
 * Sets a connection up, or changes it. What it sends is read with the actor's rights from now on. Throws `forbidden` without the right
 * to manage connections, `beyondRights` to who would get what they may not read, and `invalid` with everything that the connector or the model does not have.
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
  // Definitions can be removed in other ways, too, which leave behind what is no part of them.
  if (!workspace.snapshot.connections.has(name)) await removeConnectionRow(workspace, name);
  const kept = await keptSecrets(workspace, connector, { name, body });
  const read = readRequest(workspace, actor, { connector, body, secrets, kept: Object.keys(kept) });
  if (read.problems.length > 0) throw invalid(read.problems);
  const checked = { ...body, settings: read.settings };
  await checkReceiver(workspace, actor, { connector, name, body: checked, secrets: read.secrets });
  await publishOne(workspace, actor, name, checked);
  const fresh = sealSecrets(outside.vault, workspace, name, read.secrets);
  const row = { name, setUpBy: actor.userId, secrets: { ...kept, ...fresh }, saved: answeredFor(checked) };
  await saveConnectionRow(workspace, row);
  tell(workspace, actor, { event: 'connection.saved', connection: name });
}

/**
 * Processes and buttons send with the rights of whoever sets them off. So who says where a connection leads, which may be to themselves, reads
 * all that they send through it, what still waits included. Throws `beyondRights`.
 */
async function checkReceiver(
  workspace: Workspace,
  actor: Actor,
  { connector, name, body, secrets }: ConnectionRequest & { connector: Connector },
): Promise<void> {
  const row = await readConnectionRow(workspace, name);
  // The key of a group robot says whose group it is.
  const isAddressed = Object.keys(secrets).some((setting) => connector.settings[setting]?.secret !== 'ours');
  if (!isAddressed && row?.saved.connector === body.connector && isDeepStrictEqual(row.saved.settings, body.settings)) return;
  const { snapshot } = workspace;
  const sent = [...snapshot.processes.values()].flatMap((process) =>
    stepsOf(process)
      .filter((step) => connectionsOfStep(step).includes(name))
      .map((step) => ({ object: process.trigger.object, paths: pathsOfStep(step) })),
  );
  const pressed = buttonsCalling(snapshot, name).map(({ object, button }) => ({
    object: object.name,
    paths: pathsOfButton(button),
  }));
  const inHand = (await unsentSteps(workspace, name)).map(({ object, step: { values, fields = [] } }) => ({
    object,
    paths: [...pathsOfValues(values), ...fields],
  }));
  if (![...sent, ...pressed, ...inHand].every((each) => readsAllOfPaths(snapshot, actor, each)))
    throw new TenonError('beyondRights');
}

/** Removes a connection with its secrets and everything that it was about to send. Throws `notFound`. */
export async function removeConnection(workspace: Workspace, actor: Actor, name: string): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  if (!workspace.snapshot.connections.has(name)) throw new TenonError('notFound');
  await publishOne(workspace, actor, name, null);
  await removeConnectionRow(workspace, name);
  tell(workspace, actor, { event: 'connection.removed', connection: name });
}

/** A name nothing has yet: `webhook`, `webhook_2` … */
export function freeName({ snapshot }: Workspace, connector: string): string {
  for (let number = 2, name = connector; ; number++) {
    if (!snapshot.connections.has(name)) return name;
    name = `${connector}_${number}`;
  }
}

const connectorLabel = { zh: '连接器', en: 'Connector' };

/** Who manages connections neither makes other people's drafts count nor takes them away. */
async function publishOne(workspace: Workspace, actor: Actor, name: string, body: ConnectionBody | null): Promise<void> {
  const definition = { kind: 'connection', name, body };
  await publishDefinition(workspace, definition, { by: actor.userId, summary: `connection ${name}` });
}

function tell({ id: workspace, log }: Workspace, { userId: by }: Actor, what: { event: string; connection: string }): void {
  log.info({ ...what, workspace, by }, 'connection changed');
}
