import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** A solution of its own with its app, offered as a template, without any object yet. */
export function newSolution({ name }: Request): Recipe {
  const solution = camelCase(name);
  return {
    files: {
      [`solutions/${name}/solution.ts`]: `import { defineSolution } from '@tenon/metadata';
import { ${solution}App } from './${name}.app.ts';

export const ${solution} = defineSolution({
  name: '${snakeCase(name)}',
  label: { zh: '${words(name)}', en: '${words(name)}' },
  description: { zh: '${words(name)}', en: '${words(name)}' },
  version: '0.1.0',
  template: true,
  definitions: [${solution}App],
});
`,
      [`solutions/${name}/${name}.app.ts`]: `import { defineApp } from '@tenon/metadata';

export const ${solution}App = defineApp('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  icon: 'box',
  menu: [{ id: 'records', objects: [] }],
  main: [],
  home: [
    { id: 'first_steps', card: 'firstSteps', side: true },
    { id: 'recent', card: 'recent' },
  ],
});
`,
    },
    lines: [{ path: 'solutions/index.ts', text: `export { ${solution} } from './${name}/solution.ts';` }],
    next: [
      'Put label and description into words, in Chinese too.',
      `Add its objects, and name them in the menu: npm run new object <name> -- --solution ${name}`,
    ],
  };
}
