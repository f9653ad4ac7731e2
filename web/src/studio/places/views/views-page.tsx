import { useState } from 'react';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { SavedView } from '../../../records/list/shown-view.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { useBody } from '../../store/use-studio.ts';
import { ObjectFrame } from '../objects/object-frame.tsx';
import { useViewSteps } from './use-view-steps.ts';
import { useViewElements, useViews, viewAddress } from './use-views.ts';
import { ViewCanvas } from './view-canvas.tsx';
import { ViewPanel } from './view-panel.tsx';

/** The views of an object: one of them as it is used, beside all that it says. */
export function ViewsPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const views = useViews(object);
  const steps = useViewSteps(object, views);
  const elements = useViewElements(views);
  const [removing, setRemoving] = useState<SavedView>();
  const shown = views.find(({ name }) => name === selected) ?? views[0];
  const open = (view?: string) => void go(viewAddress(object, view));
  const ask = (name: string) => setRemoving(views.find((view) => view.name === name));
  const add = () => open(steps.add());
  const copy = (name: string) => open(steps.copy(name));
  return (
    <ObjectFrame
      object={object}
      here="views"
      previews
      list={{
        elements,
        selected: shown?.name,
        add: body && { label: t('views.new'), run: add },
        drags: true,
        onMove: steps.move,
        onRemove: ask,
        onCopy: copy,
      }}
      panel={shown && <ViewPanel view={shown} steps={steps} onCopy={() => copy(shown.name)} onRemove={() => ask(shown.name)} />}
    >
      {shown ? (
        <ViewCanvas view={shown} views={views} steps={steps} onOpen={open} />
      ) : (
        <EmptyState icon="table" title={t('views.none')} help={t('views.noneHelp')}>
          {body && (
            <Button variant="primary" onClick={add}>
              {t('views.new')}
            </Button>
          )}
        </EmptyState>
      )}
      {removing && (
        <DeleteDialog
          target={{ kind: 'view', name: removing.name }}
          title={t('studio.deleteThing', { thing: label(removing.label) })}
          onDelete={() => {
            steps.remove(removing.name);
            open();
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </ObjectFrame>
  );
}
