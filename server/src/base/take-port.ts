const tries = 50;

/** Listens on the port asked for, or on the next one that is free. Only listening tells which is: others may be about to do the same. */
export async function takePort(wanted: number, listen: (port: number) => Promise<unknown>): Promise<void> {
  for (let port = wanted; port < wanted + tries && port < 65536; port++) {
    try {
      await listen(port);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No port from ${wanted} to ${wanted + tries - 1} is free. Set PORT to another one.`);
}
