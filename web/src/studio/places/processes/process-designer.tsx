import { Suspense, useState } from 'react';
import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { SelectingCanvas } from '../../frame/selecting-canvas.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { BranchPanel } from './branch-panel.tsx';
import { ProcessPanel } from './process-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import styles from './tree/process-tree.module.css';
import { ProcessTree } from './tree/process-tree.tsx';
import { ProcessTrial } from './trial/process-trial.tsx';
import { useWholeProcesses } from './use-process-steps.ts';
import { processAddress, useOutline } from './use-processes.ts';
import { type SelectedStep, useSelectedStep } from './use-selected-step.ts';

type Props = { name: string; process: ProcessBody };

/** The outline of a process, its tree, and the settings of what is selected in it. */
export function ProcessDesigner({
  stepId,
  branchId,
  ...props
}: Props & { stepId: string | undefined; branchId: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const { name, process } = props;
  const step = useSelectedStep({ ...props, stepId, branchId });
  const crumbs = [
    { label: t('processes.title'), to: processAddress() },
    { label: label(process.label) || name, to: processAddress(name) },
  ];
  return (
    <StudioFrame
      crumbs={crumbs}
      up={stepId === undefined ? processAddress() : processAddress(name)}
      left={<Outline {...props} step={step} />}
      panel={<SelectedPanel {...props} step={step} />}
    >
      <WithDraftModel>
        <Suspense fallback={<SkeletonRows count={6} />}>
          <Canvas {...props} step={step} />
        </Suspense>
      </WithDraftModel>
    </StudioFrame>
  );
}

type PartProps = Props & { step: SelectedStep };

function Outline({ name, process, step }: PartProps) {
  const t = useText();
  const trigger = { zh: t('processes.trigger'), en: t('processes.trigger') };
  return (
    <ElementList
      elements={[{ id: '', label: trigger, icon: 'bolt', to: processAddress(name) }, ...useOutline(name, process)]}
      selected={step.selected}
      onMove={step.move}
      onRemove={step.remove}
      onCopy={step.copy}
    />
  );
}

function SelectedPanel({ name, process, step }: PartProps) {
  const { found, selected, remove, copy } = step;
  if (found?.branch) return <BranchPanel {...{ name, process, found }} onRemove={() => remove(selected)} />;
  if (!found) return <WholePanel name={name} process={process} />;
  return (
    <StepPanel
      key={found.step.id}
      {...{ name, process, found }}
      onCopy={() => copy(selected)}
      onRemove={() => remove(selected)}
    />
  );
}

/** The panel of the process itself, which can be removed as a whole. */
function WholePanel({ name, process }: Props) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const whole = useWholeProcesses();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <ProcessPanel
        {...{ name, process }}
        onCopy={() => void go(processAddress(whole.copy(name)))}
        onRemove={() => setRemoving(true)}
      />
      {isRemoving && (
        <DeleteDialog
          target={{ kind: 'process', name }}
          title={t('studio.deleteThing', { thing: label(process.label) || name })}
          onDelete={() => {
            whole.remove(name);
            void go(processAddress());
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}

/** The tree as it is drawn, or as it would be gone through for a record. */
function Canvas({ name, process, step: { selected, open, remove, copy } }: PartProps) {
  const t = useText();
  const [isTried, setTried] = useState(false);
  const tree = (
    <SelectingCanvas className={styles.canvas} onSelect={(key) => key !== undefined && open(...key.split('/').filter(Boolean))}>
      <ProcessTree {...{ name, process, selected }} onAdded={open} onRemove={remove} onCopy={copy} />
    </SelectingCanvas>
  );
  if (isTried)
    return (
      <ProcessTrial {...{ name, process }} onClose={() => setTried(false)}>
        {tree}
      </ProcessTrial>
    );
  return (
    <>
      <div className={styles.tools} data-builds>
        <Button size="sm" icon={<Icon name="rocket" />} onClick={() => setTried(true)}>
          {t('processes.try')}
        </Button>
      </div>
      {tree}
    </>
  );
}
