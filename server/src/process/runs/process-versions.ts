import { createHash } from 'node:crypto';
import type { ProcessBody } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { inPresentNames } from './in-present-names.ts';

/** What is remembered of each workspace; older versions are read again. */
const mostRemembered = 200;
const remembered = new WeakMap<Workspace, Map<string, ProcessBody>>();
const ids = new WeakMap<ProcessBody, string>();

/** Keeps a process as it is now, once for all runs that stand on it. Answers the id of the version. `tx`: see `readVersion`. */
export async function keepVersion(workspace: Workspace, name: string, body: ProcessBody, tx?: Transaction): Promise<string> {
  const id = versionId(name, body);
  const known = rememberedOf(workspace);
  if (known.has(id)) return id;
  const statement = {
    text: `insert into ${table(workspace)} (id, process, body, at) values ($1, $2, $3, $4) on conflict do nothing`,
    values: [id, name, JSON.stringify(body), workspace.clock.now()],
  };
  if (tx) await tx.query(statement);
  else {
    await workspace.db.transaction((own) => own.query(statement));
    known.set(id, body);
  }
  return id;
}

/** A process as it was when it was kept, in names of now. `tx`: whoever is within a transaction asks by its connection. */
export async function readVersion(workspace: Workspace, id: string, tx?: Pick<Transaction, 'query'>): Promise<ProcessBody> {
  return inPresentNames(workspace.snapshot, await readKept(workspace, id, tx));
}

async function readKept(workspace: Workspace, id: string, tx?: Pick<Transaction, 'query'>): Promise<ProcessBody> {
  const known = rememberedOf(workspace).get(id);
  if (known) return known;
  const statement = { text: `select body from ${table(workspace)} where id = $1`, values: [id] };
  const [row] = await (tx ? tx.query<{ body: ProcessBody }>(statement) : workspace.db.read<{ body: ProcessBody }>(statement));
  if (!row) throw new Error(`There is no version ${id} of a process.`);
  rememberedOf(workspace).set(id, row.body);
  return row.body;
}

/**
 * Removes versions that no run stands on. What was kept just now has runs soon, and other servers know that processes as they are now are kept, however
 * long nothing has set them off.
 */
export async function purgeVersions(workspace: Workspace): Promise<void> {
  const present = [...workspace.snapshot.processes].map(([name, body]) => versionId(name, body));
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${table(workspace)} v where at < $1::timestamptz - interval '90 days' and not v.id = any($2::uuid[])
        and not exists (select from ${sysTable({ workspace }, 'sys_run')} r where r.version = v.id)`,
      values: [workspace.clock.now(), present],
    }),
  );
  remembered.delete(workspace);
}

/** The first half of a hash, in the form of a UUID. */
function versionId(name: string, body: ProcessBody): string {
  const known = ids.get(body);
  if (known) return known;
  const id = createHash('sha256')
    .update(JSON.stringify([name, body]))
    .digest('hex')
    .slice(0, 32);
  const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');
  ids.set(body, parts);
  return parts;
}

function rememberedOf(workspace: Workspace): Map<string, ProcessBody> {
  const known = remembered.get(workspace);
  if (known && known.size < mostRemembered) return known;
  const fresh = new Map<string, ProcessBody>();
  remembered.set(workspace, fresh);
  return fresh;
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_process_version');
}
