import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fieldTypes } from '../metadata/field-types/index.ts';
import { findTypeNames } from './type-names.ts';

const root = join(import.meta.dirname, '..');
const names = Object.keys(fieldTypes);

test('no engine and no screen knows a field type by its name', () => {
  const own = new Set(
    names.map((name) => `web/src/fields/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.tsx`),
  );
  const paths = globSync('{metadata,server/src,web/src,solutions,connectors/src}/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test(-support)?\.tsx?$|^metadata\/(field-types|expression)\//.test(path) && !own.has(path));
  expect(paths.length).toBeGreaterThan(500);
  const found = paths.flatMap((path) =>
    findTypeNames(readFileSync(join(root, path), 'utf8'), names).map((line) => `${path}: ${line}`),
  );
  expect(found).toEqual([]);
});

test.each([
  `if (field.type === 'date') return;`,
  `if (field?.type !== 'text') return;`,
  `object.fields[name]?.type === 'phone'`,
  `const isLate = type === 'percent' || isOld;`,
  `switch (field.type) { case 'money': return 1; }`,
  `const numbers = new Set(['integer', 'decimal']);`,
  `if (['date', 'datetime'].includes(field.type)) return;`,
  `if ('choice' === definition.type) return;`,
])('%s is found', (line) => {
  expect(findTypeNames(line, names)).toHaveLength(1);
});

test.each([
  `if (column.type === 'text') return;`,
  `{ type: 'date', label }`,
  `if (view.type === 'board') return;`,
  `type === 'url'`,
])('%s is none', (line) => {
  expect(findTypeNames(line, names)).toEqual([]);
});
