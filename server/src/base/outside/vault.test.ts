import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVault } from './vault.ts';

let dataFolder: string;

beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tenon-vault-'));
});
afterAll(() => rmSync(dataFolder, { recursive: true }));

const secret = '榫卯 whsec_mortise';

it('opens what it sealed, in the place it was sealed for', () => {
  const vault = openVault({ secretKey: 'the mortise and the tenon hold fast', dataFolder });
  const sealed = vault.seal(secret, 'main robot key');
  expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('whsec');
  expect(vault.seal(secret, 'main robot key')).not.toBe(sealed);
  expect(vault.open(sealed, 'main robot key')).toBe(secret);
  expect(vault.open(sealed, 'other robot key')).toBeUndefined();
  expect(vault.open(`${sealed.slice(0, -4)}AAAA`, 'main robot key')).toBeUndefined();
  expect(vault.open('', 'main robot key')).toBeUndefined();
});

it('keeps a key of its own in the data folder, for its owner only', () => {
  const sealed = openVault({ secretKey: undefined, dataFolder }).seal(secret, 'here');
  expect(openVault({ secretKey: undefined, dataFolder }).open(sealed, 'here')).toBe(secret);
  expect(statSync(join(dataFolder, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(
    openVault({ secretKey: 'another key than the one it was sealed with', dataFolder }).open(sealed, 'here'),
  ).toBeUndefined();
});

it('seals nothing with a key file that was cut short, since anyone would know that key', () => {
  const path = join(dataFolder, 'secret.key');
  for (const cut of ['', '  ', 'a2V5']) {
    writeFileSync(path, cut);
    expect(() => openVault({ secretKey: undefined, dataFolder }).seal(secret, 'here')).toThrow(path);
  }
});
