import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the young generation does not grow for code that is loaded', () => {
  const tell = `data:text/javascript,import { getHeapSpaceStatistics } from 'node:v8';
    process.on('exit', () => console.log(JSON.stringify(getHeapSpaceStatistics())));`;
  const ended = spawnSync(process.execPath, ['--import', tell, join(import.meta.dirname, '../../main.ts')], {
    encoding: 'utf8',
    env: { PORT: 'none' },
  });
  expect(ended.stderr).toContain('Tenon could not start.');
  const spaces = JSON.parse(ended.stdout) as { space_name: string; space_size: number }[];
  const young = spaces.find(({ space_name }) => space_name === 'new_space')?.space_size as number;
  expect(young / 2 ** 20).toBeLessThanOrEqual(4);
});
