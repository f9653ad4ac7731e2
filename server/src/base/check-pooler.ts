import pg from 'pg';

const rounds = 10;

/**
 * Refuses an address behind which a pooler hands out a connection for each transaction: a workspace's role stays with the connection,
 * and so do the channels it listens to, so another's statements could run under it. A pooler in session mode is fine.
 */
export async function refuseTransactionPooler(url: string): Promise<void> {
  const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    for (const client of clients) await client.on('error', () => {}).connect();
    if (!(await shareBackend(clients.map((client) => () => backendOf(client))))) return;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  }
  throw new Error(
    'DATABASE_URL leads to a pooler that hands out a connection for each transaction (two open connections shared one backend). ' +
      'Give the address of PostgreSQL itself, or set the pooler to session mode (PgBouncer: pool_mode = session).',
  );
}

/** Two connections that are open at the same time never have the same backend, unless somebody between hands it back and forth. */
export async function shareBackend(ask: (() => Promise<number>)[]): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    const backends: number[] = [];
    for (const one of ask) backends.push(await one());
    if (new Set(backends).size < backends.length) return true;
  }
  return false;
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid as number;
}
