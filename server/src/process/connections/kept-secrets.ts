import type { ConnectionBody, Connector } from '@tenon/metadata';
import type { Workspace } from '../../catalog/workspace.ts';
import { readConnectionRow } from './connection-rows.ts';

/**
 * The secrets, sealed, that a connection keeps when it is saved as `body`. None of another connector; and one that the other system
 * handed out does not follow to another address: there it is typed again.
 */
export async function keptSecrets(
  workspace: Workspace,
  connector: Connector,
  { name, body }: { name: string; body: ConnectionBody },
): Promise<Record<string, string>> {
  const row = await readConnectionRow(workspace, name);
  if (row?.saved.connector !== connector.name) return {};
  const addresses = Object.keys(connector.settings).filter((setting) => connector.settings[setting]?.type === 'url');
  const moves = addresses.some((setting) => row.saved.settings[setting] !== body.settings[setting]);
  const stays = (setting: string) => connector.settings[setting]?.secret === 'ours' || !moves;
  return Object.fromEntries(Object.entries(row.secrets).filter(([setting]) => stays(setting)));
}
