import type { Connector } from '@tenon/metadata';
import type { Config } from '../config.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { createMailClient, type MailClient } from './mail-client.ts';
import { openVault, type Vault } from './vault.ts';

/** What leads out of the house: the systems it knows, the ways to them, and what keeps their secrets. */
export type Outside = { connectors: ReadonlyMap<string, Connector>; request: HttpClient; mail: MailClient; vault: Vault };

/** The only way out to other systems: connectors, their http client and the vault of secrets. */
export function openOutside(config: Config, connectors: readonly Connector[]): Outside {
  return {
    connectors: new Map(connectors.map((connector) => [connector.name, connector])),
    request: createHttpClient(config),
    mail: createMailClient(config),
    vault: openVault(config),
  };
}
