import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

type Step = { name: string; program: string; args: string[] };

/** What must hold before a change is committed; CI runs the same list. `npm run check -- --no-tests` leaves the tests out. */
const steps: Step[] = [
  { name: 'format and lint', program: 'biome', args: ['ci', '--error-on-warnings'] },
  { name: 'types', program: process.execPath, args: ['node_modules/typescript7/bin/tsc', '-p', '.'] },
  { name: 'rooms', program: process.execPath, args: ['tools/rooms.ts'] },
  { name: 'names of solutions', program: process.execPath, args: ['tools/solution-names.ts'] },
  { name: 'dead code', program: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: 'translations', program: process.execPath, args: ['tools/translations.ts'] },
  { name: 'docs facts', program: process.execPath, args: ['tools/docs-facts.ts'] },
  { name: 'schema dump', program: process.execPath, args: ['tools/dump-schema.ts', '--check'] },
  { name: 'lock file', program: process.execPath, args: ['tools/complete-lock.ts', '--check'] },
  { name: 'recipes', program: process.execPath, args: ['tools/check-recipes.ts'] },
  { name: 'web build', program: process.execPath, args: ['tools/web-size.ts', '--build'] },
];

const tests: Step = { name: 'tests', program: process.execPath, args: ['tools/test.mjs'] };

type Result = { name: string; ok: boolean };

const queue = [...steps];
const workers = Array.from({ length: Math.min(2, availableParallelism()) }, work);
const results = (await Promise.all(workers)).flat();
if (!process.argv.includes('--no-tests')) results.push(await runStep(tests));

const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(failed.length > 0 ? `check failed: ${failed.join(', ')}` : 'check passed');
process.exit(failed.length > 0 ? 1 : 0);

async function work(): Promise<Result[]> {
  const done: Result[] = [];
  for (let step = queue.shift(); step; step = queue.shift()) done.push(await runStep(step));
  return done;
}

/** Prints one line for a step; what the step itself wrote only when it failed; of the tests also the sum. */
async function runStep({ name, program, args }: Step): Promise<Result> {
  const started = Date.now();
  const { code, output } = await run(program, args);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '       '));
  else if (name === tests.name) console.log(`       ${output.trimEnd().split('\n').at(-1)}`);
  return { name, ok: code === 0 };
}

function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((settle) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => settle({ code: 1, output: error.message }));
    child.once('close', (code) => settle({ code, output }));
  });
}
