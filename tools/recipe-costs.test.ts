import { expect, it } from 'vitest';
import { compareFiles } from './recipe-costs.ts';

const page = `# Add a thing

**Files to touch**

| file | what |
|---|---|
| \`things/<name>/<name>.thing.ts\` | the thing |
| \`things/index.ts\` | one line |

Besides, a table of other matters:

| \`things/other.ts\` | is not touched |
`;

it('takes a page at its word where it lists what is written', () => {
  expect(compareFiles(page, ['things/a-b/a-b.thing.ts', 'things/index.ts'])).toEqual([]);
});

it('says which file is missing from a page, and which is too many', () => {
  expect(compareFiles(page, ['things/a/a.thing.ts', 'things/list.ts'])).toEqual([
    'does not say that things/list.ts is touched',
    'says that things/index.ts is touched',
  ]);
});

it('counts, so that no row stands for two files', () => {
  expect(compareFiles(page, ['things/a/a.thing.ts', 'things/a/b.thing.ts', 'things/index.ts'])).toEqual([
    'lists 2 files where 3 are touched',
  ]);
});
