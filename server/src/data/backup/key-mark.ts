import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Setting = { secretKey: string | undefined; dataFolder: string };

/** The key of the settings, or the one that is kept in the data folder; never made here. */
export async function readSecretKey({ secretKey, dataFolder }: Setting): Promise<string | undefined> {
  return secretKey ?? (await readFile(join(dataFolder, 'secret.key'), 'utf8').catch(() => undefined));
}

/** 16 hex digits that tell one key from another and not what it is; null: there is none. */
export function markOf(key: string | undefined): string | null {
  return key === undefined ? null : createHash('sha256').update(`tenon backup ${key}`).digest('hex').slice(0, 16);
}
