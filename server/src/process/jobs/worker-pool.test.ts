import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWorkerPool } from './worker-pool.ts';

test('one who is slow keeps nobody else waiting', async () => {
  const done: string[] = [];
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const turns = openWorkerPool<string>(2, async (name) => {
    if (name === 'slow') await slow;
    done.push(name);
    return false;
  });
  for (const name of ['slow', 'a', 'b']) turns.wake(name);
  await expect.poll(() => done).toEqual(['a', 'b']);
  release();
  await expect.poll(() => done).toEqual(['a', 'b', 'slow']);
});

test('who has much to do goes behind those who wait', async () => {
  const order: string[] = [];
  let left = 3;
  const turns = openWorkerPool<string>(1, async (name) => {
    await sleep(1);
    order.push(name);
    if (name !== 'much') return false;
    left -= 1;
    return left > 0;
  });
  for (const name of ['much', 'a', 'b']) turns.wake(name);
  await expect.poll(() => order).toEqual(['much', 'a', 'b', 'much', 'much']);
});

test('who is woken while at work works once more, and never twice at once', async () => {
  let atWork = 0;
  let most = 0;
  let times = 0;
  const turns = openWorkerPool<string>(3, async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await sleep(5);
    atWork -= 1;
    times += 1;
    return false;
  });
  for (let i = 0; i < 5; i += 1) turns.wake('a');
  await expect.poll(() => times).toBe(2);
  await sleep(20);
  expect([times, most]).toEqual([2, 1]);
});

test('a stop waits for what is in hand, starts nothing more, and gives up on what hangs', async () => {
  const done: string[] = [];
  const turns = openWorkerPool<string>(1, async (name, mayGoOn) => {
    while (mayGoOn()) await sleep(5);
    done.push(name);
    return true;
  });
  turns.wake('a');
  turns.wake('b');
  await turns.stop();
  await sleep(20);
  expect(done).toEqual(['a']);

  const hanging = openWorkerPool<string>(1, () => new Promise(() => {}));
  hanging.wake('a');
  const started = performance.now();
  await hanging.stop();
  expect(performance.now() - started).toBeLessThan(1500);
});
