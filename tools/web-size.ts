import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the first pages weigh: every JavaScript file that a browser fetches for them, compressed with Brotli as it is sent over HTTPS. One JSON
 * line for each page, and failure when one is too heavy. `--build` builds the screens first.
 */

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[] };

const root = join(import.meta.dirname, '..');
if (process.argv.includes('--build')) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
}

const dist = join(root, 'web/dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const entry = 'index.html';
const gate = (locale: string) => [`src/base/texts/${locale}/base.ts`, `src/base/texts/${locale}/gate.ts`];
const product = ['src/app/app.tsx', 'src/base/texts/zh.ts', 'src/base/texts/zh/base.ts', 'src/base/texts/zh/gate.ts'];

const pages: { name: string; chunks: string[]; limit: number }[] = [
  { name: 'web-sign-in', chunks: [...gate('zh'), 'src/app/gate/sign-in-page.tsx'], limit: 90 },
  {
    name: 'web-first-run',
    chunks: [...gate('zh'), 'src/app/gate/first-run-page.tsx'],
    limit: 90,
  },
  { name: 'web-home', chunks: [...product, 'src/app/home/home-page.tsx'], limit: 250 },
  { name: 'web-list', chunks: [...product, 'src/records/list-page.tsx'], limit: 250 },
  { name: 'web-record', chunks: [...product, 'src/records/record-page.tsx'], limit: 250 },
];

for (const { name, chunks, limit } of pages) {
  const missing = chunks.filter((chunk) => !manifest[chunk]);
  const files = staticFiles([entry, ...chunks]);
  const ours = [...files].reduce((sum, file) => sum + statSync(join(dist, `${file}.br`)).size, 0);
  const ok = missing.length === 0 && ours / 1000 <= limit;
  if (!ok) process.exitCode = 1;
  console.log(
    JSON.stringify({
      name,
      ours: Math.round(ours / 100) / 10,
      unit: 'kB brotli',
      limit,
      ok,
      missing,
    }),
  );
}

/** The chunks and everything they import statically. */
function staticFiles(names: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return files;
}
