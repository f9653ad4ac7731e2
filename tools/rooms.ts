import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCircleFaults } from './find-circles.ts';
import { findImports } from './find-imports.ts';
import {
  besides,
  divided,
  exceptions,
  families,
  lines,
  neighbours,
  packages,
  sources,
  testNeighbours,
  testPackages,
} from './room-rules.ts';

/** Returns one line for each file or import that stands where it must not. Fails when it finds no file to look at. */
export function findRoomFaults(root: string): string[] {
  const paths = globSync('{metadata,server,web,solutions,connectors}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: root,
    exclude: ['**/node_modules', 'web/dist'],
  });
  if (paths.length === 0) throw new Error(`There is no source file under ${root}: nothing was checked.`);
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((path) => findFaults(path, readFileSync(join(root, path), 'utf8')));
}

function findFaults(path: string, text: string): string[] {
  const place = placeFault(path);
  return [
    ...(place ? [`${path}: ${place}`] : []),
    ...findImports(path, text).flatMap((specifier) => importFault(path, specifier)),
  ];
}

function placeFault(path: string): string | undefined {
  if (!/(?<!\.d)\.tsx?$|\.d\.ts$/.test(path)) return 'sources are .ts or .tsx';
  const house = path.split('/')[0] as string;
  if (!sources[house]?.test(path)) return `code of ${house} lies in ${house}/src`;
  if (divided.includes(dirname(path))) return `${dirname(path)} is divided: put it into one of its folders`;
  const home = [house, `${house}/src`].find((each) => each in lines);
  const line = home ? lines[home] : undefined;
  const within = home ? path.slice(home.length + 1) : '';
  const room = home ? roomOf(home, within) : '';
  return line && within.includes('/') && !line.includes(room) ? `${room} is no room (${line.join(' < ')})` : undefined;
}

function importFault(path: string, specifier: string | undefined): string[] {
  const target = specifier === undefined ? undefined : resolveImport(path, specifier);
  const named = `${path} imports ${target ?? specifier ?? 'what it works out at run time'}`;
  if (named in exceptions) return [];
  const reason = faultOf(path, specifier, target);
  return reason ? [`${named}: ${reason}`] : [];
}

function faultOf(path: string, specifier: string | undefined, target: string | undefined): string | undefined {
  if (specifier === undefined) return 'nobody can tell where it leads; write the path out';
  if (target === undefined) return packageFault(path, specifier);
  if (isTest(target) && !isTest(path)) return 'it is part of a test';
  return houseFault(path, target) ?? familyFault(path, target) ?? roomFault(path, target);
}

/** The path in the project, or undefined for a package. */
function resolveImport(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
  return /^@tenon\/(.+)$/.exec(specifier)?.[1];
}

function isTest(path: string): boolean {
  return /\.test(-support)?\.tsx?$/.test(path);
}

/** Tests in the base of the server and its test-*.ts may do what tests do. */
function packageFault(path: string, specifier: string): string | undefined {
  const room = Object.keys(packages)
    .filter((each) => path === each || path.startsWith(`${each}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  const house = path.split('/')[0] as string;
  const isForTests = isTest(path) || /\/(test-[\w-]+|[\w-]+-bench)\.ts$/.test(path);
  const allowed = [...(packages[room ?? ''] ?? []), ...(isForTests ? (testPackages[house] ?? []) : [])];
  const fits = allowed.some((name) =>
    name === 'node:*' ? specifier.startsWith('node:') : `${specifier}/`.startsWith(`${name}/`),
  );
  return fits ? undefined : `${room ?? house} may import ${allowed.join(', ') || 'no package'} (tools/room-rules.ts)`;
}

function houseFault(path: string, target: string): string | undefined {
  const [house = '', other = ''] = [path, target].map((each) => each.split('/')[0] ?? '');
  const allowed = (isTest(path) ? testNeighbours : neighbours)[house] ?? [];
  if (house === other || allowed.includes(other)) return undefined;
  return `${house} may import ${allowed.join(', ') || 'nothing but itself'}`;
}

function familyFault(path: string, target: string): string | undefined {
  const family = families.find((each) => path.startsWith(`${each}/`) && target.startsWith(`${each}/`));
  if (!family) return undefined;
  const [own, other] = [path, target].map((each) => each.slice(family.length + 1));
  if (!own?.includes('/')) return undefined;
  const [member, otherMember] = [own, other].map((each) => each?.split('/')[0]);
  return member === otherMember ? undefined : `members of ${family} know nothing of each other`;
}

function roomFault(path: string, target: string): string | undefined {
  const house = Object.keys(lines).find((each) => path.startsWith(`${each}/`) && target.startsWith(`${each}/`));
  const line = house ? lines[house] : undefined;
  if (!house || !line) return undefined;
  const [from, to] = [path, target].map((each) => each.slice(house.length + 1));
  const [room, otherRoom] = [from, to].map((each) => line.indexOf(roomOf(house, each ?? '')));
  // start.ts and its like stand outside the rooms and join them; no room may lean on them.
  if (room === undefined || otherRoom === undefined || room === -1) return undefined;
  if (otherRoom === -1) return `it is in no room (${line.join(' < ')})`;
  return otherRoom > room ? `rooms stand in a line (${line.join(' < ')})` : undefined;
}

/** Its folder; of a file or folder that stands beside the rooms the one it counts to, if any. */
function roomOf(house: string, path: string): string {
  const folder = path.includes('/') ? (path.split('/')[0] as string) : '';
  const named = folder === '' ? path : `${folder}/`;
  return Object.entries(besides[house] ?? {}).find(([, names]) => names.includes(named))?.[0] ?? folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '..');
  const faults = [...findRoomFaults(root), ...findCircleFaults(root)];
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
