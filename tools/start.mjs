import { buildWebWhenStale } from './build-web.mjs';
import { followParents } from './follow-parents.mjs';
import { prepare, startServerProgram } from './prepare.mjs';

const node = await prepare();
if (!(await buildWebWhenStale(node))) process.exit(1);

const server = startServerProgram(node, ['main.ts']);
followParents(() => server.child.kill('SIGTERM'));
process.exit(await server.done);
