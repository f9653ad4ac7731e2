import type { Label, ObjectBody, Solution } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { installSolution } from '../catalog/install-solution.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { installSamples } from './sample-data.ts';

export type Template = {
  name: string;
  label: Label;
  description: Label;
  objects: { name: string; label: Label; icon: string }[];
};

/** What a new workspace can start from, and the objects each brings. */
export function listTemplates(solutions: readonly Solution[]): Template[] {
  return solutions
    .filter(({ template }) => template)
    .map(({ name, label, description, definitions }) => ({
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

/** Installs a solution and, if asked for, plays its sample company. Answers how many sample records there are. */
export async function applyTemplate(
  workspace: Workspace,
  actor: Actor,
  { solution, sampleData }: { solution: Solution; sampleData: boolean },
): Promise<number> {
  await installSolution(workspace, solution, actor.userId);
  return sampleData && solution.samples ? installSamples(workspace, actor, solution.samples) : 0;
}
