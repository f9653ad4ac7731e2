import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCircleFaults } from './find-circles.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tenon-circles-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const circle = {
  'metadata/a.ts': `import { b } from './b.ts'; export const a = b;`,
  'metadata/b.ts': `export { c as b } from './check/c.ts';`,
  'metadata/check/c.ts': `import { a } from '../a.ts'; export const c = () => a;`,
};

test('files that import each other over a third are a circle', () => {
  write({ ...circle, 'metadata/beside.ts': `import { a } from './a.ts';` });
  expect(findCircleFaults(root, {})).toEqual([
    expect.stringMatching('^metadata/a.ts, metadata/b.ts, metadata/check/c.ts import each other in a circle'),
  ]);
});

test('an import for its effects counts, and one of the whole language', () => {
  write({ 'metadata/index.ts': `export * from './a.ts';`, 'metadata/a.ts': `import '@tenon/metadata';` });
  expect(findCircleFaults(root, {})).toHaveLength(1);
});

test.each([
  ['of types', `import type { C } from './check/c.ts'; export { type D } from './check/c.ts'; export const b = 1;`],
  ['of types among values', `import { type C } from './check/c.ts'; export const b = 1;`],
])('an import %s closes no circle', (_, text) => {
  write({ ...circle, 'metadata/b.ts': text });
  expect(findCircleFaults(root, {})).toEqual([]);
});

test('a circle with a reason passes until it grows, or is gone', () => {
  const allowed = { 'of 3 with metadata/a.ts': 'a reason' };
  write(circle);
  expect(findCircleFaults(root, allowed)).toEqual([]);
  write({
    'metadata/d.ts': `import { a } from './a.ts'; export const d = a;`,
    'metadata/b.ts': `import { c } from './check/c.ts'; import { d } from './d.ts'; export const b = c + d;`,
  });
  expect(findCircleFaults(root, allowed)).toHaveLength(2);
  write({ 'metadata/b.ts': 'export const b = 1;' });
  expect(findCircleFaults(root, allowed)).toEqual([expect.stringMatching('^there is no circle of 3')]);
});

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
