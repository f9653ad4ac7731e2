import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';
import { circles } from './room-rules.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Returns one line for each circle of imports that `circles` of the room rules does not allow, and for each that it allows and nobody needs.
 * Types do not count: they are gone when the code runs.
 */
export function findCircleFaults(root: string, allowed: Record<string, string> = circles): string[] {
  const found = findCircles(readGraph(root)).map((files) => ({ name: nameOf(files), files }));
  const unneeded = Object.keys(allowed).filter((name) => !found.some((circle) => circle.name === name));
  return [
    ...found
      .filter(({ name }) => !(name in allowed))
      .map(({ files }) => `${files.join(', ')} import each other in a circle: put what they share into a file of its own`),
    ...unneeded.map((name) => `there is no circle ${name} any more: take it out of tools/room-rules.ts`),
  ];
}

/** The file that comes first by name, and how many there are: one more in the circle has to be looked at anew. */
function nameOf(files: readonly string[]): string {
  return `of ${files.length} with ${files[0]}`;
}

/** What each source imports as a value, by path. */
function readGraph(root: string): Graph {
  const paths = globSync('{metadata,server,web,connectors,solutions}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules', 'web/dist'],
  })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test(-support)?\.tsx?$|\.d\.ts$/.test(path))
    .sort();
  const known = new Set(paths);
  return new Map(
    paths.map((path) => {
      const targets = valueImports(path, readFileSync(join(root, path), 'utf8')).map((specifier) => resolve(path, specifier));
      return [path, targets.filter((target) => known.has(target))];
    }),
  );
}

function valueImports(path: string, text: string): string[] {
  const { module } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  const imports = module.staticImports.filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType));
  const exports = module.staticExports.flatMap(({ entries }) => entries.filter(({ isType }) => !isType));
  return [...imports, ...exports].flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('@tenon/metadata')) return 'metadata/index.ts';
  return normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
}

/** Files from which each of the others can be reached and back, two at least: strongly connected components, as Tarjan finds them. */
function findCircles(graph: Graph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    let low = own;
    open.push(path);
    isOpen.add(path);
    for (const target of graph.get(path) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (isOpen.has(target)) low = Math.min(low, order.get(target) as number);
    }
    if (low === own) {
      const circle = open.splice(open.indexOf(path));
      for (const each of circle) isOpen.delete(each);
      if (circle.length > 1) found.push(circle.toSorted());
    }
    return low;
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found;
}
