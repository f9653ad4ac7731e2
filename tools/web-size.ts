import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the first pages weigh: every JavaScript file a browser fetches for them, gzipped. One JSON line per page. */

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[] };

const dist = join(import.meta.dirname, '../web/dist');
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
  { name: 'web-home', chunks: product, limit: 300 },
  { name: 'web-list', chunks: [...product, 'src/records/list-page.tsx'], limit: 300 },
];

for (const { name, chunks, limit } of pages) {
  const missing = chunks.filter((chunk) => !manifest[chunk]);
  const files = staticFiles([entry, ...chunks]);
  const ours = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
  console.log(
    JSON.stringify({
      name,
      ours: Math.round(ours / 100) / 10,
      unit: 'kB gzip',
      limit,
      ok: missing.length === 0 && ours / 1000 <= limit,
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
