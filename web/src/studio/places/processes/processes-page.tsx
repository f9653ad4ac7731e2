import { useState } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { ProcessGallery } from './gallery/process-gallery.tsx';
import { NewProcessDialog } from './new-process-dialog.tsx';
import { useWholeProcesses } from './use-process-steps.ts';
import { processAddress, useProcessElements } from './use-processes.ts';

/** All processes of the workspace, and the way to a new one. */
export function ProcessesPage() {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const elements = useProcessElements();
  const whole = useWholeProcesses();
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const found = elements.find(({ id }) => id === removing);
  return (
    <StudioFrame
      crumbs={[{ label: t('processes.title'), to: processAddress() }]}
      left={
        <ElementList
          heading={<PlaceList here="processes" />}
          elements={elements}
          add={{ label: t('processes.new'), run: () => setAdding(true) }}
          onCopy={(name) => void go(processAddress(whole.copy(name)))}
          onRemove={setRemoving}
        />
      }
    >
      <EmptyState icon="bolt" title={t(elements.length === 0 ? 'processes.none' : 'processes.choose')} help={t('processes.help')}>
        <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {t('processes.new')}
        </Button>
      </EmptyState>
      <ProcessGallery />
      {isAdding && <NewProcessDialog onClose={() => setAdding(false)} />}
      {found && (
        <DeleteDialog
          target={{ kind: 'process', name: found.id }}
          title={t('studio.deleteThing', { thing: label(found.label) || found.id })}
          onDelete={() => whole.remove(found.id)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </StudioFrame>
  );
}
