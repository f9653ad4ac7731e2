import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** Something that a press of a button can do: it gives fields of the record other values. */
export function newButtonKind({ name }: Request): Recipe {
  const kind = camelCase(name);
  const [told, done] = ['metadata/buttons', 'server/src/process/button-kinds'];
  return {
    files: {
      [`${told}/${name}.ts`]: `import { valuesInput } from '../steps/step-inputs.ts';
import type { ButtonKind } from './button-kind.ts';

/** ${words(name)}: gives fields of the record other values. */
export const ${kind}: ButtonKind<{ values: Record<string, unknown> }> = {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  does: { zh: '${words(name)}', en: '${words(name)}' },
  icon: 'bolt',
  inputs: { values: valuesInput({ zh: '字段值', en: 'Values' }) },
  writes: ({ values }, object) => [{ object, action: 'edit', fields: Object.keys(values) }],
  example: { values: { next_step: { template: '{name}' } } },
};
`,
      [`${done}/${name}.ts`]: `import { writeRecords } from '../../data/write/write-records.ts';
import type { ButtonWork } from './button-work.ts';

/** ${words(name)}: writes its values to the records. */
export const ${kind}: ButtonWork<'${kind}'> = {
  async press(workspace, actor, { object, button, presses, batch, tx }) {
    const records = presses.map(({ record: { id, version }, inputs }) => ({ id, version, values: inputs.values }));
    const request = { object, action: 'update' as const, records, batch: { id: batch, kind: 'button', button } };
    const { ids, unchanged } = await writeRecords(workspace, actor, request, tx);
    return { answers: presses.map(() => ({})), changed: ids.length > unchanged };
  },
};
`,
    },
    lines: [
      { path: `${told}/index.ts`, import: `import { ${kind} } from './${name}.ts';` },
      { path: `${told}/index.ts`, within: /(?<=buttonKinds = \{)/, text: ` ${kind},` },
      { path: `${done}/index.ts`, import: `import { ${kind} } from './${name}.ts';` },
      { path: `${done}/index.ts`, within: /(?<=buttonWorks = \{)/, text: ` ${kind},` },
    ],
    next: [
      `Say what it is told and what it writes in ${told}/${name}.ts.`,
      `Say what it does in ${done}/${name}.ts, and test it in e2e/http/buttons.test.ts.`,
    ],
  };
}
