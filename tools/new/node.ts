import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A kind of step that processes can have. */
export function newNode({ name }: Request): Recipe {
  const node = camelCase(name);
  const folder = 'server/src/process/nodes';
  const language = 'metadata/define/process.ts';
  return {
    files: {
      [`${folder}/${name}.ts`]: `import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessNode } from './process-node.ts';

/** ${words(name)}: writes its values to the records that set the process off. */
export const ${node}: ProcessNode<'${node}'> = {
  async run(workspace, actor, { object, runs, tx }) {
    const records = runs.map(({ record, values }) => ({ id: record.id, values }));
    await writeRecords(workspace, actor, { object, action: 'update', records, batch: batchOf(runs) }, tx);
  },
};
`,
    },
    lines: [
      { path: `${folder}/index.ts`, import: `import { ${node} } from './${name}.ts';` },
      { path: `${folder}/index.ts`, within: /(?<=processNodes = \{)/, text: `${node}, ` },
      {
        path: language,
        before: / {2}\| \{ node: 'updateRecord'/,
        text: `  | { node: '${node}'; values: Record<string, unknown> }`,
      },
      {
        path: language,
        within: /(?<=discriminatedUnion\('node', \[)/,
        text: `z.strictObject({ node: z.literal('${node}'), values: valuesSchema }),`,
      },
    ],
    next: [
      'Declare what its step holds in metadata/define/process.ts.',
      'Say what it does, and test it in e2e/http/processes.test.ts.',
    ],
  };
}
