import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../metadata/steps/index.ts';
import { useText } from '../../../base/use-text.ts';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { KnownAnswersContext } from '../../model/known-answers.ts';
import { useElementBound } from '../../store/use-element-bound.ts';
import { ConditionControl } from '../rules/condition-control.tsx';
import type { Found } from './process-way.ts';
import { useKnownOutputs } from './use-answers.ts';
import { useProcessSteps } from './use-process-steps.ts';
import { labelOfStep } from './use-processes.ts';

type Props = { name: string; process: ProcessBody; found: Found; onRemove: () => void };

/** What a branch is called and when it is taken. */
export function BranchPanel({ name, process, found, onRemove }: Props) {
  const t = useText();
  const steps = useProcessSteps(name);
  const { step, branch, at } = found;
  const answers = useKnownOutputs(process, step.id);
  const element = { kind: 'process', name, at };
  const bound = useElementBound(element, branch?.label ?? labelOfStep(step));
  const { conditional = false, least = 1, names } = stepKind(step.kind)?.branches ?? {};
  const isLast = step.branches?.at(-1)?.id === branch?.id;
  const canGo = (step.branches?.length ?? 0) > least;
  return (
    <PropertiesPanel
      element={element}
      icon="chevron-right"
      title={branch?.label}
      aside={<code>{branch?.id}</code>}
      actions={
        <ElementActions
          {...(!names && { onMove: (by: number) => steps.moveBranch(found, by) })}
          {...(canGo && { remove: { label: t('processes.deleteBranch'), run: onRemove } })}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      {conditional && isLast && <p>{t('processes.whenNoneHelp')}</p>}
      {conditional && !isLast && (
        <KnownAnswersContext value={answers}>
          <ConditionControl object={process.trigger.object} bound={bound('when', 'rules.when')} ofRecord isNeeded />
        </KnownAnswersContext>
      )}
    </PropertiesPanel>
  );
}
