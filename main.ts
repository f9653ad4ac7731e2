import { start } from './server/src/start.ts';
import { sales } from './solutions/index.ts';

await start({ solutions: [sales] });
