import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a PostgreSQL server leaves in `postmaster.pid`. */
export type Postmaster = { pid: number; socketFolder: string };

/**
 * Finds the server that runs on a cluster. When there is none, clears away what a killed one left, so that the next one can
 * start: the file's process id may since belong to another program, which PostgreSQL would take for itself.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const path = join(cluster, 'postmaster.pid');
  const lines = await readFile(path, 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  );
  if (!lines) return undefined;
  const postmaster = { pid: Number(lines[0]), socketFolder: lines[4]?.trim() || cluster };
  if (await isPostgresOn(postmaster.pid, cluster)) return postmaster;
  const socket = join(postmaster.socketFolder, '.s.PGSQL.5432');
  await Promise.all([rm(socket, { force: true }), rm(`${socket}.lock`, { force: true })]);
  // Not removed: its other lines let PostgreSQL see whether an orphan of the killed server still holds the cluster.
  await writeFile(path, [deadPid, ...lines.slice(1)].join('\n'));
  return undefined;
}

const deadPid = '999999999';

/** True while a process with this id is alive, whoever owns it. One that has ended, but that nobody has asked after, is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isDefunct(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux only; elsewhere orphans are always asked after. */
function isDefunct(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  if (!pid || !isAlive(pid)) return false;
  const commandLine = await run('ps', ['-o', 'args=', '-ww', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  );
  return commandLine.includes('postgres') && commandLine.includes(cluster);
}
