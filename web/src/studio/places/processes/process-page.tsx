import { Suspense, useState } from 'react';
import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { SelectingCanvas } from '../../frame/selecting-canvas.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { BranchPanel } from './branch-panel.tsx';
import { ProcessPanel } from './process-panel.tsx';
import { findStep } from './process-way.ts';
import { StepPanel } from './step-panel.tsx';
import styles from './tree/process-tree.module.css';
import { ProcessTree } from './tree/process-tree.tsx';
import { ProcessTrial } from './trial/trial-bar.tsx';
import { useProcessSteps, useWholeProcesses } from './use-process-steps.ts';
import { processAddress, selectionOf, useOutline } from './use-processes.ts';

type Props = { name: string; stepId: string | undefined; branchId: string | undefined };

/** A process as the tree that it is, beside the settings of what is selected in it. */
export function ProcessPage({ name, stepId, branchId }: Props) {
  const t = useText();
  const process = useBody<ProcessBody>({ kind: 'process', name });
  const crumbs = [{ label: t('processes.title'), to: processAddress() }];
  if (process) return <Designer {...{ name, process, stepId, branchId }} />;
  return (
    <StudioFrame crumbs={crumbs} up={processAddress()} left={null}>
      <EmptyState icon="bolt" title={t('processes.gone', { name })} />
    </StudioFrame>
  );
}

function Designer({ name, process, stepId, branchId }: Props & { process: ProcessBody }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const steps = useProcessSteps(name);
  const whole = useWholeProcesses();
  const outline = useOutline(name, process);
  const [isRemoving, setRemoving] = useState(false);
  const [isTried, setTried] = useState(false);
  const found = stepId === undefined ? undefined : findStep(process, stepId, branchId);
  const selected = selectionOf([stepId, branchId].flatMap((part) => part ?? []));
  const open = (...parts: string[]) => void go(processAddress(name, ...parts));
  const removeAt = (id: string) => {
    const gone = steps.find(...(id.split('/') as [string, string?]));
    if (!gone) return;
    steps.remove(gone);
    open(...(gone.branch ? [gone.step.id] : []));
  };
  const copy = (id: string) => {
    const made = steps.copy(id);
    if (made !== undefined) open(made);
  };
  const isStep = (id: string) => !id.includes('/');
  const tree = (
    <SelectingCanvas className={styles.canvas} onSelect={(key) => key !== undefined && open(...key.split('/').filter(Boolean))}>
      <ProcessTree {...{ name, process, selected }} onAdded={open} onRemove={removeAt} onCopy={copy} />
    </SelectingCanvas>
  );
  return (
    <StudioFrame
      crumbs={[
        { label: t('processes.title'), to: processAddress() },
        { label: label(process.label) || name, to: processAddress(name) },
      ]}
      up={stepId === undefined ? processAddress() : processAddress(name)}
      left={
        <ElementList
          elements={[
            { id: '', label: { zh: t('processes.trigger'), en: t('processes.trigger') }, icon: 'bolt', to: processAddress(name) },
            ...outline,
          ]}
          selected={selected}
          onMove={(id, by) => isStep(id) && id !== '' && steps.move(id, by)}
          onRemove={(id) => id !== '' && removeAt(id)}
          onCopy={(id) => isStep(id) && id !== '' && copy(id)}
        />
      }
      panel={
        found?.branch ? (
          <BranchPanel {...{ name, process, found }} onRemove={() => removeAt(selected)} />
        ) : found ? (
          <StepPanel
            key={found.step.id}
            {...{ name, process, found }}
            onCopy={() => copy(selected)}
            onRemove={() => removeAt(selected)}
          />
        ) : (
          <ProcessPanel
            {...{ name, process }}
            onCopy={() => void go(processAddress(whole.copy(name)))}
            onRemove={() => setRemoving(true)}
          />
        )
      }
    >
      <WithDraftModel>
        <Suspense fallback={<SkeletonRows count={6} />}>
          {isTried ? (
            <ProcessTrial {...{ name, process }} onClose={() => setTried(false)}>
              {tree}
            </ProcessTrial>
          ) : (
            <>
              <div className={styles.tools} data-builds>
                <Button size="sm" icon={<Icon name="rocket" />} onClick={() => setTried(true)}>
                  {t('processes.try')}
                </Button>
              </div>
              {tree}
            </>
          )}
        </Suspense>
      </WithDraftModel>
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
    </StudioFrame>
  );
}
