import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../ids.ts';
import { keepTextOnce } from '../keep-file.ts';

/** Keeps secrets encrypted. `about` says whose secret it is: sealed for one place, it does not open in another. */
export type Vault = {
  seal(secret: string, about: string): string;
  /** Undefined when it was sealed with another key, for another place, or was changed. */
  open(sealed: string, about: string): string | undefined;
};

const cipher = 'aes-256-gcm';
const shortestKey = 32;

/** AES-256-GCM under the server's key: the one of the settings, or one that is made once and kept in the data folder. */
export function openVault({ secretKey, dataFolder }: { secretKey: string | undefined; dataFolder: string }): Vault {
  let known: Buffer | undefined;
  const key = () => {
    known ??= createHash('sha256')
      .update(secretKey ?? keptKey(dataFolder))
      .digest();
    return known;
  };
  return {
    seal(secret, about) {
      const nonce = randomBytes(12);
      const sealing = createCipheriv(cipher, key(), nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const opening = createDecipheriv(cipher, key(), bytes.subarray(0, 12), { authTagLength: 16 });
        opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** Read by its owner only. Two servers that start at once agree on the one that was first. */
function keptKey(dataFolder: string): string {
  const path = join(dataFolder, 'secret.key');
  keepTextOnce(dataFolder, 'secret.key', newToken());
  const key = readFileSync(path, 'utf8');
  // Written by an older version when the disk was full.
  if (key.trim().length < shortestKey) throw new Error(`${path} is cut short: put it back from a backup, or delete it`);
  return key;
}
