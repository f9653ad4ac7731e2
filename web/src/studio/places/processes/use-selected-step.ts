import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { useGo } from '../../../ui/use-go.ts';
import { findStep } from './process-way.ts';
import { useProcessSteps } from './use-process-steps.ts';
import { processAddress, selectionOf } from './use-processes.ts';

type Place = { name: string; process: ProcessBody; stepId: string | undefined; branchId: string | undefined };

/** What is selected in a process by the address, and what the keys and panels do to it or to another of its steps; nothing selected is the trigger. */
export function useSelectedStep({ name, process, stepId, branchId }: Place) {
  const go = useGo();
  const steps = useProcessSteps(name);
  const open = (...parts: string[]) => void go(processAddress(name, ...parts));
  return {
    found: stepId === undefined ? undefined : findStep(process, stepId, branchId),
    selected: selectionOf([stepId, branchId].flatMap((part) => part ?? [])),
    open,
    move: (id: string, by: number) => isStep(id) && steps.move(id, by),
    remove(id: string): void {
      const [step = '', branch] = id.split('/');
      const gone = steps.find(step, branch);
      if (!gone) return;
      steps.remove(gone);
      open(...(gone.branch ? [gone.step.id] : []));
    },
    copy(id: string): void {
      const made = isStep(id) ? steps.copy(id) : undefined;
      if (made !== undefined) open(made);
    },
  };
}

export type SelectedStep = ReturnType<typeof useSelectedStep>;

/** Neither the trigger nor a branch. */
function isStep(id: string): boolean {
  return id !== '' && !id.includes('/');
}
