// npm run bench: installs and builds what it needs, then measures. Arguments choose the measures: npm run bench -- list search
import { buildWebWhenStale } from './build-web.mjs';
import { followParents } from './follow-parents.mjs';
import { prepare, startServerProgram } from './prepare.mjs';

const node = await prepare({ tools: true });
if (!(await buildWebWhenStale(node))) process.exit(1);

const bench = startServerProgram(node, ['bench/run.ts', ...process.argv.slice(2)]);
followParents(() => bench.child.kill('SIGTERM'));
process.exit(await bench.done);
