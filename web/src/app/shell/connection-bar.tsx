import { useState } from 'react';
import { checkConnection, useConnection } from '../../base/connection.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './connection-bar.module.css';

/** Says that the server is gone and what waits for it: the page may be old, and nothing of it is lost. */
export function ConnectionBar() {
  const t = useText();
  const { lost, waiting } = useConnection();
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await checkConnection();
    setAsking(false);
  };
  return (
    <div role="status">
      {lost && (
        <div className={styles.bar}>
          <Icon name="wifi-off" />
          <span className={styles.words}>
            {t('connection.lost')}
            {waiting > 0 && ` · ${t('connection.waiting', { count: waiting })}`}
          </span>
          <Button size="sm" variant="ghost" loading={isAsking} onClick={ask}>
            {t('action.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
