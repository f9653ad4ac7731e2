import type { ReportMeasure } from '../../../../../metadata/define/report.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { type Aggregate, type Calculation, calculations, type Filter } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import styles from '../../controls/controls.module.css';
import { FilterControl } from '../../controls/filter-control.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';
import own from './reports.module.css';

type Props = {
  object: string;
  measure: ReportMeasure;
  bound: Bound<ReportMeasure[]>;
  onChange: (next: ReportMeasure) => void;
  onCalculate: (calculation: Calculation) => void;
};

/** What can be added up along the groups. */
const adding = new Set<Aggregate>(['count', 'sum']);

/** What one figure is called, and which records it counts of those that the report does: “won amount” beside “amount”. */
export function FigureDetails({ object, measure, bound, onChange, onCalculate }: Props) {
  const t = useText();
  const model = useDraftModel();
  const of = 'aggregate' in measure ? measure.of : undefined;
  const counted = of === undefined ? object : model.objects[object]?.fields[of]?.leadsTo?.[0];
  const place = { isOwn: false, reset: () => {}, element: { ...bound.element, at: [...bound.element.at, measure.name] } };
  const label: Bound<Label> = {
    ...place,
    value: measure.label,
    write: (next) => next && onChange({ ...measure, label: next }),
  };
  return (
    <div className={own.details}>
      <TextPairControl label={t('reports.figureName')} bound={label} />
      {'aggregate' in measure && (
        <FilterControl
          label={t('reports.figureFilter')}
          help={t('reports.figureFilterHelp')}
          object={counted ?? object}
          bound={{
            ...place,
            value: measure.filter,
            write: (filter: Filter | undefined) => {
              const { filter: _before, ...rest } = measure;
              onChange(filter ? { ...rest, filter } : rest);
            },
          }}
        />
      )}
      {'aggregate' in measure && (
        <select
          className={styles.input}
          aria-label={t('reports.calculate')}
          value=""
          onChange={({ target }) => target.value && onCalculate(target.value as Calculation)}
        >
          <option value="">{t('reports.calculate')}</option>
          {calculations
            .filter((each) => each !== 'runningTotal' || adding.has(measure.aggregate))
            .map((each) => (
              <option key={each} value={each}>
                {t(`reports.calculate.${each}`)}
              </option>
            ))}
        </select>
      )}
    </div>
  );
}
