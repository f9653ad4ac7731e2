import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRoomFaults } from './rooms.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tenon-rooms-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['a room to the right', 'server/src/data/a.ts', `import { b } from '../http/b.ts';`],
  ['a room to the right, as a type', 'server/src/base/a.ts', `import type { B } from '../data/b.ts';`],
  ['a room to the right, over several lines', 'web/src/ui/a.tsx', `import {\n  b,\n} from '../records/b.tsx';`],
  ['a room to the right, at run time', 'server/src/data/a.ts', `const b = await import('../process/b.ts');`],
  ['a room to the right, passed on', 'server/src/access/a.ts', `export { b } from '../data/b.ts';`],
  ['the composition root', 'server/src/data/a.ts', `import { start } from '../start.ts';`],
  ['a solution from the server', 'server/src/http/a.ts', `import { sales } from '../../../solutions/sales/solution.ts';`],
  ['the server from a solution', 'solutions/sales/a.ts', `import { readRecords } from '@tenon/server/src/data/read-records.ts';`],
  ['a connector from the server', 'server/src/process/a.ts', `import { connectors } from '@tenon/connectors';`],
  ['the server from a connector', 'connectors/src/a/a.ts', `import { newId } from '@tenon/server/src/base/ids.ts';`],
  ['the server from a connector test', 'connectors/src/a/a.test.ts', `import '../../../server/src/base/ids.ts';`],
  ['the server from the screens', 'web/src/app/a.ts', `import '@tenon/server/src/base/ids.ts';`],
  ['the server from the language', 'metadata/a.ts', `import { newId } from '../server/src/base/ids.ts';`],
  ['a room that is not one', 'server/src/data/a.ts', `import { b } from '../stuff/b.ts';`],
])('%s is a fault', (_, path, text) => {
  write(path, text);
  expect(findRoomFaults(root)).toHaveLength(1);
});

test.each([
  ['its own room and rooms to the left', 'server/src/data/a.ts', `import './b.ts'; import { c } from '../base/c.ts';`],
  ['the language', 'web/src/records/a.tsx', `import type { Label } from '@tenon/metadata';`],
  ['packages', 'metadata/a.ts', `import { z } from 'zod';`],
  ['every room from start.ts', 'server/src/start.ts', `import { buildApp } from './http/app.ts';`],
  ['the engines in a solution test', 'solutions/sales/deal.test.ts', `import '../../server/src/data/read-records.ts';`],
])('%s may be imported', (_, path, text) => {
  write(path, text);
  expect(findRoomFaults(root)).toEqual([]);
});

test('nothing to look at is a failure, not a pass', () => {
  expect(() => findRoomFaults(root)).toThrow('nothing was checked');
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
