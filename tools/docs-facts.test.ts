import { expect, test } from 'vitest';
import { findErrorFaults, findFaults, findSettingFaults } from './docs-facts.ts';

const facts = { exists: (path: string) => ['docs/a.md', 'server/src/base/ids.ts'].includes(path), scripts: ['check'] };

test('links, paths and scripts that are there pass', () => {
  const text = 'See [a](a.md#part), [site](https://example.org), `server/src/base/ids.ts`, `npm run check`, `docs/how-to/x.md`.';
  expect(findFaults('docs/b.md', text, facts)).toEqual([]);
});

test('links, paths and scripts that are gone are named', () => {
  expect(findFaults('docs/b.md', '[b](gone.md) `server/src/gone.ts` `npm run gone`', facts)).toEqual([
    'docs/b.md: there is no docs/gone.md',
    'docs/b.md: there is no server/src/gone.ts',
    'docs/b.md: there is no npm script gone',
  ]);
});

test('the page of errors and the catalogue name the same codes', () => {
  expect(findErrorFaults('| `forbidden` | 403 |\n| `old` | 400 |', ['forbidden', 'busy'])).toEqual([
    'docs/errors.md does not explain busy',
    'docs/errors.md explains old, which does not exist',
  ]);
});

test('a setting that the README leaves out is named', () => {
  expect(findSettingFaults('README.md', '`PORT`', '  PORT: z.number(),\n  HOST: z.string(),\n')).toEqual([
    'README.md does not explain the setting HOST',
  ]);
});
