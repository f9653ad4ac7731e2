import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A kind of background work that counts as far as it was told to. */
export function newJob({ name }: Request): Recipe {
  const kind = camelCase(name);
  const folder = 'server/src/process/job-kinds';
  return {
    files: {
      [`${folder}/${name}.ts`]: `import type { JobKind } from './job-kind.ts';
import { stepsDone } from './steps-done.ts';

/** ${words(name)}. It is started with \`jobs.start(workspace, actor, { kind: '${kind}', input: { total } })\`. */
export const ${kind}: JobKind = {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  async run(_workspace, _actor, { input, progress }, control) {
    const { total } = input as { total: number };
    // What an earlier server had done is not done again.
    for (let done = Number(progress.done ?? 0); done < total; done += 1) await control.progress({ done: done + 1, total });
    return { done: total, total };
  },
  facts: stepsDone,
};
`,
    },
    lines: [
      { path: `${folder}/index.ts`, import: `import { ${kind} } from './${name}.ts';` },
      { path: `${folder}/index.ts`, within: /(?<=jobKinds: Record<string, JobKind> = \{)/, text: ` ${kind},` },
    ],
    next: [
      'Put the label into Chinese.',
      `Do the work in ${folder}/${name}.ts, and start it where it is asked for: docs/how-to/add-a-job.md`,
    ],
  };
}
