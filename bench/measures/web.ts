import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What the first pages weigh; `tools/web-size.ts` prints the lines. */
export async function measureWeb(): Promise<void> {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '../../tools/web-size.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the web application is not built (npx vite build web), or a page is too heavy');
}
