import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWebWhenStale } from './build-web.mjs';
import { prepare, root, start } from './prepare.mjs';

const node = await prepare();
if (!(await buildWebWhenStale(node))) process.exit(1);

const cache = join(root, 'node_modules', '.cache', 'node');
const server = start(node, ['main.ts'], {
  env: { NODE_COMPILE_CACHE: cache },
  // The channel tells the server when this process is killed, so that it does not outlive it.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.child.kill(signal));
stopWhenNpmIsKilled();
process.exitCode = await server.done;
process.removeAllListeners();
process.exit();

/** A killed npm cannot pass its signal on; what is seen of it is that this process, or the shell between them, has another parent. */
function stopWhenNpmIsKilled() {
  if (!process.env.npm_lifecycle_event) return;
  const before = parents();
  setInterval(() => parents() !== before && server.child.kill('SIGTERM'), 500).unref();
}

function parents() {
  const stat = `/proc/${process.ppid}/stat`;
  if (!existsSync(stat)) return `${process.ppid}`;
  const [, name, grandparent] = /\((.*)\) \S+ (\d+)/.exec(readFileSync(stat, 'utf8')) ?? [];
  return name?.endsWith('sh') ? `${process.ppid} ${grandparent}` : `${process.ppid}`;
}
