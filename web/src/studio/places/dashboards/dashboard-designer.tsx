import { Suspense, useState } from 'react';
import type { DashboardBody } from '../../../../../metadata/define/dashboard.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { DashboardCanvas } from './dashboard-canvas.tsx';
import { DashboardPanel } from './dashboard-panel.tsx';
import { useDashboardSteps } from './use-dashboard-steps.ts';
import { dashboardAddress, useDashboardElements, widgetId } from './use-dashboards.ts';

/** The dashboards that there are; of the open one its widgets: which, how large, and where. What they count is set in their reports. */
export function DashboardDesigner({ name, selected }: { name: string | undefined; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const elements = useDashboardElements(name);
  const body = useBody<DashboardBody>({ kind: 'dashboard', name: name ?? '' });
  const steps = useDashboardSteps(name ?? '');
  const widget = body?.widgets.find((each) => widgetId(each) === selected);
  const [isRemoving, setIsRemoving] = useState(false);
  const open = (id?: string) => void go(dashboardAddress(name, id));
  const add = () => void go(dashboardAddress(steps.create()));
  const crumbs = [
    { label: t('nav.dashboards'), to: dashboardAddress() },
    ...(name === undefined ? [] : [{ label: label(body?.label) || name, to: dashboardAddress(name) }]),
  ];
  const remove = (key: string) => {
    const found = body?.widgets.find((each) => `${name}.${widgetId(each)}` === key);
    if (!found) return;
    steps.remove(widgetId(found), elements.find(({ id }) => id === key)?.label ?? { zh: key, en: key });
    open();
  };
  return (
    <StudioFrame
      crumbs={crumbs}
      up={name === undefined ? undefined : dashboardAddress(widget && name)}
      left={
        <ElementList
          heading={<PlaceList here="dashboards" />}
          elements={elements}
          selected={widget ? `${name}.${widgetId(widget)}` : name}
          add={{ label: t('reports.newDashboard'), run: add }}
          onRemove={(key) => (key === name ? setIsRemoving(true) : remove(key))}
        />
      }
      panel={
        name !== undefined &&
        body && <DashboardPanel {...{ name, body, widget, steps }} onSelect={open} onRemove={() => setIsRemoving(true)} />
      }
    >
      {name !== undefined && body ? (
        <WithDraftModel>
          <Suspense fallback={<SkeletonRows count={6} />}>
            <DashboardCanvas body={body} selected={widget} onSelect={open} />
          </Suspense>
        </WithDraftModel>
      ) : (
        <EmptyState icon="layout-dashboard" title={t('menus.chooseDashboard')}>
          <Button variant="primary" onClick={add}>
            {t('reports.newDashboard')}
          </Button>
        </EmptyState>
      )}
      {isRemoving && name !== undefined && (
        <DeleteDialog
          target={{ kind: 'dashboard', name }}
          title={t('studio.deleteThing', { thing: label(body?.label) || name })}
          onDelete={() => {
            steps.removeAll();
            void go(dashboardAddress());
          }}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </StudioFrame>
  );
}
