import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** A report of a solution: how many records of its first object there are. */
export function newReport({ name, solution }: Request): Recipe {
  const report = camelCase(name);
  const table = `solutions/${solution}/solution.ts`;
  return {
    files: {
      [`solutions/${solution}/reports/${name}.report.ts`]: `import { defineReport } from '@tenon/metadata';

export const ${report} = defineReport('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  chart: 'number',
  query: {
    type: 'summary',
    object: 'user',
    measures: [{ name: 'records', aggregate: 'count', label: { zh: '记录数', en: 'Records' }, format: 'number' }],
  },
});
`,
    },
    lines: [
      { path: table, import: `import { ${report} } from './reports/${name}.report.ts';` },
      { path: table, within: /(?<=definitions: \[)/, text: `${report},` },
    ],
    next: ['Put the label into Chinese.', 'Say which object it counts, by what it groups, and which chart shows it.'],
  };
}
