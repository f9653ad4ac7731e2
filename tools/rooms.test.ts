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
  ['a room to the right', 'server/src/data/read/a.ts', `import { b } from '../../http/b.ts';`],
  ['a room to the right, as a type', 'server/src/base/a.ts', `import type { B } from '../data/b.ts';`],
  ['a room to the right, over several lines', 'web/src/ui/a.tsx', `import {\n  b,\n} from '../records/b.tsx';`],
  ['a room to the right, at run time', 'server/src/data/read/a.ts', `const b = await import('../../process/b.ts');`],
  ['a room to the right, passed on', 'server/src/access/a.ts', `export { b } from '../data/b.ts';`],
  ['the composition root', 'server/src/data/read/a.ts', `import { start } from '../../start.ts';`],
  ['a solution from the server', 'server/src/http/a.ts', `import { sales } from '../../../solutions/sales/solution.ts';`],
  [
    'the server from a solution',
    'solutions/sales/a.ts',
    `import { readRecords } from '@tenon/server/src/data/read/read-records.ts';`,
  ],
  ['a connector from the server', 'server/src/process/runs/a.ts', `import { connectors } from '@tenon/connectors';`],
  ['the server from a connector', 'connectors/src/a/a.ts', `import { newId } from '@tenon/server/src/base/ids.ts';`],
  ['the server from a connector test', 'connectors/src/a/a.test.ts', `import '../../../server/src/base/ids.ts';`],
  ['the server from the screens', 'web/src/app/a.ts', `import '@tenon/server/src/base/ids.ts';`],
  ['the server from the language', 'metadata/a.ts', `import { newId } from '../server/src/base/ids.ts';`],
  ['a layer of the language to the right', 'metadata/define/a.ts', `import { fieldTypes } from '../field-types/index.ts';`],
  [
    'a layer of the language to the right, as a type',
    'metadata/expression/a.ts',
    `import type { F } from '../field-types/a.ts';`,
  ],
  ['a file beside the layers that counts to one', 'metadata/problem.ts', `import { fieldTypes } from './field-types/index.ts';`],
  ['a file beside the layers that counts to none', 'metadata/check/a.ts', `import { fieldTypes } from '../index.ts';`],
  ['a folder of the language that is no layer', 'metadata/stuff/a.ts', ''],
  ['a room that is not one', 'server/src/data/read/a.ts', `import { b } from '../../stuff/b.ts';`],
  ['a file in a room that is not one', 'server/src/stuff/a.ts', ''],
  ['a file beside the rooms', 'server/lib/a.ts', ''],
  ['a file beside the folders of a divided room', 'server/src/data/a.ts', ''],
  ['a file beside the sources of the screens', 'web/a.ts', ''],
  ['a file that is no TypeScript', 'server/src/data/read/a.mjs', ''],
  ['an import in a template', 'server/src/data/read/a.ts', 'const b = await import(`../../http/b.ts`);'],
  ['an import behind a comment', 'server/src/data/read/a.ts', `const b = await import(/* b */ '../../http/b.ts');`],
  [
    'an import around a comment with an apostrophe',
    'server/src/data/read/a.ts',
    `import {\n  // b's\n  b,\n} from '../../http/b.ts';`,
  ],
  ['an import without blanks', 'server/src/data/read/a.ts', `import{b}from'../../http/b.ts'`],
  ['an import after other code', 'server/src/data/read/a.ts', `const a = 1; export const c = () => import('../../http/b.ts');`],
  ['an import for its type alone', 'server/src/data/read/a.ts', `export type B = import('../../http/b.ts').B;`],
  ['an import of the old kind', 'server/src/data/read/a.ts', `import b = require('../../http/b.ts');`],
  ['an import that is worked out', 'server/src/data/read/a.ts', `const b = await import(folder + '/b.ts');`],
  ['a require', 'server/src/data/read/a.ts', `const b = require('../../http/b.ts');`],
  ['a maker of require', 'server/src/data/read/a.ts', `import { createRequire } from 'node:module';`],
  ['a resolved path', 'server/src/data/read/a.ts', `const b = import.meta.resolve('../../http/b.ts');`],
  ['a built-in module by its name', 'metadata/a.ts', `const fs = process.getBuiltinModule('node:fs');`],
  ['a worker', 'server/src/data/read/a.ts', `new Worker(new URL('../../http/b.ts', import.meta.url));`],
  ['a worker by its path', 'server/src/data/read/a.ts', `new Worker(join(import.meta.dirname, '../../http', 'b.ts'));`],
  ['a worker by a path that is worked out', 'server/src/data/read/a.ts', 'new Worker(new URL(b, import.meta.url));'],
  ['an absolute path', 'server/src/data/read/a.ts', `import '/srv/server/src/http/b.ts';`],
  ['code as data', 'metadata/a.ts', `import 'data:text/javascript,1';`],
  ['files in the language', 'metadata/a.ts', `import { readFileSync } from 'node:fs';`],
  ['the database in the language', 'metadata/a.ts', `import pg from 'pg';`],
  ['the database outside base', 'server/src/data/read/a.ts', `import pg from 'pg';`],
  ['SQL in the edge', 'server/src/http/a.ts', `import sql from 'sql-template-tag';`],
  ['SQL in processes', 'server/src/process/runs/a.ts', `import sql from 'sql-template-tag';`],
  ['the network in the engines', 'server/src/data/read/a.ts', `import { connect } from 'node:net';`],
  ['Node in the screens', 'web/src/app/a.ts', `import { join } from 'node:path';`],
  ['a package that a room does not list', 'server/src/analytics/a.ts', `import Papa from 'papaparse';`],
  ['a package whose name begins alike', 'metadata/a.ts', `import 'zod-extra';`],
  ['files in a solution', 'solutions/sales/a.ts', `import 'node:fs';`],
  ['another solution', 'solutions/sales/a.ts', `import { b } from '../service/b.ts';`],
  ['another solution, by the name of the package', 'solutions/sales/a.ts', `import '@tenon/solutions/service/b.ts';`],
  ['another connector', 'connectors/src/a/a.ts', `import { b } from '../b/b.ts';`],
  ['what joins the connectors', 'connectors/src/a/a.ts', `import '../index.ts';`],
  ['a test in what is no test', 'server/src/data/read/a.ts', `import './b.test-support.ts';`],
  ['a test tool in what is no test', 'server/src/data/read/a.ts', `import fc from 'fast-check';`],
  ['a tool of the project', 'server/src/data/read/a.ts', `import '../../../../tools/rooms.ts';`],
])('%s is a fault', (_, path, text) => {
  write(path, text);
  expect(findRoomFaults(root)).toHaveLength(1);
});

