import { once } from 'node:events';
import { createServer } from 'node:net';

const tries = 50;

/** The port asked for, or the next one that is free. */
export async function findPort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + tries && port < 65536; port++) {
    if (port === 0 || (await isFree(port, host))) return port;
  }
  throw new Error(`No port from ${wanted} to ${wanted + tries - 1} is free on ${host}. Set PORT to another one.`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host });
    await once(probe, 'listening');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  } finally {
    probe.close();
  }
}
