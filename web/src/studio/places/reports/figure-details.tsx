import type { ReportMeasure } from '../../../../../metadata/define/report.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import type { Bound } from '../../store/use-studio.ts';
import own from './reports.module.css';

type Props = {
  object: string;
  measure: ReportMeasure;
  bound: Bound<ReportMeasure[]>;
  onChange: (next: ReportMeasure) => void;
};

/** What one figure is called, and which records it counts of those that the report does: “won amount” beside “amount”. */
export function FigureDetails({ object, measure, bound, onChange }: Props) {
  const t = useText();
  const place = { isOwn: false, reset: () => {}, element: { ...bound.element, at: [...bound.element.at, measure.name] } };
  const label: Bound<Label> = {
    ...place,
    value: measure.label,
    write: (next) => next && onChange({ ...measure, label: next }),
  };
  return (
    <div className={own.details}>
      <TextPairControl label={t('reports.figureName')} bound={label} />
      {!('expression' in measure) && (
        <FilterControl
          label={t('reports.figureFilter')}
          help={t('reports.figureFilterHelp')}
          object={object}
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
    </div>
  );
}
