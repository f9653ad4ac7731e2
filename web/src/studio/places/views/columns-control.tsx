import type { ViewColumn } from '../../../../../metadata/define/view.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import { PathPicker, usePathLabel } from '../../controls/path-picker.tsx';
import { Property } from '../../controls/property.tsx';
import { OrderedRows } from '../../frame/ordered-rows.tsx';
import { useItems } from '../../store/use-items.ts';
import type { Bound } from '../../store/use-studio.ts';
import styles from './views.module.css';

type Props = {
  object: string;
  /** The field that is there whether the view says so or not. */
  title: string;
  label: string;
  bound: Bound<ViewColumn[]>;
  /** Widths can be said. */
  hasWidths: boolean;
};

/** The columns of a table, or what stands on the cards of a board: which, in which order, how wide. */
export function ColumnsControl({ object, title, label, bound, hasWidths }: Props) {
  const t = useText();
  const labelOf = usePathLabel(object);
  const columns = bound.value ?? [];
  const items = useItems(bound.element, (path): Label => ({ zh: labelOf(path), en: labelOf(path) }));
  const toggle = (path: string) =>
    columns.some(({ field }) => field === path) ? items.remove(path) : items.add(path, { field: path }, columns.at(-1)?.field);
  return (
    <Property label={label} bound={bound}>
      {() => (
        <>
          <OrderedRows
            label={label}
            rows={columns.map(({ field, width }) => ({ id: field, label: labelOf(field), width }))}
            fixed={title}
            onMove={items.move}
            onRemove={items.remove}
            extra={({ id, label: name, width }) =>
              hasWidths && (
                <input
                  className={styles.width}
                  type="number"
                  min={40}
                  max={1000}
                  step={10}
                  value={width ?? ''}
                  placeholder={t('views.widthAuto')}
                  aria-label={t('views.widthOf', { column: name })}
                  title={t('views.widthOf', { column: name })}
                  onChange={({ target }) => items.set(id, 'width', target.value === '' ? undefined : Number(target.value))}
                />
              )
            }
          />
          <PathPicker
            object={object}
            label={t(hasWidths ? 'views.addColumn' : 'views.addCardField')}
            ticked={columns.map(({ field }) => field)}
            fixed={title}
            onPick={toggle}
          />
        </>
      )}
    </Property>
  );
}
