import type { ProcessBody, ProcessStep } from '../../../../../metadata/define/process.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { stepKind } from '../../../../../metadata/steps/index.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';
import { selectedAt } from './process-way.ts';

/** `/studio/processes/<process>/<step>/<branch>` */
export function processAddress(...parts: string[]): string {
  return paths.studio('processes', ...parts);
}

export type NamedProcess = { name: string; body: ProcessBody };

/** All processes, as they will be. */
export function useProcesses(): NamedProcess[] {
  const processes = useDraftDefinitions().filter(({ kind }) => kind === 'process');
  return processes.map(({ name, body }) => ({ name, body: body as ProcessBody }));
}

/** The list of processes. */
export function useProcessElements(): ListedElement[] {
  const t = useText();
  const problems = useProblems();
  const definitions = useStudioState((state) => state.definitions);
  return useProcesses().map(({ name, body }): ListedElement => {
    const published = definitions.get(definitionKey({ kind: 'process', name }));
    return {
      ...{ id: name, label: body.label, icon: 'bolt', to: processAddress(name) },
      ...(body.active === false && { aside: t('processes.off') }),
      hasProblem: problems.some((problem) => problem.kind === 'process' && problem.name === name),
      ...(published ? published.shipped !== undefined && { mark: 'own' as const } : { mark: 'new' as const }),
    };
  });
}

/** What of a process somebody has selected by the address: a step, or a branch of it. */
export function selectionOf(parts: readonly string[]): string {
  return parts.join('/');
}

/** The steps and branches of a process from the top down: the same as the tree shows, for who goes through it by keyboard or hears it. */
export function useOutline(name: string, process: ProcessBody): ListedElement[] {
  const problems = useProblems().filter((problem) => problem.kind === 'process' && problem.name === name);
  const wrong = new Set(problems.map(({ at }) => selectionOf(selectedAt(at))));
  const listed = (parts: string[], element: Pick<ListedElement, 'label' | 'icon' | 'level'>): ListedElement => {
    const id = selectionOf(parts);
    return { ...element, id, to: processAddress(name, ...parts), hasProblem: wrong.has(id) };
  };
  const block = (steps: readonly ProcessStep[], level: number): ListedElement[] =>
    steps.flatMap((step) => [
      listed([step.id], { label: labelOfStep(step), icon: stepKind(step.kind)?.icon ?? 'cube', level }),
      ...(step.branches ?? []).flatMap((branch) => [
        listed([step.id, branch.id], { label: branch.label ?? named(branch.id), icon: 'chevron-right', level: level + 0.5 }),
        ...block(branch.steps, level + 1),
      ]),
    ]);
  return block(process.steps, 0);
}

/** What a step is called: as somebody named it, else like its kind. */
export function labelOfStep({ kind, label }: Pick<ProcessStep, 'kind' | 'label'>): Label {
  return label ?? stepKind(kind)?.label ?? named(kind);
}

function named(name: string): Label {
  return { zh: name, en: name };
}
