import type { Label } from '@tenon/metadata';
import type { Vault } from '../../base/outside/vault.ts';
import type { Workspace } from '../../catalog/workspace.ts';

type Secrets = Record<string, string>;

/** Encrypted for this connection of this workspace: they open nowhere else. */
export function sealSecrets(vault: Vault, workspace: Workspace, connection: string, secrets: Secrets): Secrets {
  return mapSecrets(secrets, (secret, setting) => vault.seal(secret, placeOf(workspace, connection, setting)));
}

/** Those that open; one that was sealed under another key is as good as none. */
export function openSecrets(vault: Vault, workspace: Workspace, connection: string, sealed: Secrets): Secrets {
  return mapSecrets(sealed, (secret, setting) => vault.open(secret, placeOf(workspace, connection, setting)));
}

/** A text that an outside system had a hand in, without any secret that it may have sent back. */
export function withoutSecrets(label: Label, secrets: Secrets): Label {
  return { zh: hideSecrets(label.zh, secrets), en: hideSecrets(label.en, secrets) };
}

/** What another system has sent, without any secret that it may have sent back. */
export function hideSecrets(text: string, secrets: Secrets): string {
  return Object.values(secrets).reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '•••')), text);
}

function placeOf({ id }: Workspace, connection: string, setting: string): string {
  return `${id} ${connection} ${setting}`;
}

function mapSecrets(secrets: Secrets, change: (secret: string, setting: string) => string | undefined): Secrets {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([setting, secret]) => {
      const changed = change(secret, setting);
      return changed === undefined ? [] : [[setting, changed]];
    }),
  );
}
