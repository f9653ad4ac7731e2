import type { Label, ObjectBody, Solution } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { announceAccessChange } from '../../access/directory-cache.ts';
import { TenonError } from '../../base/errors.ts';
import { withRequired } from '../../catalog/definitions/solution-order.ts';
import { type InstallOptions, installSolutions } from '../../catalog/install-solution.ts';
import type { PublishLimits } from '../../catalog/publish-check.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { installSamples, type SampleProgress } from './sample-data.ts';

/** Name of the background job that applies a template; its input is `{ template, sampleData }`. */
export const applyTemplateKind = 'applyTemplate';

export type Template = {
  name: string;
  label: Label;
  description: Label;
  isGallery: boolean;
  /** The process that it puts to use, where that is what it is for. */
  process: string | null;
  objects: { name: string; label: Label; icon: string }[];
  /** What is installed with it. */
  requires: { name: string; label: Label }[];
};

/** What a new workspace can start from, and the objects each brings. */
export function listTemplates(solutions: readonly Solution[]): Template[] {
  return solutions
    .filter(({ template }) => template)
    .map(({ name, label, description, definitions, gallery = false, requires = {} }) => ({
      isGallery: gallery === true,
      process: gallery === 'process' ? (definitions.find(({ kind }) => kind === 'process')?.name ?? null) : null,
      requires: solutions.filter((each) => each.name in requires).map((each) => ({ name: each.name, label: each.label })),
      name,
      label,
      description,
      objects: definitions.flatMap((definition) => {
        if (definition.kind !== 'object') return [];
        const { label, icon, menu } = definition.body as ObjectBody;
        return menu === false ? [] : [{ name: definition.name, label, icon }];
      }),
    }));
}

/** Throws `notFound` for what is not offered as a template. */
export function findTemplate(solutions: readonly Solution[], name: string): Solution {
  const found = solutions.find(({ name: offered, template }) => template && offered === name);
  if (!found) throw new TenonError('notFound');
  return found;
}

type TemplateRequest = {
  solution: Solution;
  known: readonly Solution[];
  sampleData: boolean;
  choices?: InstallOptions['choices'];
  limits?: PublishLimits;
  wishes?: InstallOptions['wishes'];
  tell?: (progress: SampleProgress) => void;
};

/**
 * Installs a solution, after those that it requires, and, if asked for, plays its sample company: all of it or nothing. What an earlier call has done is not done
 * again, so a call that was cut off can be repeated. Answers how many sample records there are.
 */
export async function applyTemplate(
  workspace: Workspace,
  actor: Actor,
  { solution, known, sampleData, choices, limits, wishes, tell }: TemplateRequest,
): Promise<number> {
  const samples = sampleData && solution.samples !== undefined;
  const solutions = withRequired(solution, known);
  await installSolutions(workspace, solutions, actor.userId, { samples, isAsked: true, choices, wishes, ...limits });
  const records = sampleData && solution.samples ? await installSamples(workspace, actor, { solution, tell }) : 0;
  await workspace.database.platform.transaction((tx) => announceAccessChange(tx, workspace));
  return records;
}
