import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const houses = ['connectors', 'metadata', 'server', 'solutions', 'web'];
let copy: string;

/** The sources in a folder of their own, with the packages of this one. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'tenon-new-'));
  const isSource = (path: string) => !/[\\/](node_modules|dist)$/.test(path);
  for (const each of [
    ...houses,
    'tools',
    'e2e',
    'main.ts',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
    '.gitignore',
  ])
    cpSync(join(root, each), join(copy, each), { recursive: true, filter: isSource });
  const packages = join(copy, 'node_modules');
  mkdirSync(join(packages, '@tenon'), { recursive: true });
  for (const each of readdirSync(join(root, 'node_modules')))
    if (each !== '@tenon') symlinkSync(join(root, 'node_modules', each), join(packages, each));
  for (const house of houses) symlinkSync(join(copy, house), join(packages, '@tenon', house));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(program: string, args: string[]) {
  const path = [join(copy, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  return { status, output: stdout + stderr };
}

it('writes every kind of recipe so that types, format, rooms and the tests of its family hold', () => {
  const touched = new Set<string>();
  for (const kind of ['object', 'field-type', 'node', 'report', 'connector', 'solution']) {
    const { status, output } = run(process.execPath, ['tools/new.ts', kind, `tried-${kind}`]);
    expect(status, output).toBe(0);
    for (const [, path = ''] of output.matchAll(/^ {2}([\w./-]+\.tsx?)$/gm)) touched.add(path);
  }
  expect([...touched]).toEqual(expect.arrayContaining(['connectors/src/index.ts', 'main.ts', 'web/src/fields/index.ts']));
  const checks: [string, string[]][] = [
    [process.execPath, ['node_modules/typescript7/bin/tsc', '-p', '.']],
    ['biome', ['ci', '--error-on-warnings', ...touched]],
    [process.execPath, ['tools/rooms.ts']],
    ['vitest', ['run', '--project', 'unit', 'connectors', 'metadata/field-types/contract.test.ts']],
  ];
  for (const [program, args] of checks) {
    const { status, output } = run(program, args);
    expect(status, output).toBe(0);
  }
}, 180_000);

it('overwrites nothing', () => {
  const { status, output } = run(process.execPath, ['tools/new.ts', 'connector', 'webhook']);
  expect(status).toBe(1);
  expect(output).toContain('There is already connectors/src/webhook/webhook.actions.ts');
});
