import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openApp, type TestApp } from './open-app.ts';

const run = promisify(execFile);
const page = readFileSync(join(import.meta.dirname, '../../docs/http-api.md'), 'utf8');

/** The program that runs a block of the page, and the name of the file that it wants. */
const languages = [
  { fence: 'bash', file: 'example.sh', program: 'bash', needs: 'curl' },
  { fence: 'ts', file: 'example.ts', program: process.execPath, needs: process.execPath },
  { fence: 'python', file: 'example.py', program: 'python3', needs: 'python3' },
];

let test: TestApp;
let call: Caller;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = test.app.addresses()[0] as { port: number };
  const { key } = (await call('POST', '/api/api-keys', { name: 'examples', roles: ['sales_rep'] })).json();
  env = { ...process.env, TENON_URL: `http://127.0.0.1:${port}`, TENON_KEY: key };
  folder = mkdtempSync(join(tmpdir(), 'tenon-examples-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

describe('an example of the API, as the page has it', () => {
  for (const { fence, file, program, needs } of languages)
    it(`runs against a real server: ${fence}`, async ({ skip }) => {
      if (!(await isThere(needs))) skip(`${needs} is not on this machine`);
      const block = new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1];
      writeFileSync(join(folder, file), block as string);
      const { stdout } = await run(program, [join(folder, file)], { env });
      expect(stdout).toContain('Acme Ltd');
      const { records } = (await call('POST', '/api/records/account/query', { select: ['name'] })).json();
      expect(records).toEqual([expect.objectContaining({ name: 'Acme Ltd' })]);
      await call('DELETE', `/api/records/account/${records[0].id}`);
    });
});

async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}
