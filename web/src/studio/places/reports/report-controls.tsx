import { Suspense } from 'react';
import { dateField } from '../../../../../metadata/check/field-demands.ts';
import { comparisons } from '../../../../../metadata/compared-period.ts';
import { chartLabels, chartTypes, type ReportBody, type SummaryReport } from '../../../../../metadata/define/report.ts';
import type { Sort } from '../../../../../metadata/query.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { charts } from '../../../dashboards/charts/index.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { ChoiceControl, NumberControl, SwitchControl } from '../../controls/plain-controls.tsx';
import { FieldControl, ObjectControl } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import type { Bound } from '../../store/use-studio.ts';
import { GroupControls } from './group-controls.tsx';
import { MeasuresControl } from './measures-control.tsx';
import { useReportSteps } from './use-report-steps.ts';

type Props = { name: string; report: ReportBody };

/** All that a report says: of which records, which figures, told apart by what, and how they are drawn. */
export function ReportControls({ name, report }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'report', name, at: [] }, report.label);
  const { query } = report;
  return (
    <>
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <WithDraftModel>
        <Suspense>
          {query.type === 'summary' ? <SummaryControls {...{ name, report, query }} /> : <p>{t('reports.funnel')}</p>}
        </Suspense>
      </WithDraftModel>
      <FilterControl
        label={t('studio.whichRecords')}
        object={query.object}
        bound={bound('query.filter', 'studio.whichRecords')}
      />
      {query.type === 'summary' && (
        <FieldControl
          label={t('reports.period')}
          help={t('reports.periodHelp')}
          object={query.object}
          fits={dateField.fits}
          withSystem
          clearable
          bound={bound('period', 'reports.period')}
        />
      )}
    </>
  );
}

const summaryCharts = chartTypes.filter((each) => charts[each].shows === 'summary');

function SummaryControls({ name, report, query }: Props & { query: SummaryReport }) {
  const t = useText();
  const labelOf = useLabel();
  const { setObject } = useReportSteps();
  const bound = useElementBound({ kind: 'report', name, at: [] }, report.label);
  const object = bound<string>('query.object', 'reports.object');
  return (
    <>
      <ObjectControl
        label={t('reports.object')}
        bound={{ ...object, write: (to) => to !== undefined && to !== query.object && setObject(name, to) }}
      />
      <ChoiceControl
        label={t('reports.chart')}
        choices={summaryCharts.map((value) => ({ value, label: labelOf(chartLabels[value]) }))}
        bound={bound('chart', 'reports.chart')}
      />
      <MeasuresControl object={query.object} bound={bound('query.measures', 'reports.figures')} />
      <GroupControls object={query.object} bound={bound('query.group', 'views.group')} />
      {query.group && <SwitchControl label={t('reports.totals')} bound={bound('query.totals', 'reports.totals')} />}
      {(report.period !== undefined || query.compare !== undefined) && (
        <ChoiceControl
          label={t('reports.compare')}
          help={t('reports.compareHelp')}
          none={t('reports.compare.none')}
          choices={comparisons.map((value) => ({ value, label: t(`reports.compare.${value}`) }))}
          bound={bound('query.compare', 'reports.compare')}
        />
      )}
      {query.group && (
        <OrderControls bound={bound('query.sort', 'views.sort')} limit={bound('query.limit', 'reports.most')} query={query} />
      )}
    </>
  );
}

/** By the first figure, or as the groups stand. */
function OrderControls({ bound, limit, query }: { bound: Bound<Sort[]>; limit: Bound<number>; query: SummaryReport }) {
  const t = useText();
  const [first] = query.measures;
  const [sort] = bound.value ?? [];
  return (
    <>
      <ChoiceControl
        label={t('views.sort')}
        none={t('reports.order.groups')}
        choices={(['desc', 'asc'] as const).map((value) => ({ value, label: t(`reports.order.${value}`) }))}
        bound={{
          ...bound,
          value: query.measures.some(({ name }) => name === sort?.field) ? sort?.direction : undefined,
          write: (to) => bound.write(to && first ? [{ field: first.name, direction: to as Sort['direction'] }] : undefined),
        }}
      />
      <NumberControl label={t('reports.most')} min={1} max={10_000} bound={limit} />
    </>
  );
}
