import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { Icon } from '../../ui/icon.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './property.module.css';
import type { RowPlace } from './property-section.tsx';

/** A field of a related record, to be read. */
export function FarProperty({ open: { object, record }, path, place }: { open: OpenRecord; path: string; place: RowPlace }) {
  const t = useText();
  const label = useLabel();
  const found = findField(useModel(), object.name, path);
  if (!found) return null;
  const name = pathLabel(found, label);
  return (
    <div className={styles.row} {...place}>
      <dt className={styles.label} title={name}>
        {name}
      </dt>
      <dd className={styles.value}>
        <FieldValue field={found.field} value={record[path]} />
        <span className={styles.lock} title={t('record.ofRelated')}>
          <Icon name="lock" size={12} label={t('record.ofRelated')} />
        </span>
      </dd>
    </div>
  );
}
