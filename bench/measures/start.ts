import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigure, round } from '../report-line.ts';
import { startServer } from '../stack.ts';

/** From the command to the first answer of `/ready`: on an empty folder, and again on what that left. */
export async function measureStart(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tenon-bench-start-'));
  const limits: [name: string, seconds: number][] = [
    ['start-first', 20],
    ['start-later', 4],
  ];
  for (const [name, limit] of limits) {
    const server = await startServer(folder, {});
    await server.stop();
    const seconds = round(server.readyAfter / 1000);
    printFigure({ name, ours: seconds, unit: 's', reach: `≤ ${limit}`, ok: seconds <= limit });
  }
  await rm(folder, { recursive: true, force: true });
}
