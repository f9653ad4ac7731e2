import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Seconds of processor time that a server's PostgreSQL has used: its processes that live, and those that have ended. */
export async function databaseTime(folder: string): Promise<number> {
  const [first] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const postmaster = Number(first);
  const all = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => readTimes(Number(name))),
  );
  const times = all.filter((each) => each !== undefined);
  const own = times.find(({ id }) => id === postmaster);
  const children = times.filter(({ parent }) => parent === postmaster);
  return [own?.ended ?? 0, own?.used ?? 0, ...children.map(({ used }) => used)].reduce((sum, each) => sum + each, 0);
}

type Times = { id: number; parent: number; used: number; ended: number };

async function readTimes(id: number): Promise<Times | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined);
  const fields = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (!fields) return undefined;
  const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((at) => fields[at] as number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { id, parent, used: (user + system) / 100, ended: (endedUser + endedSystem) / 100 };
}
