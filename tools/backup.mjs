// npm run backup -- <file> and npm run restore -- <file>, on a fresh clone, too.
import { followParents } from './follow-parents.mjs';
import { prepare, startServerProgram } from './prepare.mjs';

const program = startServerProgram(await prepare(), ['tools/copy-everything.ts', ...process.argv.slice(2)]);
followParents(() => program.child.kill('SIGTERM'));
process.exit(await program.done);
