// Plain JavaScript for the machine's own Node (20.19 or newer): brings a fresh clone to where the pinned Node can take over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/**
 * Installs what is missing and returns the Node that runs the project. `tools` are what only tests and checks need: Chromium, fonts,
 * linters; more than a third of all. A server that runs meanwhile keeps its packages when they come.
 */
export async function prepare({ tools = false } = {}) {
  if (!isInstalled({ tools: false })) await install({ tools: tools || hasTools() });
  else if (tools && !isInstalled({ tools })) await addTools();
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
function isInstalled({ tools }) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, link, dev }]) =>
      !path.startsWith('node_modules/') || optional || link || (dev && !tools) || installed[path]?.version === version,
  );
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** Whoever has run the tests keeps what they need when packages change. */
function hasTools() {
  return existsSync(join(root, 'node_modules', 'vitest'));
}

function install({ tools }) {
  console.log('Installing packages (npm ci). This happens once, and again after an update.');
  return runNpm(['ci', tools ? '--include=dev' : '--omit=dev']);
}

/** `npm ci` would delete what a running server uses; this adds what is missing, as the lock file has it. */
function addTools() {
  console.log('Installing what tests and checks need. This happens once, and again after an update.');
  return runNpm(['install', '--include=dev', '--no-save']);
}

async function runNpm(args) {
  // Not with the pinned Node: npm may be about to replace it.
  const path = process.env.PATH.split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const more = ['--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(npm, [...args, ...more], { env: { PATH: path, NODE_ENV: 'development' } });
  if (code !== 0) fail(`npm ${args[0]} failed (exit code ${code}). Check the network and the npm registry, then try again.`);
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
