import { expect, test } from 'vitest';
import { findEndpointFaults, findErrorFaults, findFaults, findGuideFaults, findSettingFaults } from './docs-facts.ts';

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

test('finds endpoints that the page lacks, and rows that no endpoint has', () => {
  const page = '| GET /api/me · PATCH /api/me | `Me` |\n| GET /api/search?q= | hits |\n| GET /api/old | gone |';
  expect(findEndpointFaults(page, ['GET /api/me', 'PATCH /api/me', 'GET /api/search', 'GET /api/new'])).toEqual([
    'docs/http-api.md does not have GET /api/new',
    'docs/http-api.md has GET /api/old, which is not declared',
  ]);
});

test('a page of the guide is there in both languages', () => {
  const pages = [
    'docs/guide/import.en.md',
    'docs/guide/import.zh.md',
    'docs/guide/apps.zh.md',
    'docs/guide/more.md',
    'README.md',
  ];
  expect(findGuideFaults(pages)).toEqual([
    'docs/guide/apps.zh.md is in one language only',
    'docs/guide/more.md is in one language only',
  ]);
});
