import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endpoints } from '../metadata/api/endpoints.ts';
import { errorCatalogue } from '../server/src/base/errors.ts';

const houses = ['metadata', 'server', 'solutions', 'connectors', 'web', 'e2e', 'bench', 'deploy', 'docs', 'tools', '.ci'];

/** What a page says that is not so: links and paths that lead nowhere, npm scripts that do not exist. */
export function findFaults(page: string, text: string, facts: { exists(path: string): boolean; scripts: string[] }): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map((match) => normalize(join(dirname(page), match[1] ?? '')));
  const paths = [...prose.matchAll(/`([\w.-]+\/[\w./-]*[\w/-])`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => houses.includes(path.split('/')[0] ?? '') && !isPattern(path));
  const scripts = [...text.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? '');
  return [
    ...[...links, ...paths].filter((path) => !facts.exists(path)).map((path) => `${page}: there is no ${path}`),
    ...scripts.filter((name) => !facts.scripts.includes(name)).map((name) => `${page}: there is no npm script ${name}`),
  ];
}

/** `docs/how-to/x.md` names the file that a reader will make. */
function isPattern(path: string): boolean {
  return path.split(/[/.]/).some((part) => /^(x|X|noun|name|y|NNNN.*)$/.test(part));
}

/** Every error code has a row in the reference, and no row names a code that is gone. */
export function findErrorFaults(text: string, codes: string[]): string[] {
  const documented = [...text.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
  return [
    ...codes.filter((code) => !documented.includes(code)).map((code) => `docs/errors.md does not explain ${code}`),
    ...documented.filter((code) => !codes.includes(code)).map((code) => `docs/errors.md explains ${code}, which does not exist`),
  ];
}

/** Every endpoint is in the table of the HTTP API, and nothing else is. */
export function findEndpointFaults(text: string, keys: string[]): string[] {
  const cells = [...text.matchAll(/^\| ((?:GET|POST|PUT|PATCH|DELETE) \/[^|]*) \|/gm)].map((match) => match[1] ?? '');
  const documented = cells.flatMap((cell) => cell.split(' · ').map((each) => each.replace(/\?.*/, '')));
  return [
    ...keys.filter((key) => !documented.includes(key)).map((key) => `docs/http-api.md does not have ${key}`),
    ...documented.filter((key) => !keys.includes(key)).map((key) => `docs/http-api.md has ${key}, which is not declared`),
  ];
}

/** Every page for people who use the product is there in both languages. */
export function findGuideFaults(pages: readonly string[]): string[] {
  const guides = pages.filter((page) => page.startsWith('docs/guide/'));
  const other = (page: string) =>
    page.endsWith('.zh.md') ? page.replace(/\.zh\.md$/, '.en.md') : page.replace(/\.en\.md$/, '.zh.md');
  return guides
    .filter((page) => other(page) === page || !guides.includes(other(page)))
    .map((page) => `${page} is in one language only`);
}

/** Every setting of `config.ts` is in the README, in both languages. */
export function findSettingFaults(page: string, text: string, config: string): string[] {
  const names = [...config.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map((match) => match[1] ?? '');
  return names.filter((name) => !text.includes(`\`${name}\``)).map((name) => `${page} does not explain the setting ${name}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '..');
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const facts = {
    exists: (path: string) => existsSync(join(root, path)),
    scripts: Object.keys(JSON.parse(read('package.json')).scripts),
  };
  const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });
  if (pages.length === 0) throw new Error('There is no page to check.');
  const faults = [
    ...pages.flatMap((page) => findFaults(page, read(page), facts)),
    ...['README.md', 'README.zh-CN.md'].flatMap((page) => findSettingFaults(page, read(page), read('server/src/base/config.ts'))),
    ...findGuideFaults(pages),
    ...findEndpointFaults(read('docs/http-api.md'), Object.keys(endpoints)),
    ...findErrorFaults(read('docs/errors.md'), Object.keys(errorCatalogue)),
  ];
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
