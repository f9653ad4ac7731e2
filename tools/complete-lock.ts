import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm ci` wants every optional package of every platform in package-lock.json, but npm writes only those that the registry it
 * was run against carries. This adds the others, by their names, so that one lock file serves all platforms and registries.
 * Run it after each `npm install`; `npm run check` fails while it would change something.
 */
export function completeLock(lock: Lock): string[] {
  const added: string[] = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isLocked(lock, path, name)) continue;
      lock.packages[`node_modules/${name}`] = {
        version: range.replace(/^[\^~]/, ''),
        ...(dev && { dev }),
        optional: true,
        ...platformOf(name),
      };
      added.push(name);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

type LockedPackage = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
} & Platform;
type Lock = { packages: Record<string, LockedPackage> };
type Platform = { os?: string[]; cpu?: string[]; libc?: string[] };

/** Looked for as Node does: beside the package, then in each folder above. */
function isLocked(lock: Lock, path: string, name: string): boolean {
  if (lock.packages[`${path}/node_modules/${name}`.replace(/^\//, '')]) return true;
  const above = path.lastIndexOf('/node_modules/');
  return path !== '' && isLocked(lock, above === -1 ? '' : path.slice(0, above), name);
}

/** `binding-linux-x64-musl` says what it runs on; without these npm would try to fetch it everywhere. */
function platformOf(name: string): Platform {
  const words = name.replaceAll('windows', 'win32').split(/[-/]/);
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'netbsd', 'sunos', 'aix', 'win32', 'openharmony'];
  const cpu = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
  const of = (known: string[]) => words.filter((word) => known.includes(word));
  return {
    ...(of(os).length > 0 && { os: of(os) }),
    ...(of(cpu).length > 0 && { cpu: of(cpu) }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(words.includes('gnu') && { libc: ['glibc'] }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(import.meta.dirname, '../package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
  const added = completeLock(lock);
  if (added.length > 0 && process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${added.join(', ')}. Run: node tools/complete-lock.ts`);
    process.exit(1);
  }
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length > 0 ? `Added ${added.length} optional packages.` : 'package-lock.json is complete.');
}
