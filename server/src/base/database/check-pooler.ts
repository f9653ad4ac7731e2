import pg from 'pg';

/** Which of the two connections is asked, in an order that nobody who hands out backends in turn, or always the last one, can follow. */
const order = [0, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1];

/**
 * Refuses an address behind which a pooler hands out a connection for each transaction: a workspace's role stays with the connection,
 * and so do the channels it listens to, so another's statements could run under it. A pooler in session mode is fine.
 */
export async function refuseTransactionPooler(url: string): Promise<void> {
  const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    for (const client of clients) await client.on('error', () => {}).connect();
    if (await keepTheirBackends(clients.map((client) => () => backendOf(client)))) return;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  }
  throw new Error(
    'DATABASE_URL leads to a pooler that hands out a connection for each transaction (two open connections changed or shared a backend). ' +
      'Give the address of PostgreSQL itself, or set the pooler to session mode (PgBouncer: pool_mode = session).',
  );
}

/** Each of two open connections has one backend, and not the other's, unless somebody between hands them back and forth. */
export async function keepTheirBackends(ask: (() => Promise<number>)[]): Promise<boolean> {
  const backends: (number | undefined)[] = [];
  for (const one of order) {
    const backend = await ask[one]?.();
    backends[one] ??= backend;
    if (backend !== backends[one] || backends[0] === backends[1]) return false;
  }
  return true;
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid as number;
}
