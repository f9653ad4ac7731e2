import { type FormEvent, useState } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import { api } from '../../base/api.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import { guessCurrency, guessRegion } from '../../base/currencies.ts';
import { currentLocale } from '../../base/locale.ts';
import { passwordLength } from '../../base/password-length.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './gate-layout.module.css';

/** What the browser tells of the company; the next step asks whether it is right. */
function whereabouts() {
  return { currency: guessCurrency(), region: guessRegion(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

type Values = Record<'token' | 'name' | 'email' | 'password', string>;

/** Name, e-mail, password. The set-up token comes with the printed address and is asked for only when it is missing. */
export function AccountStep({ onDone }: { onDone: (me: Me) => void }) {
  const t = useText();
  const [givenToken] = useState(() => new URLSearchParams(location.search).get('token') ?? '');
  const [values, setValues] = useState<Values>({ token: givenToken, name: '', email: '', password: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fields = problem instanceof ApiProblem ? problem.fields : {};
  const set = (name: keyof Values) => (value: string) => setValues({ ...values, [name]: value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const me = await api.post('/setup', { ...values, ...whereabouts(), locale: currentLocale() });
      history.replaceState(null, '', '/');
      onDone(me);
    } catch (error) {
      setBusy(false);
      setProblem(error);
    }
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {!givenToken && (
        <TextField
          label={t('setup.token')}
          help={t('setup.tokenHelp')}
          autoComplete="off"
          required
          value={values.token}
          onChange={set('token')}
          error={fields.token}
        />
      )}
      <OwnFields values={values} problems={fields} set={set} />
      {problem !== undefined && Object.keys(fields).length === 0 && (
        <p className={styles.problem} role="alert">
          {problemMessage(problem)}
        </p>
      )}
      <Button type="submit" variant="primary" wide className={styles.submit} loading={busy}>
        {t('setup.submit')}
      </Button>
      <p className={styles.help}>{t('setup.privacy')}</p>
    </form>
  );
}

type OwnProps = { values: Values; problems: Record<string, string>; set: (name: keyof Values) => (value: string) => void };

function OwnFields({ values, problems, set }: OwnProps) {
  const t = useText();
  return (
    <>
      <TextField
        label={t('gate.name')}
        autoComplete="name"
        autoFocus
        required
        value={values.name}
        onChange={set('name')}
        error={problems.name}
      />
      <TextField
        label={t('gate.email')}
        type="email"
        autoComplete="username"
        required
        value={values.email}
        onChange={set('email')}
        error={problems.email}
      />
      <TextField
        label={t('gate.password')}
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength}
        help={t('setup.passwordHelp')}
        value={values.password}
        onChange={set('password')}
        error={problems.password}
      />
    </>
  );
}
