import { start } from './server/src/start.ts';

await start({ solutions: [] });
