import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** A process of a solution: a new user gets a position. */
export function newProcess({ name, solution }: Request): Recipe {
  const process = camelCase(name);
  const table = `solutions/${solution}/solution.ts`;
  return {
    files: {
      [`solutions/${solution}/processes/${name}.process.ts`]: `import { defineProcess } from '@tenon/metadata';

/** ${words(name)}. */
export const ${process} = defineProcess('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  trigger: { object: 'user', on: ['create'] },
  steps: [{ id: 'set_fields', kind: 'updateRecord', inputs: { values: { position: { template: '{name}' } } } }],
});
`,
    },
    lines: [
      { path: table, import: `import { ${process} } from './processes/${name}.process.ts';` },
      { path: table, within: /(?<=definitions: \[)/, text: `${process},` },
    ],
    next: ['Put the label into Chinese.', 'Say what sets it off and what it does: docs/how-to/add-a-process.md'],
  };
}
