// Runs every recipe of `npm run new` on a copy of the sources and checks that what it writes is formatted, has its types, keeps to its
// room and passes the tests of its family. A step of `npm run check`, because it takes a type check of the whole.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { compareFiles, recipeCosts } from './recipe-costs.ts';

const root = join(import.meta.dirname, '..');
const houses = ['connectors', 'metadata', 'server', 'solutions', 'web'];
const others = ['tools', 'e2e', 'main.ts', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json', '.gitignore'];
const kinds = Object.keys(recipeCosts);
const joined = ['connectors/src/index.ts', 'web/src/fields/index.ts'];

const copy = mkdtempSync(join(tmpdir(), 'tenon-new-'));
try {
  copySources();
  const written = writeEachKind();
  for (const path of joined) if (!written.has(path)) throw new Error(`No recipe adds a line to ${path}.`);
  // What was written, and what it is joined to.
  writeFileSync(
    join(copy, 'tsconfig.written.json'),
    JSON.stringify({ extends: './tsconfig.json', include: ['web/src/**/*.d.ts', ...written] }),
  );
  succeed(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.written.json']);
  succeed('biome', ['ci', '--error-on-warnings', ...written]);
  succeed(process.execPath, ['tools/rooms.ts']);
  succeed('vitest', [
    'run',
    '--project',
    'unit',
    'connectors',
    'metadata/field-types/contract.test.ts',
    'metadata/steps',
    'metadata/buttons',
    'metadata/check-rules.test.ts',
    'metadata/rules',
  ]);
  checkSolution();
  refuseToOverwrite();
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The sources in a folder of their own, with the packages of this one. */
function copySources(): void {
  const isSource = (path: string) => !/[\\/](node_modules|dist)$/.test(path);
  for (const each of [...houses, ...others]) cpSync(join(root, each), join(copy, each), { recursive: true, filter: isSource });
  const packages = join(copy, 'node_modules');
  mkdirSync(join(packages, '@tenon'), { recursive: true });
  for (const each of readdirSync(join(root, 'node_modules')))
    if (!each.startsWith('.cache') && each !== '@tenon') symlinkSync(join(root, 'node_modules', each), join(packages, each));
  for (const house of houses) symlinkSync(join(copy, house), join(packages, '@tenon', house));
}

/** Returns the files that the recipes say they wrote or added a line to. */
function writeEachKind(): Set<string> {
  return new Set(
    kinds.flatMap((kind) => {
      const output = succeed(process.execPath, ['tools/new.ts', kind, `tried-${kind}`]);
      const written = [...output.matchAll(/^ {2}([\w./-]+\.tsx?)$/gm)].map(([, path = '']) => path);
      checkCost(kind, written);
      return written;
    }),
  );
}

/** Neither may a family cost more than is promised, nor its page say otherwise. */
function checkCost(kind: string, written: readonly string[]): void {
  const cost = recipeCosts[kind] as (typeof recipeCosts)[string];
  if (written.length !== cost.files)
    throw new Error(`A ${kind} costs ${written.length} files, not ${cost.files}: ${written.join(', ')}`);
  const page = `docs/how-to/${cost.page}`;
  const faults = compareFiles(readFileSync(join(root, page), 'utf8'), written);
  if (faults.length > 0) throw new Error(`${page} ${faults.join('; ')}.`);
}

/** What was added to a solution, and a solution that was made with an object in it, pass the check that installing them would ask. */
function checkSolution(): void {
  succeed(process.execPath, ['tools/new.ts', 'object', 'tried-thing', '--solution', 'tried-solution']);
  const script = `
    import { checkDefinitions } from './metadata/index.ts';
    import { platform } from './server/src/catalog/platform/solution.ts';
    import { sales, triedSolution } from './solutions/index.ts';
    for (const { definitions } of [sales, triedSolution]) {
      const problems = checkDefinitions([...platform.definitions, ...definitions]);
      if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
    }`;
  succeed(process.execPath, ['--input-type=module', '-e', script]);
}

function refuseToOverwrite(): void {
  const { status, output } = run(process.execPath, ['tools/new.ts', 'connector', 'webhook']);
  if (status !== 1 || !output.includes('There is already connectors/src/webhook/webhook.actions.ts'))
    throw new Error(`A connector that is there was not refused (exit code ${status}): ${output}`);
}

function succeed(program: string, args: string[]): string {
  const { status, output } = run(program, args);
  if (status === 0) return output;
  console.error(`${program} ${args.join(' ')} ended with ${status}:\n${output}`);
  throw new Error('A recipe writes what does not hold.');
}

function run(program: string, args: string[]) {
  const path = [join(copy, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  return { status, output: stdout + stderr };
}
