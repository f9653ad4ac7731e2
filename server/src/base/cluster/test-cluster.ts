import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const cache = join(root, 'node_modules/.cache');

/**
 * Puts an empty cluster into a data folder, as the first start of `startEmbeddedPostgres` would make it: a copy of one that is made
 * once per machine, because `initdb` takes two seconds of processor time.
 */
export async function placeTestCluster(folder: string): Promise<void> {
  const kept = join(cache, `tenon-cluster-${await clusterKey()}`);
  if (!existsSync(kept)) await makeCluster(kept);
  await mkdir(folder, { recursive: true });
  await copyFolder(kept, join(folder, 'postgres'));
}

/** Another version of PostgreSQL, another account, or another way to make it, is another cluster. */
async function clusterKey(): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const source = await readFile(join(import.meta.dirname, 'embedded-postgres.ts'), 'utf8');
  return createHash('sha256')
    .update([dependencies['embedded-postgres'], process.getuid?.(), source].join('\n'))
    .digest('hex')
    .slice(0, 12);
}

/** Made elsewhere and renamed, so that runs at the same time do not see half of it. */
async function makeCluster(kept: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tenon-cluster-'));
  await (await startEmbeddedPostgres(folder, { shared_buffers: '32MB' })).stop();
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${kept}-`);
  await copyFolder(join(folder, 'postgres'), join(draft, 'postgres'));
  await rename(join(draft, 'postgres'), kept).catch(() => undefined);
  await Promise.all([folder, draft].map((each) => rm(each, { recursive: true, force: true })));
}

/** With its owner and its rights: PostgreSQL runs under an account of its own where this process is root. */
async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}
