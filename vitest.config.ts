import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const databaseServer = './tools/test/database-server.ts';
const browserServer = './tools/test/browser-server.ts';

export default defineConfig({
  test: {
    // One more than there are cores, because tests wait for PostgreSQL and Chromium.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{connectors,metadata,web,tools}/**/*.test.{ts,tsx}'],
          isolate: false,
          unstubGlobals: true,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{server,solutions,bench}/**/*.test.ts'],
          isolate: false,
          globalSetup: databaseServer,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'http',
          include: ['e2e/http/**/*.test.ts'],
          isolate: false,
          globalSetup: databaseServer,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/*.test.ts'],
          isolate: false,
          globalSetup: [databaseServer, browserServer],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // As long as Playwright waits for what shall be on the page (`open-site.ts`).
          expect: { poll: { timeout: 10_000, interval: 100 } },
        },
      },
    ],
  },
});
