import { Suspense, useEffect, useState } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { queryClient } from '../../base/query-client.ts';
import { sendEdit } from '../../base/records.ts';
import { askServer, useServerContact } from '../../base/server-contact.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { resumeEdits, useKeptEdits } from '../../base/waiting-edits.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './connection-bar.module.css';

/** To be there before the server is gone. */
export const loadKeptEdits = () => import('./kept-edits.tsx');
const KeptEdits = loadLater(loadKeptEdits, 'KeptEdits');

/** Says that the server is gone and what waits for it, and which changes could not be saved once it was back: nothing of it is lost. */
export function ConnectionBar() {
  const t = useText();
  const { lost, waiting } = useServerContact();
  const edits = useKeptEdits();
  const refused = edits.filter((edit) => edit.refused);
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useResumedEdits();
  const ask = async () => {
    setAsking(true);
    await askServer();
    setAsking(false);
  };
  const shown = isOpen || refused.length > 0 ? edits : [];
  const words = [
    lost && t('connection.lost'),
    lost && waiting > 0 && t('connection.waiting', { count: waiting }),
    refused.length > 0 && t('connection.notSaved', { count: refused.length }),
  ].filter(Boolean);
  return (
    <div role="status">
      {words.length > 0 && (
        <div className={styles.bar}>
          <Icon name={lost ? 'wifi-off' : 'alert-triangle'} />
          <span className={styles.words}>{words.join(' · ')}</span>
          {refused.length === 0 && edits.length > 0 && (
            <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'connection.hide' : 'connection.show')}
            </Button>
          )}
          {lost && (
            <Button size="sm" variant="ghost" loading={isAsking} onClick={ask}>
              {t('action.retry')}
            </Button>
          )}
        </div>
      )}
      {words.length > 0 && shown.length > 0 && (
        <Suspense>
          <KeptEdits edits={shown} />
        </Suspense>
      )}
    </div>
  );
}

/** What this tab had not sent when it was loaded anew goes out now. */
function useResumedEdits(): void {
  const t = useText();
  useEffect(() => {
    void resumeEdits(sendEdit).then((count) => {
      if (count === 0) return;
      toast.success(t('connection.sent', { count }));
      void queryClient.invalidateQueries();
    });
  }, [t]);
}
