import { type FormEvent, useEffect, useState } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import { api } from '../../base/api.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { passwordLength } from '../../base/password-length.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './gate-layout.module.css';
import { GateLayout } from './gate-layout.tsx';

type Invitation = AnswerAt<'GET', `/invitations/${string}`>;
type Props = { token: string; onSignedIn: (me: Me) => void };

/** Where an invitation link leads: name and password, and one is in. Who has an account already chooses a new password. */
export function InvitationPage({ token, onSignedIn }: Props) {
  const t = useText();
  const [invitation, setInvitation] = useState<Invitation>();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    api.get(`/invitations/${token}`).then(setInvitation, () => setGone(true));
  }, [token]);
  if (isGone) return <InvitationGone />;
  if (!invitation) return <GateLayout title="">{null}</GateLayout>;
  const title = invitation.resets ? t('reset.title') : t('invitation.title', { name: invitation.workspaceName });
  return (
    <GateLayout title={title}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.intro}>{t(invitation.resets ? 'reset.intro' : 'invitation.intro', { email: invitation.email })}</p>
      <AcceptForm token={token} invitation={invitation} onSignedIn={onSignedIn} />
    </GateLayout>
  );
}

function AcceptForm({ token, invitation, onSignedIn }: Props & { invitation: Invitation }) {
  const t = useText();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [hasAccount, setHasAccount] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fields = problem instanceof ApiProblem ? problem.fields : {};

  function changeKind() {
    setHasAccount(!hasAccount);
    setPassword('');
    setProblem(undefined);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const me = await api.post(`/invitations/${token}`, { name, password, hasAccount });
      history.replaceState(null, '', '/');
      onSignedIn(me);
    } catch (error) {
      setBusy(false);
      setProblem(error);
    }
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {!invitation.resets && (
        <TextField label={t('gate.name')} autoComplete="name" required value={name} onChange={setName} error={fields.name} />
      )}
      <PasswordField hasAccount={hasAccount} value={password} onChange={setPassword} error={fields.password} />
      {problem !== undefined && Object.keys(fields).length === 0 && (
        <p className={styles.problem} role="alert">
          {problemMessage(problem)}
        </p>
      )}
      <Button type="submit" variant="primary" wide className={styles.submit} loading={busy}>
        {t(invitation.resets ? 'reset.submit' : 'invitation.submit')}
      </Button>
      {!invitation.resets && (
        <Button variant="ghost" onClick={changeKind}>
          {t(hasAccount ? 'invitation.newAccount' : 'invitation.hasAccount')}
        </Button>
      )}
    </form>
  );
}

type PasswordProps = { hasAccount: boolean; value: string; onChange: (value: string) => void; error: string | undefined };

/** Of an account that is there already, or of one to be opened: the address alone does not tell, since nobody proved it. */
function PasswordField({ hasAccount, ...rest }: PasswordProps) {
  const t = useText();
  return hasAccount ? (
    <TextField
      label={t('invitation.ownPassword')}
      type="password"
      autoComplete="current-password"
      required
      help={t('invitation.ownPasswordHelp')}
      {...rest}
    />
  ) : (
    <TextField
      label={t('gate.password')}
      type="password"
      autoComplete="new-password"
      autoFocus
      required
      minLength={passwordLength}
      help={t('setup.passwordHelp')}
      {...rest}
    />
  );
}

function InvitationGone() {
  const t = useText();
  return (
    <GateLayout title={t('invitation.gone')}>
      <h1 className={styles.title}>{t('invitation.gone')}</h1>
      <p className={styles.intro}>{t('invitation.goneHelp')}</p>
      <a href="/">{t('invitation.toSignIn')}</a>
    </GateLayout>
  );
}
