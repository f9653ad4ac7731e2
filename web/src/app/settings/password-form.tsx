import { type FormEvent, useState } from 'react';
import { api } from '../../base/api.ts';
import { passwordLength } from '../../base/password-length.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import styles from './settings-page.module.css';

export function PasswordForm() {
  const t = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await api.post('/me/password', { current, next });
      setCurrent('');
      setNext('');
      toast.success(t('account.passwordChanged'));
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  }

  return (
    <form className={styles.column} onSubmit={submit}>
      <div className={styles.form}>
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('ui.showPassword') }}
          label={t('account.currentPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('ui.showPassword') }}
          label={t('account.newPassword')}
          description={t('setup.passwordHelp')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={passwordLength}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </div>
      <div className={styles.row}>
        <Button type="submit" loading={busy} disabled={!current || !next}>
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  );
}
