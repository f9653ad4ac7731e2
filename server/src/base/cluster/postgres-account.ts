import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account PostgreSQL runs under: PostgreSQL refuses to run as root, so root lends it another one. */
export type PostgresAccount = {
  /** Set only when this process is root. */
  ids?: { uid: number; gid: number };
  /** Wraps a command line so that it runs under the account. */
  command(program: string, args: string[]): { program: string; args: string[]; ids?: { uid: number; gid: number } };
};

/**
 * Chooses the account for a cluster: the present user, or for root the owner of the cluster, or else the system user
 * `postgres`, which is made when it is missing.
 */
export async function choosePostgresAccount(cluster: string, programs: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { command: (program, args) => ({ program, args }) };
  const ids = (await ownerOf(cluster)) ?? (await idsOf('postgres')) ?? (await createPostgresUser());
  const blocked = (await isBlocked(dirname(cluster))) || (await isBlocked(programs));
  if (!blocked) return { ids, command: (program, args) => ({ program, args, ids }) };
  const capability = await passingCapability();
  return {
    ids,
    command: (program, args) => ({
      program: 'setpriv',
      args: [
        `--reuid=${ids.uid}`,
        `--regid=${ids.gid}`,
        '--clear-groups',
        `--inh-caps=+${capability}`,
        `--ambient-caps=+${capability}`,
        program,
        ...args,
      ],
    }),
  };
}

async function ownerOf(folder: string) {
  const found = await stat(folder).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

async function idsOf(user: string) {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createPostgresUser() {
  await run('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', '--user-group', 'postgres']);
  const ids = await idsOf('postgres');
  if (!ids) throw new Error('Could not create the system user "postgres". Create it, or start as an ordinary user.');
  return ids;
}

/** True when a folder above lets nobody but its owner pass, as /root and the folders of mktemp do. */
async function isBlocked(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found && (found.mode & constants.S_IXOTH) === 0) return true;
  return dirname(path) !== path && isBlocked(dirname(path));
}

/** The smallest capability this machine has that lets PostgreSQL pass through folders of root. */
async function passingCapability(): Promise<string> {
  await access('/usr/bin/setpriv', constants.X_OK).catch(() => {
    throw new Error(
      'This folder is closed to other users, PostgreSQL may not run as root, and `setpriv` (util-linux) is missing. ' +
        'Move the project to a folder every user may pass, or start it as an ordinary user.',
    );
  });
  for (const capability of ['dac_read_search', 'dac_override']) {
    const args = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, 'true'];
    if (
      await run('setpriv', args).then(
        () => true,
        () => false,
      )
    )
      return capability;
  }
  throw new Error('Root may not lend PostgreSQL passage to this folder. Move the project, or start it as an ordinary user.');
}
