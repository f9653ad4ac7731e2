import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** Something that a rule does to the fields that it names while its condition holds: they are blanked. */
export function newRuleAction({ name }: Request): Recipe {
  const action = camelCase(name);
  const folder = 'metadata/rules/actions';
  return {
    files: {
      [`${folder}/${name}.ts`]: `import { defineRuleAction, trimFields } from '../rule-action.ts';

/** ${words(name)}: fields that are blanked while the condition holds. */
export const ${action} = defineRuleAction<string[]>({
  name: '${action}',
  label: { zh: '${words(name)}', en: '${words(name)}' },
  does: { zh: '${words(name)}', en: '${words(name)}' },
  takes: 'fields',
  schema: ({ z, name }) => z.array(name).min(1).max(200),
  check: (names, here) => {
    for (const [at, name] of names.entries()) here.field(\`\${at}\`, name, 'set');
  },
  trim: trimFields,
  sets: (names) => names,
  apply: (names, { values }, turn) => {
    if (turn.isTouchedBy()) for (const name of names) values[name] = null;
  },
});
`,
    },
    lines: [
      { path: `${folder}/index.ts`, import: `import { ${action} } from './${name}.ts';` },
      { path: `${folder}/index.ts`, within: /(?<=ruleActions = \{)/, text: ` ${action},` },
    ],
    next: ['Put the label into Chinese.', 'Say what it takes and what follows: docs/how-to/add-a-rule-action.md'],
  };
}
