import type { Reference } from '../../../metadata/wire.ts';
import { paths } from '../base/paths.ts';
import { useOutline } from '../base/use-model.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import styles from './display.module.css';

/** A linked record by its title; one that the reader may not see is only said to be there. */
export function RecordLink({ object, value, compact }: { object: string; value: Reference; compact?: boolean }) {
  const t = useText();
  const outline = useOutline(object);
  if (value.title === null || !outline) {
    return (
      <span className={styles.quiet} title={t('fields.hiddenRecordHelp')}>
        <Icon name="lock" size={12} /> {value.title ?? t('fields.hiddenRecord')}
      </span>
    );
  }
  return (
    <Link
      to={paths.record(object, value.id)}
      className={compact ? styles.link : styles.text}
      title={value.title}
      onClick={(event) => event.stopPropagation()}
    >
      {value.title}
    </Link>
  );
}
