import type { Sort } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import styles from '../../controls/controls.module.css';
import { Property } from '../../controls/property.tsx';
import { useFieldChoices } from '../../controls/reference-controls.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = { object: string; label: string; bound: Bound<Sort[]> };

/** By which field lists are sorted while nobody asks for another order, and which way. */
export function SortControl({ object, label, bound }: Props) {
  const t = useText();
  const choices = useFieldChoices(object, () => true, true);
  const [first, ...rest] = bound.value ?? [];
  return (
    <Property label={label} bound={bound}>
      {({ id }) => (
        <div className={styles.conditions}>
          <select
            id={id}
            className={styles.input}
            value={first?.field ?? ''}
            onChange={({ target }) =>
              bound.write(
                target.value === '' ? undefined : [{ field: target.value, direction: first?.direction ?? 'asc' }, ...rest],
              )
            }
          >
            <option value="">{t('studio.newestFirst')}</option>
            {choices.map(({ value, label: name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          {first && (
            <Segmented
              label={t('studio.direction')}
              value={first.direction}
              options={[
                { value: 'asc', label: t('studio.ascending') },
                { value: 'desc', label: t('studio.descending') },
              ]}
              onChange={(direction) => bound.write([{ ...first, direction }, ...rest])}
            />
          )}
        </div>
      )}
    </Property>
  );
}
