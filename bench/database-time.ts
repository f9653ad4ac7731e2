import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Times = { id: number; parent: number; used: number };

/** Seconds of processor time that each connection of a server's PostgreSQL has used; what it tidies up by itself is not in it. */
export async function connectionTimes(folder: string): Promise<Map<number, number>> {
  const [first] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const postmaster = Number(first);
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(ids.map((id) => readTimes(Number(id))));
  const children = all.filter((each) => each?.parent === postmaster) as Times[];
  const serve = await Promise.all(children.map(servesConnection));
  return new Map(children.filter((_, at) => serve[at]).map(({ id, used }) => [id, used]));
}

/** What they have used since then, those that have ended meanwhile left out. */
export function usedSince(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): number {
  return [...now].reduce((sum, [id, used]) => sum + used - (before.get(id) ?? 0), 0);
}

/** It is called after who is connected, from where, and what it does: `postgres: tenon tenon [local] idle`. */
async function servesConnection({ id }: Times): Promise<boolean> {
  const title = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
  return title.includes('[local]');
}

async function readTimes(id: number): Promise<Times | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => undefined);
  const fields = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (!fields) return undefined;
  const [parent, user, system] = [1, 11, 12].map((at) => fields[at] as number) as [number, number, number];
  return { id, parent, used: (user + system) / 100 };
}
