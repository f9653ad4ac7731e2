import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './absent-mark.module.css';

/** Beside what is drawn on a canvas and would not be there now. */
export function AbsentMark() {
  const t = useText();
  return (
    <span className={styles.absent}>
      <Icon name="eye-off" size={14} />
      {t('studio.notNow')}
    </span>
  );
}
