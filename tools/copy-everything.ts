import { backUp } from '../server/src/back-up.ts';
import { restore } from '../server/src/restore.ts';
import * as solutions from '../solutions/index.ts';

const [verb, ...args] = process.argv.slice(2);
await (verb === 'restore' ? restore({ solutions: Object.values(solutions) }, args) : backUp(args));
