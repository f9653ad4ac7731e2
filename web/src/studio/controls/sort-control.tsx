import { sortableField } from '../../../../metadata/check/field-demands.ts';
import type { Sort } from '../../../../metadata/query.ts';
import { useText } from '../../base/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { OrderedRows } from '../frame/ordered-rows.tsx';
import type { Bound } from '../store/use-studio.ts';
import { PathPicker, usePathLabel } from './path-picker.tsx';
import { Property } from './property.tsx';

type Props = { object: string; label: string; help?: string; bound: Bound<Sort[]> };

const most = 5;

/** By which fields a list is sorted while nobody asks for another order, the first before the others, and which way. */
export function SortControl({ object, label, help, bound }: Props) {
  const t = useText();
  const labelOf = usePathLabel(object);
  const sorts = bound.value ?? [];
  const write = (next: Sort[]) => bound.write(next.length > 0 ? next : undefined);
  const indexOf = (id: string) => sorts.findIndex(({ field }) => field === id);
  return (
    <Property label={label} help={sorts.length === 0 ? (help ?? t('studio.newestFirst')) : undefined} bound={bound}>
      {() => (
        <>
          <OrderedRows
            label={label}
            rows={sorts.map((sort) => ({ ...sort, id: sort.field, label: labelOf(sort.field) }))}
            onMove={(id, by) => write(moved(sorts, indexOf(id), by))}
            onRemove={(id) => write(sorts.filter(({ field }) => field !== id))}
            extra={({ id, direction }) => (
              <Segmented
                label={t('studio.direction')}
                value={direction}
                options={[
                  { value: 'asc', label: t('studio.ascending') },
                  { value: 'desc', label: t('studio.descending') },
                ]}
                onChange={(next) => write(sorts.with(indexOf(id), { field: id, direction: next }))}
              />
            )}
          />
          {sorts.length < most && (
            <PathPicker
              object={object}
              label={t('views.addSort')}
              fits={sortableField.fits}
              ticked={sorts.map(({ field }) => field)}
              onPick={(field) => indexOf(field) < 0 && write([...sorts, { field, direction: 'asc' }])}
            />
          )}
        </>
      )}
    </Property>
  );
}

function moved(sorts: readonly Sort[], index: number, by: number): Sort[] {
  const next = sorts.toSpliced(index, 1);
  return next.toSpliced(Math.max(0, index + by), 0, sorts[index] as Sort);
}
