import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** A dashboard of a solution, without a report yet. */
export function newDashboard({ name, solution }: Request): Recipe {
  const dashboard = `${camelCase(name)}Dashboard`;
  const table = `solutions/${solution}/solution.ts`;
  return {
    files: {
      [`solutions/${solution}/dashboards/${name}.dashboard.ts`]: `import { defineDashboard } from '@tenon/metadata';

export const ${dashboard} = defineDashboard('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  widgets: [],
});
`,
    },
    lines: [
      { path: table, import: `import { ${dashboard} } from './dashboards/${name}.dashboard.ts';` },
      { path: table, within: /(?<=definitions: \[)/, text: `${dashboard},` },
    ],
    next: ['Put the label into Chinese.', 'Put reports on its grid of 12 columns: docs/how-to/add-a-dashboard.md'],
  };
}
