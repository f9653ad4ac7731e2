import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** A solution of its own, offered as a template, without any object yet. */
export function newSolution({ name }: Request): Recipe {
  const solution = camelCase(name);
  return {
    files: {
      [`solutions/${name}/solution.ts`]: `import { defineSolution } from '@tenon/metadata';

export const ${solution} = defineSolution({
  name: '${snakeCase(name)}',
  label: { zh: '${words(name)}', en: '${words(name)}' },
  description: { zh: '${words(name)}', en: '${words(name)}' },
  version: '0.1.0',
  template: true,
  definitions: [],
});
`,
    },
    lines: [
      { path: 'solutions/index.ts', text: `export { ${solution} } from './${name}/solution.ts';` },
      { path: 'main.ts', within: /(?<=solutions: \[[^\]]*)\]/, text: `, ${solution}` },
      { path: 'main.ts', within: / \} = await import\('\.\/solutions\/index\.ts'/, text: `, ${solution}` },
    ],
    next: [
      'Put label and description into words, in Chinese too.',
      `Add its objects: npm run new object <name> -- --solution ${name}`,
    ],
  };
}
