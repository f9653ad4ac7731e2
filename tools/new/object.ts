import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** An object of a solution with a name and a first list, in a folder of its own. */
export function newObject({ name, solution }: Request): Recipe {
  const object = camelCase(name);
  const all = `all${object.charAt(0).toUpperCase()}${object.slice(1)}s`;
  const folder = `solutions/${solution}/${name}`;
  const table = `solutions/${solution}/solution.ts`;
  return {
    files: {
      [`${folder}/${name}.object.ts`]: `import { defineObject } from '@tenon/metadata';

export const ${object} = defineObject('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  plural: { zh: '${words(name)}', en: '${words(name)}s' },
  icon: 'box',
  title: 'name',
  sort: [{ field: 'created_at', direction: 'desc' }],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
  },
});
`,
      [`${folder}/${name}.views.ts`]: `import { defineLayout, defineView } from '@tenon/metadata';

export const ${all} = defineView('all_${snakeCase(name)}s', {
  object: '${snakeCase(name)}',
  label: { zh: '全部', en: 'All' },
  type: 'table',
  columns: [{ field: 'name', width: 220 }, { field: 'owner' }, { field: 'created_at' }],
});

export const ${object}Layout = defineLayout('${snakeCase(name)}', {
  object: '${snakeCase(name)}',
  highlights: ['owner'],
  sections: [{ id: 'about', label: { zh: '基本信息', en: 'About' }, fields: ['name', 'owner'] }],
  related: [],
  quickCreate: ['name'],
});
`,
    },
    lines: [
      { path: table, import: `import { ${object} } from './${name}/${name}.object.ts';` },
      { path: table, import: `import { ${all}, ${object}Layout } from './${name}/${name}.views.ts';` },
      { path: table, within: /(?<=definitions: \[)/, text: `...[${object}, ${all}, ${object}Layout],` },
    ],
    next: [`Put the labels into Chinese.`, `Give it to roles in solutions/${solution}/roles: nothing stated is nothing allowed.`],
  };
}
