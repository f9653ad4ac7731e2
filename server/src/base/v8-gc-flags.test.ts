import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * A start that keeps what it reads, then many answers that nobody keeps. Prints the megabytes of the young generation after the one,
 * and by how many the old generation grew during the other.
 */
const server = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { tuneGarbageCollection } from '${join(import.meta.dirname, 'v8-gc-flags.ts')}';
  class Answer { constructor() { this.rows = []; } }
  function read(id) {
    const answer = new Answer();
    for (let row = 0; row < 20; row += 1) answer.rows.push({ id, at: row + 0.5 });
    return answer.rows;
  }
  const megabytes = (name, size) => getHeapSpaceStatistics().find((space) => space.space_name === name)[size] / 2 ** 20;
  const code = [];
  while (megabytes('new_space', 'space_size') < 32) code.push({ line: code.length });
  const started = tuneGarbageCollection();
  const kept = [];
  for (let id = 0; id < 20_000; id += 1) kept.push(read(id));
  const young = megabytes('new_space', 'space_size');
  started();
  const before = megabytes('old_space', 'space_used_size');
  let old = 0;
  for (let id = 0; id < 300_000; id += 1) {
    kept[0] = read(id);
    if (id % 1000 === 0) old = Math.max(old, megabytes('old_space', 'space_used_size') - before);
  }
  console.log(JSON.stringify({ young, old, kept: code.length + kept.length }));
`;

test('answers are collected young, although what was read at the start is kept', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', server], { encoding: 'utf8' });
  const { young, old } = JSON.parse(printed) as { young: number; old: number };
  expect(young).toBe(32);
  expect(old).toBeLessThan(40);
});
