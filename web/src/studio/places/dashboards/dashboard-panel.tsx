import { Select } from '@mantine/core';
import type { DashboardBody, Widget } from '../../../../../metadata/define/dashboard.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { NumberControl } from '../../controls/plain-controls.tsx';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { ReportControls } from '../reports/report-controls.tsx';
import { useReportBodies } from '../reports/use-reports.ts';
import type { DashboardSteps } from './use-dashboard-steps.ts';
import { widgetId } from './use-dashboards.ts';

type Props = {
  name: string;
  body: DashboardBody;
  widget: Widget | undefined;
  steps: DashboardSteps;
  onSelect: (id?: string) => void;
  onRemove: () => void;
};

/** A widget's place and size; without one, what the dashboard is called and what can be put on it. */
export function DashboardPanel({ widget, ...props }: Props) {
  return widget ? <WidgetPanel {...props} widget={widget} /> : <WholePanel {...props} />;
}

function WholePanel({ name, body, steps, onSelect, onRemove }: Omit<Props, 'widget'>) {
  const t = useText();
  const label = useLabel();
  const reports = useReportBodies();
  const objects = useObjectChoices();
  const bound = useElementBound({ kind: 'dashboard', name, at: [] }, body.label);
  return (
    <PropertiesPanel
      element={{ kind: 'dashboard', name, at: [] }}
      icon="layout-dashboard"
      title={body.label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'dashboard', name }}
      actions={<ElementActions remove={{ label: t('reports.deleteDashboard'), run: onRemove }} />}
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <Select
        label={t('reports.addNew')}
        description={t('reports.addNewHelp')}
        data={objects}
        value={null}
        searchable
        placeholder={t('reports.object')}
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(object) => object && onSelect(steps.addNew(object, body.label))}
      />
      <Select
        label={t('menus.addReport')}
        description={t('menus.addReportHelp')}
        data={[...reports].map(([value, report]) => ({ value, label: label(report.label) || value }))}
        value={null}
        searchable
        placeholder={t('views.add')}
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(report) => {
          if (report) onSelect(steps.add(report, reports.get(report)?.label ?? { zh: report, en: report }));
        }}
      />
    </PropertiesPanel>
  );
}

const sides = { x: 'menus.column', y: 'menus.row', w: 'menus.width', h: 'menus.height' } as const;
const most = { x: 11, y: 1000, w: 12, h: 20 };

function WidgetPanel({ name, widget, steps, onSelect }: Omit<Props, 'widget' | 'onRemove'> & { widget: Widget }) {
  const t = useText();
  const report = useReportBodies().get(widget.report);
  const title = report?.label ?? { zh: widget.report, en: widget.report };
  const id = widgetId(widget);
  return (
    <PropertiesPanel
      element={{ kind: 'dashboard', name, at: ['widgets', id] }}
      icon="chart-bar"
      title={title}
      aside={<code>{widget.report}</code>}
      actions={
        <ElementActions
          remove={{
            label: t('menus.takeOff'),
            run: () => {
              steps.remove(id, title);
              onSelect();
            },
          }}
        />
      }
    >
      {report && <ReportControls name={widget.report} report={report} />}
      {(Object.keys(sides) as (keyof typeof sides)[]).map((side) => (
        <NumberControl
          key={side}
          label={t(sides[side])}
          min={side === 'w' || side === 'h' ? 1 : 0}
          max={most[side]}
          bound={{
            value: widget[side],
            write: (to) => to !== undefined && steps.place(widget, { [side]: to }, title),
            isOwn: false,
            reset() {},
            element: { kind: 'dashboard', name, at: ['widgets', id, side] },
          }}
        />
      ))}
    </PropertiesPanel>
  );
}
