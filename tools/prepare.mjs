// Plain JavaScript for the machine's own Node (20.19 or newer): brings a fresh clone to where the pinned Node can take over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Installs what is missing and returns the Node that runs the project. */
export async function prepare() {
  if (!isInstalled()) await install();
  return findNode();
}

/** Runs a program in the project folder with the pinned Node first on the path; resolves to its exit code. */
export function run(program, args, options = {}) {
  return start(program, args, options).done;
}

/** As `run`, for a program that lives on: gives its process too. */
export function start(program, args, { env = {}, stdio = 'inherit' } = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, PATH: path, ...env } });
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  const done = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program} could not be run: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
  void done.then(() => {
    for (const signal of signals) process.off(signal, passOn);
  });
  return { child, done };
}

/** Whoever is told to stop tells the program it runs, and waits for its end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** As `start`, for a program of the server: it is told when this process is killed, so that it does not outlive it. */
export function startServerProgram(node, args) {
  const cache = join(root, 'node_modules', '.cache', 'node');
  return start(node, args, { env: { NODE_COMPILE_CACHE: cache }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
}

/** True when every package of the lock file is there in its version; optional ones depend on the platform. */
function isInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith('node_modules/') || optional || link || installed[path]?.version === version,
  );
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

async function install() {
  console.log('Installing packages (npm ci). This happens once, and again after an update.');
  // Not with the pinned Node: npm is about to replace it.
  const path = process.env.PATH.split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(npm, args, { env: { PATH: path, NODE_ENV: 'development' } });
  if (code !== 0) fail(`npm ci failed (exit code ${code}). Check the network and the npm registry, then try again.`);
}

/** The pinned Node 24 from npm, or where its package has no binary that runs here, this one if it is new enough. */
function findNode() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `Tenon needs Node 22.18 or newer here: its npm packages carry none for ${process.platform} ${process.arch}, ` +
      `and this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org and try again.`,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
