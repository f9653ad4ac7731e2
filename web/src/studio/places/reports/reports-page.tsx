import { Suspense, useState } from 'react';
import type { ReportBody } from '../../../../../metadata/define/report.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { DeleteDialog } from '../../frame/delete-dialog.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { ReportFigure } from './report-figure.tsx';
import { ReportPanel } from './report-panel.tsx';
import styles from './reports.module.css';
import { useFigures } from './use-figures.ts';
import { useReportSteps } from './use-report-steps.ts';
import { reportAddress, useReportBodies, useReportElements } from './use-reports.ts';

/** The reports that dashboards and pages show: one of them with what it comes to now, beside all that it says. */
export function ReportsPage({ name }: { name: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const elements = useReportElements();
  const report = useBody<ReportBody>({ kind: 'report', name: name ?? '' });
  const reports = useReportBodies();
  const steps = useReportSteps();
  const [removing, setRemoving] = useState<string>();
  const open = (next?: string) => void go(reportAddress(next));
  const crumbs = [
    { label: t('reports.title'), to: reportAddress() },
    ...(name !== undefined && report ? [{ label: label(report.label) || name, to: reportAddress(name) }] : []),
  ];
  return (
    <StudioFrame
      crumbs={crumbs}
      up={name === undefined ? undefined : reportAddress()}
      left={
        <ElementList
          heading={<PlaceList here="reports" />}
          elements={elements}
          selected={name}
          add={{ label: t('reports.new'), run: () => open() }}
          onCopy={(each) => open(steps.copy(each))}
          onRemove={setRemoving}
        />
      }
      panel={
        name !== undefined &&
        report && (
          <ReportPanel name={name} report={report} onCopy={() => open(steps.copy(name))} onRemove={() => setRemoving(name)} />
        )
      }
    >
      {report ? <Canvas report={report} /> : <NewReport onChoose={(object) => open(steps.add(object))} />}
      {removing !== undefined && (
        <DeleteDialog
          target={{ kind: 'report', name: removing }}
          title={t('studio.deleteThing', { thing: label(reports.get(removing)?.label) || removing })}
          onDelete={() => {
            steps.remove(removing);
            open();
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </StudioFrame>
  );
}

function Canvas({ report }: { report: ReportBody }) {
  const [figures] = useFigures([report]);
  return (
    <WithDraftModel>
      <Suspense fallback={<SkeletonRows count={6} />}>
        <div className={styles.figure}>
          <ReportFigure report={report} figures={figures} />
        </div>
      </Suspense>
    </WithDraftModel>
  );
}

/** A report begins with what it counts. */
function NewReport({ onChoose }: { onChoose: (object: string) => void }) {
  const t = useText();
  const objects = useObjectChoices();
  return (
    <EmptyState icon="chart-bar" title={t('reports.ofWhat')} help={t('reports.ofWhatHelp')}>
      <div className={styles.choices}>
        {objects.map(({ value, label }) => (
          <Button key={value} size="sm" onClick={() => onChoose(value)}>
            {label}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}
