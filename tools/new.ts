import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { newButtonKind } from './new/button-kind.ts';
import { newChart } from './new/chart.ts';
import { newConnector } from './new/connector.ts';
import { newDashboard } from './new/dashboard.ts';
import { newFieldType } from './new/field-type.ts';
import { newJob } from './new/job.ts';
import { newObject } from './new/object.ts';
import { newPage } from './new/page.ts';
import { newProcess } from './new/process.ts';
import type { Recipe, Request } from './new/recipe.ts';
import { newReport } from './new/report.ts';
import { newRuleAction } from './new/rule-action.ts';
import { newSolution } from './new/solution.ts';
import { newStep } from './new/step.ts';

const root = join(import.meta.dirname, '..');

/** What `npm run new <kind> <name>` can make. A new one is a file in `tools/new` and a line here. */
const recipes: Record<string, (request: Request) => Recipe> = {
  object: newObject,
  'field-type': newFieldType,
  step: newStep,
  'button-kind': newButtonKind,
  connector: newConnector,
  report: newReport,
  chart: newChart,
  dashboard: newDashboard,
  process: newProcess,
  'rule-action': newRuleAction,
  job: newJob,
  page: newPage,
  solution: newSolution,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { solution: { type: 'string', default: 'sales' } },
});
const [kind = '', name = ''] = positionals;
const recipe = recipes[kind];
if (!recipe || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(`Usage: npm run new <${Object.keys(recipes).join('|')}> <name-in-kebab-case> [-- --solution sales]`);
  process.exit(1);
}
write(recipe({ name, solution: values.solution }));

function write({ files, lines, next }: Recipe): void {
  const taken = Object.keys(files).filter((path) => existsSync(join(root, path)));
  const missing = lines.map(({ path }) => path).filter((path) => !existsSync(join(root, path)));
  if (taken.length > 0) stop(`There is already ${taken.join(', ')}.`);
  if (missing.length > 0) stop(`There is no ${[...new Set(missing)].join(', ')} to add a line to.`);
  const texts = new Map(Object.entries(files));
  for (const line of lines)
    texts.set(line.path, withLine(texts.get(line.path) ?? readFileSync(join(root, line.path), 'utf8'), line));
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const touched = [...texts.keys()];
  spawnSync('biome', ['check', '--write', ...touched], { cwd: root, stdio: 'inherit' });
  console.log([...touched.map((path) => `  ${path}`), 'Next:', ...next.map((step) => `  - ${step}`)].join('\n'));
}

/** Order and layout of what is added are the formatter's. */
function withLine(text: string, line: Recipe['lines'][number]): string {
  if ('import' in line) return `${line.import}\n${text}`;
  const place = 'before' in line ? line.before : 'within' in line ? line.within : undefined;
  if (!place) return `${text}${line.text}\n`;
  if (!place.test(text)) stop(`${line.path} has no place for "${line.text.trim()}"; add it by hand.`);
  return text.replace(place, (found) => `${line.text}${'before' in line ? '\n' : ''}${found}`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
