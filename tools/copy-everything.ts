import { backUp } from '../server/src/back-up.ts';
import { restore } from '../server/src/restore.ts';
import { sales } from '../solutions/index.ts';

const [verb, ...args] = process.argv.slice(2);
await (verb === 'restore' ? restore({ solutions: [sales] }, args) : backUp(args));
