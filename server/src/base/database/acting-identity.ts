import pg from 'pg';

/** Whom the statements of a pooled connection act for: the login role, or a workspace under its own role. */
export type Identity = {
  become: string;
  /** The role again, after a statement of the same transaction under the login role. */
  returnTo: string;
};

/** For one statement, in milliseconds: what a person looks at and waits for, and what takes long by its nature. */
export type Limit = 'short' | 'long';
export const statementTimeout: Record<Limit, number> = { short: 10_000, long: 30_000 };
/** For a lock that somebody else holds: who waits keeps a connection from others. */
const lockTimeout = 3000;
/** A server that is cut off in the middle of a transaction keeps its locks no longer. */
const idleTimeout = 60_000;

const limits = (limit: Limit): string =>
  `set lock_timeout = ${lockTimeout}; set statement_timeout = ${statementTimeout[limit]}; set idle_in_transaction_session_timeout = ${idleTimeout}`;

/** Every connection is made so. What changes tables or builds indexes says for itself that it may take longer. */
export const asLogin: Identity = {
  returnTo: 'set local role none',
  become: `reset role; reset timezone; reset default_transaction_read_only; ${limits('long')}`,
};

/** For what cannot run in a transaction, and waits for every other to end: `create index concurrently`. */
export const asPatientLogin: Identity = {
  ...asLogin,
  become: `${asLogin.become}; set lock_timeout = 0; set statement_timeout = 0`,
};

/** What is not in an explicit transaction cannot write. */
export function asWorkspace(role: string, limit: Limit = 'short'): Identity {
  const name = pg.escapeIdentifier(role);
  const become = `set role ${name}; set timezone = 'UTC'; set default_transaction_read_only = on; ${limits(limit)}`;
  return { returnTo: `set local role ${name}`, become };
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
