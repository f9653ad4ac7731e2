// npm test: unit, database, HTTP and browser tests. Arguments go to vitest: npm test -- --project unit
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildWebWhenStale } from './build-web.mjs';
import { followParents } from './follow-parents.mjs';
import { prepare, root, startServerProgram } from './prepare.mjs';

const node = await prepare({ tools: true });
if (!(await buildWebWhenStale(node))) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'tenon-report-'));
const report = join(folder, 'report.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const endsWithParent = ['--import', './tools/end-with-parent.mjs'];
const args = [
  ...endsWithParent,
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const tests = startServerProgram(node, args);
followParents(() => tests.child.kill('SIGTERM'));
const code = await tests.done;
const { passed, failed, skipped } = readResults(code);
rmSync(folder, { recursive: true });
for (const line of new Set(skipped)) console.log(`skipped: ${line}`);
console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exit(failed > 0 ? 1 : code);

/** A file that could not be loaded has no tests to count, but is a failure all the same. */
function readResults(code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: [] };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const broken = counts.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length;
  const failed = counts.numFailedTests + broken;
  return {
    passed: counts.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: counts.testResults.flatMap(skippedIn),
  };
}

function isFailed(test) {
  return test.status === 'failed';
}

/** One line for each test that was not run: its file, and the suite or else the test, whose name says why. */
function skippedIn({ name, assertionResults }) {
  const tests = assertionResults.filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status));
  return tests.map(({ ancestorTitles, title }) => `${relative(root, name)}: ${ancestorTitles.find(Boolean) ?? title}`);
}
