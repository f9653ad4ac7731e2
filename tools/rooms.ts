import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rooms of one house stand in a line: a file imports from its own room and from rooms to the left of it. */
const lines: Record<string, string[]> = {
  'server/src': ['base', 'catalog', 'access', 'data', 'analytics', 'process', 'http'],
  'web/src': ['base', 'ui', 'fields', 'records', 'dashboards', 'tasks', 'studio', 'app'],
};

/** What each house may import besides itself. Houses that are not named (e2e, bench, tools, main.ts) join the others. */
const neighbours: Record<string, string[]> = {
  metadata: [],
  server: ['metadata'],
  web: ['metadata'],
  solutions: ['metadata'],
  connectors: ['metadata'],
};

/** Tests of a solution run it on the real engines. */
const testNeighbours: Record<string, string[]> = { ...neighbours, solutions: ['metadata', 'server'] };

/** Returns one line for each import that leads where it must not. Fails when it finds no file to look at. */
export function findRoomFaults(root: string): string[] {
  const paths = globSync('{metadata,server,web,solutions,connectors}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules', 'web/dist'],
  });
  if (paths.length === 0) throw new Error(`There is no source file under ${root}: nothing was checked.`);
  return paths.sort().flatMap((path) => findFaults(path, readFileSync(join(root, path), 'utf8')));
}

function findFaults(path: string, text: string): string[] {
  return findImports(text).flatMap((specifier) => {
    const target = resolveImport(path, specifier);
    const reason = target && (houseFault(path, target) ?? roomFault(path, target));
    return reason ? [`${path} imports ${target}: ${reason}`] : [];
  });
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`, also across lines. */
function findImports(text: string): string[] {
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The path in the project, or undefined for a package from npm. */
function resolveImport(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
  return /^@tenon\/(.+)$/.exec(specifier)?.[1];
}

function houseFault(path: string, target: string): string | undefined {
  const [house = '', other = ''] = [path, target].map((each) => each.split('/')[0] ?? '');
  const allowed = (/\.test(-support)?\./.test(path) ? testNeighbours : neighbours)[house] ?? [];
  if (house === other || allowed.includes(other)) return undefined;
  return `${house} may import ${allowed.join(', ') || 'nothing but itself'}`;
}

function roomFault(path: string, target: string): string | undefined {
  const house = Object.keys(lines).find((each) => path.startsWith(`${each}/`) && target.startsWith(`${each}/`));
  const line = house ? lines[house] : undefined;
  if (!house || !line) return undefined;
  const [from, to] = [path, target].map((each) => each.slice(house.length + 1));
  // start.ts and its like stand outside the rooms and join them; no room may lean on them.
  if (!from?.includes('/')) return undefined;
  const [room, otherRoom] = [from, to].map((each) => line.indexOf(each?.split('/')[0] ?? ''));
  if (room === undefined || otherRoom === undefined || room === -1)
    return `${from?.split('/')[0]} is no room (${line.join(' < ')})`;
  if (otherRoom === -1) return `it is in no room (${line.join(' < ')})`;
  return otherRoom > room ? `rooms stand in a line (${line.join(' < ')})` : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = findRoomFaults(join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
