import { NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { MailServerModel } from '../../../../../metadata/api/mail.ts';
import { api } from '../../../base/api.ts';
import { text } from '../../../base/text.ts';
import { toast } from '../../../base/toast.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { PasswordInput } from '../../../ui/password-input.tsx';
import styles from '../settings-page.module.css';
import { change, type MailServerInput } from './use-mail.ts';

const fresh: MailServerInput = { host: '', port: 465, security: 'tls', account: null, sender: '', senderName: null };
/** Where servers listen that are spoken to in this way. */
const usualPorts = { tls: 465, starttls: 587, none: 25 };

/** The server, how it is spoken to, who signs in, and whose name stands on what is sent. */
export function MailServerForm({ server }: { server: MailServerModel | null }) {
  const t = useText();
  const [input, setInput] = useState<MailServerInput>(() => (server ? toInput(server) : fresh));
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<MailServerInput>) => setInput({ ...input, ...part });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const isSaved = await change(() => api.put('/mail-server', input));
    if (isSaved) toast.success(text('settings.saved'));
    if (isSaved) set({ password: undefined });
    setBusy(false);
  };
  return (
    <form className={styles.column} onSubmit={save}>
      <div className={styles.form}>
        <ServerInputs input={input} set={set} />
        <AccountInputs input={input} set={set} hasPassword={server?.hasPassword === true} />
        <SenderInputs input={input} set={set} />
      </div>
      <div className={styles.row}>
        <Button type="submit" variant="primary" loading={busy}>
          {t('action.save')}
        </Button>
        {server && (
          <Button variant="ghost" onClick={() => change(() => api.delete('/mail-server'))}>
            {t('mail.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}

function toInput({ hasPassword: _has, stopped: _stopped, ...server }: MailServerModel): MailServerInput {
  return server;
}

type Inputs = { input: MailServerInput; set: (part: Partial<MailServerInput>) => void };

function ServerInputs({ input, set }: Inputs) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('mail.host')}
        placeholder="smtp.example.com"
        required
        withAsterisk={false}
        value={input.host}
        onChange={(event) => set({ host: event.target.value })}
      />
      <Select
        label={t('mail.security')}
        data={(['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: t(`mail.security.${value}`) }))}
        value={input.security}
        allowDeselect={false}
        onChange={(value) => value && set({ security: value as keyof typeof usualPorts, port: usualPorts[value as 'tls'] })}
      />
      <NumberInput
        label={t('mail.port')}
        value={input.port}
        min={1}
        max={65535}
        hideControls
        onChange={(port) => typeof port === 'number' && set({ port })}
      />
    </>
  );
}

function AccountInputs({ input, set, hasPassword }: Inputs & { hasPassword: boolean }) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('mail.account')}
        autoComplete="off"
        value={input.account ?? ''}
        onChange={(event) => set({ account: event.target.value || null })}
      />
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('ui.showPassword') }}
        label={t('mail.password')}
        autoComplete="new-password"
        placeholder={hasPassword ? t('mail.passwordKept') : undefined}
        value={input.password ?? ''}
        onChange={(event) => set({ password: event.target.value || undefined })}
      />
    </>
  );
}

function SenderInputs({ input, set }: Inputs) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('mail.sender')}
        type="email"
        required
        withAsterisk={false}
        value={input.sender}
        onChange={(event) => set({ sender: event.target.value })}
      />
      <TextInput
        label={t('mail.senderName')}
        value={input.senderName ?? ''}
        onChange={(event) => set({ senderName: event.target.value || null })}
      />
    </>
  );
}
