import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './prepare.mjs';

const stampPath = join(root, 'web', 'dist', '.sources');

/** Builds the screens when web/dist is missing or was made from other sources; resolves to false when the build failed. */
export async function buildWebWhenStale(node) {
  const sources = hashSources();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sources) return true;
  console.log('Building the screens.');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(node, [vite, 'build', 'web', '--logLevel', 'warn']);
  if (code !== 0) return false;
  writeFileSync(stampPath, sources);
  return true;
}

function hashSources() {
  const hash = createHash('sha256');
  for (const path of [...listFiles('web'), ...listFiles('metadata'), 'package-lock.json']) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => !['dist', 'node_modules'].includes(name) && !/\.test\.tsx?$/.test(name))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? listFiles(path) : [path]));
}
