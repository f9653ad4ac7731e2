import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

export type Chromium = { path: string; env: Record<string, string> };

/** The Chromium of this machine, or else the one that the npm package @sparticuz/chromium carries. */
export async function findChromium(): Promise<Chromium> {
  const path = installed.find((candidate) => existsSync(candidate));
  if (path) return { path, env: {} };
  const folder = await unpack();
  return { path: join(folder, 'chromium'), env: await missingLibraries(folder) };
}

/** Unpacked once per user and machine (about 2 s); renamed into place, so that runs at the same time do not see half of it. */
async function unpack(): Promise<string> {
  const folder = join(tmpdir(), `tenon-chromium-147-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const draft = await mkdtemp(`${folder}-`);
  await inflateInto(draft);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

/** The package unpacks into the folder of temporary files, and its libraries only where it takes this for a Lambda. */
async function inflateInto(folder: string): Promise<void> {
  const inflate = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: '24.x' };
  await run(process.execPath, ['--input-type=module', '--eval', inflate], { cwd: import.meta.dirname, env });
}

/** A bare machine lacks NSS and its kin; the package brings them, but the machine's own come first. */
async function missingLibraries(folder: string): Promise<Record<string, string>> {
  const { stdout } = await run('ldd', [join(folder, 'chromium')]);
  return stdout.includes('not found') ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {};
}
