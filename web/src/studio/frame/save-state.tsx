import { useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useStudio } from '../store/studio-provider.tsx';
import { useStudioState } from '../store/use-studio.ts';
import { ClashDialog } from './clash-dialog.tsx';
import styles from './top-bar.module.css';

/** Whether the server has what stands on the screen, and what to do where it has not. */
export function SaveState() {
  const t = useText();
  const { store } = useStudio();
  const saving = useStudioState((state) => state.saving);
  const hasSet = useStudioState((state) => state.set !== null);
  const [isDeciding, setDeciding] = useState(false);
  const locale = document.documentElement.lang;
  switch (saving.state) {
    case 'saved':
      return saving.at === undefined || !hasSet ? null : (
        <span className={styles.state}>
          {t('studio.saved', { time: new Date(saving.at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }) })}
        </span>
      );
    case 'waiting':
    case 'saving':
      return <span className={styles.state}>{t('state.saving')}</span>;
    case 'offline':
      return (
        <span className={styles.state} data-bad title={t('studio.offlineHelp')}>
          <Icon name="wifi-off" size={14} />
          {t('studio.offline')}
        </span>
      );
    case 'refused':
      return (
        <span className={styles.state} data-bad role="alert" title={saving.message}>
          <Icon name="alert-triangle" size={14} />
          {t('studio.notSaved', { reason: saving.message })}
          <Button size="sm" onClick={() => void store.save()}>
            {t('action.retry')}
          </Button>
        </span>
      );
    case 'clash':
      return (
        <span className={styles.state} data-bad role="alert">
          <Icon name="alert-triangle" size={14} />
          {t('studio.clash')}
          <Button size="sm" onClick={() => setDeciding(true)}>
            {t('studio.decide')}
          </Button>
          {isDeciding && <ClashDialog clashes={saving.clashes} onClose={() => setDeciding(false)} />}
        </span>
      );
  }
}
