import { useEffect, useState } from 'react';
import { useText } from '../../base/use-text.ts';
import styles from './file-reading.module.css';

const patienceMs = 4_000;

/** Says after a while why a workbook takes so long: the server reads one at a time. */
export function SlowWorkbook() {
  const t = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={styles.quiet} role="status">
      {slow && t('import.waiting')}
    </p>
  );
}
