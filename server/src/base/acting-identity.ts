import pg from 'pg';

/** Whom the statements of a pooled connection act for: the login role, or a workspace under its own role. */
export type Identity = {
  become: string;
  /** The role again, after a statement of the same transaction under the login role. */
  returnTo: string;
};

const statementTimeout = 30_000;

/** As a connection is when it was just opened. */
export const asLogin: Identity = {
  returnTo: 'set local role none',
  become: 'reset role; reset timezone; reset statement_timeout; reset default_transaction_read_only',
};

/** What is not in an explicit transaction cannot write. */
export function asWorkspace(role: string): Identity {
  return {
    returnTo: `set local role ${pg.escapeIdentifier(role)}`,
    become: `set role ${pg.escapeIdentifier(role)}; set timezone = 'UTC'; set statement_timeout = ${statementTimeout}; set default_transaction_read_only = on`,
  };
}

const acting = new WeakMap<pg.PoolClient, Identity>();
const nobody: Identity = { become: '', returnTo: '' };

/**
 * A connection keeps its identity between uses: to become somebody costs half as much as reading a page of records. The change is
 * awaited and all or nothing, so no statement runs under another identity than its own.
 */
export async function actAs(client: pg.PoolClient, identity: Identity): Promise<void> {
  if ((acting.get(client) ?? asLogin).become === identity.become) return;
  acting.set(client, nobody);
  await client.query(identity.become);
  acting.set(client, identity);
}