test.each([
  ['its own room and rooms to the left', 'server/src/data/read/a.ts', `import './b.ts'; import { c } from '../../base/c.ts';`],
  ['the language', 'web/src/records/a.tsx', `import type { Label } from '@tenon/metadata';`],
  ['a layer to the left', 'metadata/check/a.ts', `import { label } from '../label.ts'; import { a } from '../expression/a.ts';`],
  ['packages', 'metadata/a.ts', `import { z } from 'zod';`],
  ['what a room lists', 'server/src/base/a.ts', `import pg from 'pg'; import { join } from 'node:path';`],
  ['a worker of the same room', 'server/src/data/read/a.ts', `new Worker(new URL('./b.ts', import.meta.url));`],
  ['a folder of data', 'server/src/data/read/a.ts', `const folder = join(import.meta.dirname, '../../../sql');`],
  [
    'an import in a text or a comment',
    'server/src/data/read/a.ts',
    `// import '../../http/b.ts'\nconst a = "import '../../http/b.ts'";`,
  ],
  ['every solution from what joins them', 'solutions/index.ts', `export { sales } from './sales/solution.ts';`],
  ['every room from start.ts', 'server/src/start.ts', `import { buildApp } from './http/app.ts';`],
  ['the engines in a solution test', 'solutions/sales/deal.test.ts', `import '../../server/src/data/read/read-records.ts';`],
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
