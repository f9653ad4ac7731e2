import { expect, test } from 'vitest';
import { completeLock } from './complete-lock.ts';

test('optional packages that the registry did not have are added with the platform their name tells', () => {
  const lock = {
    packages: {
      'node_modules/tool': {
        version: '1.0.0',
        optionalDependencies: { '@tool/linux-x64-musl': '^1.0.0', '@tool/win32-arm64': '1.0.0' },
      },
      'node_modules/@tool/win32-arm64': { version: '1.0.0' },
    },
  };
  expect(completeLock(lock)).toEqual(['@tool/linux-x64-musl']);
  expect(lock.packages).toHaveProperty(['node_modules/@tool/linux-x64-musl'], {
    version: '1.0.0',
    optional: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
  });
  expect(completeLock(lock)).toEqual([]);
});
