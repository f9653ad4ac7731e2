import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Scenario, someTime, underWriters, withStage } from '../scenario.ts';
import { untilReady } from '../tenon.ts';

const run = promisify(execFile);
const size = '500m';
const fullFor = 8000;
const writesWithin = 5000;

/** The disk of the database is full for a while: reads go on, writes are told to wait, and nothing is lost. Needs root, to mount a small disk. */
export const fillDisk: Scenario = async ({ rounds }) => {
  const disk = await mkdtemp(join(tmpdir(), 'tenon-faults-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tenon-faults', disk]);
  try {
    return await withStage(
      (stage) =>
        underWriters(stage, {
          scenario: 'fill-disk',
          rounds: Math.ceil(rounds / 10),
          async breakThings({ tenon, client, broken }) {
            await someTime();
            await fill(join(disk, 'filler'), disk);
            const end = performance.now() + fullFor;
            let reads = 0;
            while (performance.now() < end) {
              const answer = await client.once({ method: 'GET', path: '/api/records/account?limit=1' });
              if (answer?.status === 200) reads += 1;
              else if (answer?.status !== 503) broken.push(`a read answered ${answer?.status} while the disk was full`);
              await sleep(200);
            }
            if (reads === 0) broken.push('nothing could be read while the disk was full');
            await rm(join(disk, 'filler'));
            const begun = performance.now();
            await untilReady(tenon.url, () => !tenon.running);
            await client.until({ method: 'POST', path: '/api/records/lead', body: { name: '磁盘' } });
            const writeMs = performance.now() - begun;
            if (writeMs > writesWithin) broken.push(`the first write came ${Math.round(writeMs)} ms after there was room`);
            if (!/disk|space|53100/i.test(tenon.log)) broken.push('the log has no word of the full disk');
            await someTime();
            return { writeMs };
          },
        }),
      {},
      disk,
    );
  } finally {
    await run('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  }
};

async function fill(file: string, disk: string): Promise<void> {
  await mkdir(disk, { recursive: true });
  const piece = Buffer.alloc(1 << 20);
  for (;;) {
    const { bavail, bsize } = await statfs(disk);
    if (bavail * bsize < piece.length) break;
    await writeFile(file, piece, { flag: 'a' }).catch(() => {});
  }
  await writeFile(file, Buffer.alloc(1 << 19), { flag: 'a' }).catch(() => {});
}
