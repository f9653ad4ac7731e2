import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A kind of step that processes can have. */
export function newStep({ name }: Request): Recipe {
  const kind = camelCase(name);
  const folder = 'server/src/process/steps';
  const family = 'metadata/steps/record-steps.ts';
  return {
    files: {
      [`${folder}/${name}.ts`]: `import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';

/** ${words(name)}: writes its values to the records that set the process off. */
export const ${kind}: ProcessStep<'${kind}'> = {
  async run(workspace, actor, { object, runs, tx }) {
    const records = runs.map(({ record, inputs }) => ({ id: record.id, values: inputs.values }));
    await writeRecords(workspace, actor, { object, action: 'update', records, batch: batchOf(runs) }, tx);
    return runs.map(() => ({ outputs: {} }));
  },
};
`,
    },
    lines: [
      { path: `${folder}/index.ts`, import: `import { ${kind} } from './${name}.ts';` },
      { path: `${folder}/index.ts`, within: /(?<=processSteps = \{)/, text: ` ${kind},` },
      {
        path: family,
        before: /^\/\*\* Kinds of steps that/m,
        text: `/** ${words(name)}. */
const ${kind}: StepKind<{ values: Values }> = {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  about: { zh: '做一件事', en: 'Does one thing' },
  icon: 'bolt',
  inputs: { values: valuesInput({ zh: '字段值', en: 'Values' }) },
  outputs: {},
  writes: ({ values }, triggering) => [{ object: triggering, action: 'edit', fields: Object.keys(values) }],
  example: { values: { next_step: { template: '{name}' } } },
};
`,
      },
      { path: family, within: /(?<=recordSteps = \{)/, text: ` ${kind},` },
    ],
    next: [
      `Declare what it is told, answers and writes in ${family}.`,
      `Say what it does in ${folder}/${name}.ts, and test it in server/src/process/runs/runs.test.ts.`,
    ],
  };
}
