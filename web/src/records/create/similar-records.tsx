import type { ReactNode } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './similar-records.module.css';
import { useNamesakes } from './use-namesakes.ts';
import { useSimilar } from './use-similar.ts';

type Props = { object: ObjectModel; values: Record<string, unknown> };

/** Warns of records that are there already before a second one is made; less loudly of those that only sound like it. */
export function SimilarRecords({ object, values }: Props) {
  const t = useText();
  const label = useLabel();
  const { records, others } = useSimilar(object, values);
  const namesakes = useNamesakes(object, values);
  if (records.length + others > 0) {
    return (
      <div className={styles.warning} role="status">
        <p className={styles.title}>
          <Icon name="alert-triangle" />
          {t('record.similar.title', { count: records.length + others })}
        </p>
        <ul>
          {records.map(({ id, title, owner, reason }) => (
            <Found key={id} object={object} id={id} title={title ?? t('fields.hiddenRecord')}>
              {t('record.similar.same', { field: label(object.fields[reason]?.label) })}
              {owner?.title && ` · ${owner.title}`}
            </Found>
          ))}
        </ul>
        {others > 0 && <p className={styles.why}>{t('record.similar.others', { count: others })}</p>}
      </div>
    );
  }
  if (namesakes.length === 0) return null;
  return (
    <div className={styles.hint} role="status">
      <p>{t('record.similar.named')}</p>
      <ul>
        {namesakes.map(({ id, title, subtitle }) => (
          <Found key={id} object={object} id={id} title={title}>
            {subtitle}
          </Found>
        ))}
      </ul>
    </div>
  );
}

type FoundProps = { object: ObjectModel; id: string; title: string; children: ReactNode };

/** Opens in a new tab, so that what was typed stays. */
function Found({ object, id, title, children }: FoundProps) {
  return (
    <li className={styles.record}>
      <a href={paths.record(object.name, id)} target="_blank" rel="noreferrer">
        {title}
      </a>
      <span className={styles.why}>{children}</span>
    </li>
  );
}
