import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and what is missing above it, one by one: asked for all at once, Node says ENOENT where the folder above is read-only.
 * Throws which folder could not be made, why, and what to do.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(path) !== path) await makeDataFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || (found && !found.isDirectory())) throw new Error(describe(path, error));
  });
}

function describe(path: string, { code, message }: NodeJS.ErrnoException): string {
  const reason = reasons[code ?? '']?.(dirname(path)) ?? message;
  return `The data folder cannot be made: ${reason}. Make ${path} writable for this user, or name another folder with TENON_DATA.`;
}

const reasons: Record<string, (parent: string) => string> = {
  EROFS: (parent) => `${parent} is read-only`,
  EACCES: (parent) => `this user may not write in ${parent}`,
  EPERM: (parent) => `this user may not write in ${parent}`,
  ENOSPC: (parent) => `the disk of ${parent} is full`,
  ENOTDIR: (parent) => `${parent} is a file`,
  EEXIST: () => 'a file has its name',
};
