import { tuneGarbageCollection } from './server/src/base/v8-gc-flags.ts';

const started = tuneGarbageCollection();
// Loaded after that, since code stays: the young generation need not grow for it.
const { connectors } = await import('./connectors/src/index.ts');
const { start } = await import('./server/src/start.ts');
const { projects, sales, ...gallery } = await import('./solutions/index.ts');

await start({ solutions: [sales, projects, ...Object.values(gallery)], connectors });
started();
