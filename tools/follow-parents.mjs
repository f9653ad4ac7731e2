import { existsSync, readFileSync } from 'node:fs';

/**
 * A killed npm cannot pass its signal on; what is seen of it is that this process, or the shell between them, has another parent.
 * `end` is called then, once.
 */
export function followParents(end) {
  if (!process.env.npm_lifecycle_event) return;
  const before = parents();
  const watch = setInterval(() => {
    if (parents() === before) return;
    clearInterval(watch);
    end();
  }, 500).unref();
}

function parents() {
  const stat = `/proc/${process.ppid}/stat`;
  if (!existsSync(stat)) return `${process.ppid}`;
  const [, name, grandparent] = /\((.*)\) \S+ (\d+)/.exec(readFileSync(stat, 'utf8')) ?? [];
  return name?.endsWith('sh') ? `${process.ppid} ${grandparent}` : `${process.ppid}`;
}
