import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './similar-records.module.css';
import { useSimilar } from './use-similar.ts';

/** Warns of records that are there already, before a second one is made. */
export function SimilarRecords({ object, values }: { object: ObjectModel; values: Record<string, unknown> }) {
  const t = useText();
  const label = useLabel();
  const similar = useSimilar(object, values);
  if (similar.length === 0) return null;
  return (
    <div className={styles.warning} role="status">
      <p className={styles.title}>
        <Icon name="alert-triangle" />
        {t('record.similar.title', { count: similar.length })}
      </p>
      <ul>
        {similar.map(({ id, title, owner, reason }) => (
          <li key={id} className={styles.record}>
            {/* A new tab, so that what was typed stays. */}
            <a href={paths.record(object.name, id)} target="_blank" rel="noreferrer">
              {title ?? t('fields.hiddenRecord')}
            </a>
            <span className={styles.why}>
              {t('record.similar.same', { field: label(object.fields[reason]?.label) })}
              {owner?.title && ` · ${owner.title}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
