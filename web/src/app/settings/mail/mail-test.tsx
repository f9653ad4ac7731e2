import { useState } from 'react';
import type { Label } from '../../../../../metadata/label.ts';
import { api } from '../../../base/api.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import styles from '../settings-page.module.css';
import { change } from './use-mail.ts';

type Answer = { outcome: 'sent' | 'refused' | 'later' | 'locked' | 'unknown'; told: Label; to: string };

/** Sends a message to oneself, and shows what the server said. */
export function MailTest() {
  const t = useText();
  const label = useLabel();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const test = async () => {
    setBusy(true);
    await change(async () => setAnswer(await api.post('/mail-server/test')));
    setBusy(false);
  };
  return (
    <div className={styles.row}>
      <Button loading={busy} onClick={test}>
        {t('mail.testNow')}
      </Button>
      <output className={styles.row}>
        {answer && (
          <>
            <Chip color={answer.outcome === 'sent' ? 'green' : 'red'}>{t(`mail.outcome.${answer.outcome}`)}</Chip>
            <span>
              {answer.to} — {label(answer.told)}
            </span>
          </>
        )}
      </output>
    </div>
  );
}
