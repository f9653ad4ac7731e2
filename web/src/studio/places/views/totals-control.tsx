import type { ViewTotal } from '../../../../../metadata/define/view.ts';
import type { Aggregate } from '../../../../../metadata/query.ts';
import { aggregates } from '../../../../../metadata/query.ts';
import { type TextKey, useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import styles from '../../controls/controls.module.css';
import { PathPicker, usePathLabel } from '../../controls/path-picker.tsx';
import { Property } from '../../controls/property.tsx';
import { OrderedRows } from '../../frame/ordered-rows.tsx';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';
import own from './views.module.css';

type Props = { object: string; columns: readonly string[]; label: string; bound: Bound<ViewTotal[]> };

/** Figures at the foot of columns: of which, and how they are reckoned. */
export function TotalsControl({ object, columns, label, bound }: Props) {
  const t = useText();
  const labelOf = usePathLabel(object);
  const model = useDraftModel();
  const totals = bound.value ?? [];
  const write = (next: ViewTotal[]) => bound.write(next.length > 0 ? next : undefined);
  const aggregatesOf = (path: string): Aggregate[] => {
    const field = findField(model, object, path)?.field;
    return aggregates.filter((aggregate) => field?.aggregates.includes(aggregate));
  };
  const others = (path: string) => totals.filter(({ field }) => field !== path);
  return (
    <Property label={label} bound={bound}>
      {() => (
        <>
          <OrderedRows
            label={label}
            rows={totals.map((total) => ({ ...total, id: total.field, label: labelOf(total.field) }))}
            onMove={(id, by) => write(moved(totals, id, by))}
            onRemove={(id) => write(others(id))}
            extra={({ id, label: name, aggregate }) => (
              <select
                className={`${styles.input} ${own.aggregate}`}
                aria-label={t('list.totalOf', { field: name })}
                value={aggregate}
                onChange={({ target }) =>
                  write(totals.map((total) => (total.field === id ? { ...total, aggregate: target.value as Aggregate } : total)))
                }
              >
                {aggregatesOf(id).map((each) => (
                  <option key={each} value={each}>
                    {t(`list.aggregate.${each}` as TextKey)}
                  </option>
                ))}
              </select>
            )}
          />
          <PathPicker
            object={object}
            label={t('views.addTotal')}
            ticked={totals.map(({ field }) => field)}
            onPick={(path) => {
              const [first] = aggregatesOf(path);
              if (totals.length > others(path).length) write(others(path));
              else if (first) write([...totals, { field: path, aggregate: first }]);
            }}
          />
          {totals.some(({ field }) => !columns.includes(field)) && <p className={styles.help}>{t('views.totalWithoutColumn')}</p>}
        </>
      )}
    </Property>
  );
}

function moved(totals: readonly ViewTotal[], field: string, by: number): ViewTotal[] {
  const index = totals.findIndex((total) => total.field === field);
  return totals.toSpliced(index, 1).toSpliced(Math.max(0, index + by), 0, totals[index] as ViewTotal);
}
