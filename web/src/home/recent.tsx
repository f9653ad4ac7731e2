import { paths } from '../base/paths.ts';
import { useRecentRecords } from '../base/recent-records.ts';
import { useMe } from '../base/use-me.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import styles from './recent.module.css';

const shown = 8;

/** The records one opened last. */
export function Recent() {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  const records = useRecentRecords(useMe()).filter(({ object }) => outlines[object]?.access.read);
  if (records.length === 0) return null;
  return (
    <Card title={t('palette.section.recent')}>
      <ul>
        {records.slice(0, shown).map(({ object, id, title }) => (
          <li key={id}>
            <Link to={paths.record(object, id)} className={styles.record} title={title}>
              <Icon name={outlines[object]?.icon ?? 'file'} label={label(outlines[object]?.label)} />
              <span className={styles.title}>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
