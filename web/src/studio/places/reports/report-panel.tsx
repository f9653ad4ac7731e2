import type { ReportBody } from '../../../../../metadata/define/report.ts';
import { useText } from '../../../base/use-text.ts';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { ReportControls } from './report-controls.tsx';

type Props = { name: string; report: ReportBody; onCopy: () => void; onRemove: () => void };

export function ReportPanel({ name, report, onCopy, onRemove }: Props) {
  const t = useText();
  return (
    <PropertiesPanel
      element={{ kind: 'report', name, at: [] }}
      icon="chart-bar"
      title={report.label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'report', name }}
      actions={<ElementActions onCopy={onCopy} remove={{ label: t('reports.delete'), run: onRemove }} />}
    >
      <ReportControls name={name} report={report} />
    </PropertiesPanel>
  );
}
