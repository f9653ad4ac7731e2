import { connectors } from './connectors/src/index.ts';
import { start } from './server/src/start.ts';
import { projects, sales } from './solutions/index.ts';

await start({ solutions: [sales, projects], connectors });
