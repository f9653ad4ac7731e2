import { type FormEvent, useEffect, useState } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import { api } from '../../base/api.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './gate-layout.module.css';
import { GateLayout } from './gate-layout.tsx';
import { InsecureNotice } from './insecure-notice.tsx';
import { useCountdown } from './use-countdown.ts';

type SessionInfo = AnswerAt<'GET', '/session/info'>;

export function SignInPage({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const t = useText();
  const [info, setInfo] = useState<SessionInfo>();
  useEffect(() => {
    api.get('/session/info').then(setInfo, () => undefined);
  }, []);
  return (
    <GateLayout title={t('signIn.title')}>
      <h1 className={styles.title}>
        {info?.workspaceName ? t('signIn.workspace', { name: info.workspaceName }) : t('signIn.title')}
      </h1>
      <p className={styles.intro} />
      <InsecureNotice insecure={info?.insecure ?? false} refused={info?.secureContextRequired} />
      <SignInForm onSignedIn={onSignedIn} />
    </GateLayout>
  );
}

function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [wait, startWait] = useCountdown();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      onSignedIn(await api.post('/session', { email, password }));
    } catch (error) {
      setBusy(false);
      setProblem(problemMessage(error));
      if (error instanceof ApiProblem && error.status === 429) startWait(error.retryAfter ?? 60);
    }
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('gate.email')}
        type="email"
        autoComplete="username"
        autoFocus
        required
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('gate.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      {(problem || wait > 0) && (
        <p className={styles.problem} role="alert">
          {wait > 0 ? t('signIn.wait', { seconds: wait }) : problem}
        </p>
      )}
      <Button type="submit" variant="primary" wide className={styles.submit} loading={busy} disabled={wait > 0}>
        {t('signIn.submit')}
      </Button>
      <p className={styles.help}>{t('signIn.help')}</p>
    </form>
  );
}
