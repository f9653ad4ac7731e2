import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes `.br` and `.gz` beside scripts and styles, so that the server never compresses them. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets');
      for (const name of readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))) {
        const source = readFileSync(join(assets, name));
        writeFileSync(
          join(assets, `${name}.br`),
          brotliCompressSync(source, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: source.length },
          }),
        );
        writeFileSync(join(assets, `${name}.gz`), gzipSync(source, { level: 9 }));
      }
    },
  };
}

// With react-query among them a list is 4.5 kB lighter than with it in pieces of its own.
const libraries =
  /node_modules[\\/](@mantine|@floating-ui|@tabler|@tanstack[\\/](react-router|router-core|react-virtual|virtual-core|react-query|query-core))[\\/]/;
const rooms = /web[\\/]src[\\/](base|ui|fields|records)[\\/]/;
/** The pages before somebody is signed in need these, and nothing else that the others share. */
const atTheGate = {
  ui: ['button', 'class-names', 'problem-panel', 'progress', 'text-field', 'use-field-problem'],
  base: [
    ...[
      'api',
      'api-problem',
      'composition-guard',
      'currencies',
      'first-parts',
      'job',
      'load-later',
      'locale',
      'other-locale',
      'page-title',
    ],
    ...[
      'query-keys',
      'regions',
      'reload-when-outdated',
      'seen-as',
      'server-contact',
      'shown-as',
      'text',
      'theme',
      'use-me',
      'use-text',
    ],
    'zod-without-eval',
  ],
};

// A file that is called otherwise by now would drag the whole product in before anybody is signed in.
const filesOf = {
  ui: readdirSync(join(import.meta.dirname, 'src/ui')),
  base: readdirSync(join(import.meta.dirname, 'src/base')),
};
for (const [room, names] of Object.entries(atTheGate)) {
  const files = new Set(filesOf[room as keyof typeof filesOf].map((file) => file.replace(/\..*$/, '')));
  const gone = names.filter((name) => !files.has(name));
  if (gone.length > 0)
    throw new Error(`web/src/${room} has no ${gone}, which vite.config.ts keeps for the pages before sign-in.`);
}

function isAtTheGate(id: string): boolean {
  const [, room, name] = /web[\\/]src[\\/](ui|base)[\\/]([\w-]+)\./.exec(id) ?? [];
  return atTheGate[room as keyof typeof atTheGate]?.includes(name as string) ?? false;
}

/** Many pages have it, but neither a list, nor a record, nor home begins with it. */
const ofFewBeginnings =
  /[\\/](components[\\/](Drawer|Select)|InlineInput|InputsGroupFieldset)[\\/]|web[\\/]src[\\/]ui[\\/]drawer\./;

function isOfProduct(id: string): boolean {
  return !ofFewBeginnings.test(id) && (libraries.test(id) || (rooms.test(id) && !isAtTheGate(id)));
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Whoever starts Tenon can do nothing about it; what pages weigh is measured by tools/web-size.ts.
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Apart from what makes schemas, so that `zod-without-eval.ts` comes before any is made.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
            // What most pages share comes in one piece: the fifth piece of 1 kB each is compressed far worse than one of 5 kB.
            { name: 'shared', test: isOfProduct, minShareCount: 9, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
