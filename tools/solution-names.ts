import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ObjectBody } from '../metadata/define/object.ts';
import type { Solution } from '../metadata/define/solution.ts';
import { platform } from '../server/src/catalog/platform/solution.ts';
import * as solutions from '../solutions/index.ts';

/** What solutions ship under names that are words of the platform or of the language too: they are looked for as names of objects only. */
const ordinaryWords = new Set(
  `account address amount code company contact contacts date day days description email fax file files history hours kind lead level lines
  location location_name mobile name note number object owner parent phone price product project projects quantity rate reason related role size
  source status summary tags task tasks team text title total type unit url user value website`.split(/\s+/),
);

/** Words in quotes that mean something else there. */
const meansElse: Record<string, readonly string[]> = {
  'server/src/access/directory.ts': ['account'],
  'web/src/app/settings/directory.ts': ['account'],
  'server/src/analytics/run-funnel.ts': ['pipeline', 'entered_at', 'left_at'],
  'metadata/approvals/apply-act.ts': ['seats'],
  'server/src/process/approvals/approved-before.ts': ['round'],
  'server/src/process/approvals/send-back.ts': ['round'],
  'server/src/process/approvals/lock-run.ts': ['task'],
  'server/src/process/approvals/open-task.ts': ['task'],
  'server/src/process/runs/read-run.ts': ['task'],
  'web/src/app/todo/use-todo.ts': ['task'],
  'web/src/studio/places/runs/visit-words.tsx': ['task'],
  'metadata/check/check-layout.ts': ['stage'],
  'metadata/steps/step-inputs.ts': ['answer'],
  'web/src/studio/places/page/panels/page-panel.tsx': ['stage'],
  'web/src/studio/places/views/use-view-steps.ts': ['stage'],
  'server/src/catalog/definition-files.ts': ['sales'],
};

export type SolutionNames = { definitions: ReadonlySet<string>; fields: ReadonlySet<string> };

/** Names of definitions and of fields that the solutions bring and the platform does not. */
export function namesOfSolutions(shipped: readonly Solution[], own: Solution): SolutionNames {
  const known = namesIn(own);
  const brought = shipped.map(namesIn);
  const without = (names: ReadonlySet<string>[], ...taken: ReadonlySet<string>[]) =>
    new Set(names.flatMap((each) => [...each]).filter((name) => !taken.some((each) => each.has(name))));
  return {
    definitions: without(
      brought.map(({ definitions }) => definitions),
      known.definitions,
    ),
    fields: without(
      brought.map(({ fields }) => fields),
      known.fields,
      ordinaryWords,
    ),
  };
}

function namesIn({ definitions }: Solution): { definitions: Set<string>; fields: Set<string> } {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  return {
    definitions: new Set(definitions.map(({ name }) => name)),
    fields: new Set(objects.flatMap(({ body }) => Object.keys((body as ObjectBody).fields))),
  };
}

/** Lines of a source that name something of a solution. Comments and examples may. */
export function findSolutionNames(path: string, text: string, { definitions, fields }: SolutionNames): string[] {
  const lines = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).split('\n');
  const elsewhere = meansElse[path] ?? [];
  const isNamed = (word: string, quoted: boolean) =>
    !elsewhere.includes(word) &&
    (quoted ? definitions.has(word) || fields.has(word) : (definitions.has(word) || fields.has(word)) && word.includes('_'));
  return lines.flatMap((line, index) => {
    const code = /\bexamples?:/.test(line) ? '' : line.replace(/^\s*\/\/.*|\s\/\/ .*/, '');
    const quoted = [...code.matchAll(/(['"`])([a-z][a-z0-9_]*)\1/g)].map(([, , word]) => word as string);
    const members = [...code.matchAll(/(?:\bobjects\??\.|[.{,]\s*)([a-z]+_[a-z0-9_]*)\b|\bobjects\??\.([a-z]+)\b/g)].map(
      (found) => ({ word: (found[1] ?? found[2]) as string, ofObjects: found[2] !== undefined }),
    );
    const seen = [
      ...quoted.filter((word) => isNamed(word, true)),
      ...members.filter(({ word, ofObjects }) => isNamed(word, ofObjects)).map(({ word }) => word),
    ];
    return seen.map((word) => `${path}:${index + 1} names ${word}, which is a solution's`);
  });
}

/** All of the platform: samples of field types and tests may tell of accounts and deals. */
export function checkSolutionNames(root: string): string[] {
  const names = namesOfSolutions(Object.values(solutions), platform);
  return globSync(['server/src/**/*.{ts,tsx}', 'web/src/**/*.{ts,tsx}', 'metadata/**/*.ts'], { cwd: root })
    .filter((path) => !/\.test\.|test-support|\/test-|metadata\/field-types\/|\/node_modules\//.test(path))
    .flatMap((path) => findSolutionNames(path, readFileSync(join(root, path), 'utf8'), names));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = checkSolutionNames(join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
