import { MultiSelect } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { TextInput } from '../../ui/form-input.tsx';
import { Secret } from '../../ui/secret.tsx';
import { refreshDirectory, useRoleOptions } from './directory.ts';
import { ReferenceSelect } from './reference-select.tsx';
import styles from './settings-page.module.css';

type Invited = { name: string; email: string; department: Reference | null; superior: Reference | null; roles: string[] };

const nobody: Invited = { name: '', email: '', department: null, superior: null, roles: [] };

/** Asks who is invited, then shows the link to send. Somebody who is known but has not joined gets another link. */
export function InviteDrawer({ user = nobody, onClose }: { user?: Invited; onClose: () => void }) {
  const t = useText();
  const formId = useId();
  const [invited, setInvited] = useState(user);
  const [link, setLink] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Record<string, string>>({});

  async function invite(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const { name, email, department, superior, roles } = invited;
      const body = { name, email, roles, department: department?.id, superior: superior?.id };
      const answer = await api.post('/users/invitations', body);
      setLink(new URL(answer.link, location.origin).href);
      await refreshDirectory();
    } catch (error) {
      const fields = error instanceof ApiProblem ? error.fields : {};
      setProblem(fields);
      if (Object.keys(fields).length === 0) toast.problem(error);
    }
    setBusy(false);
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title={t(link ? 'users.linkReady' : 'users.invite')}
      footer={
        link ? (
          <Button variant="primary" onClick={onClose}>
            {t('action.done')}
          </Button>
        ) : (
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {t('users.createLink')}
          </Button>
        )
      }
    >
      {link ? (
        <Secret help={t('users.linkHelp', { name: invited.name })} value={link} copyLabel={t('users.copyLink')} />
      ) : (
        <form id={formId} className={styles.column} onSubmit={invite}>
          <p>{t('users.inviteHelp')}</p>
          <InviteFields invited={invited} onChange={setInvited} problem={problem} />
        </form>
      )}
    </Drawer>
  );
}

type FieldsProps = { invited: Invited; onChange: (invited: Invited) => void; problem: Record<string, string> };

function InviteFields({ invited, onChange, problem }: FieldsProps) {
  const t = useText();
  const roleOptions = useRoleOptions();
  const set = (part: Partial<Invited>) => onChange({ ...invited, ...part });
  return (
    <>
      <TextInput
        label={t('users.name')}
        required
        value={invited.name}
        onChange={(event) => set({ name: event.target.value })}
        error={problem.name}
      />
      <TextInput
        label={t('users.email')}
        type="email"
        required
        value={invited.email}
        onChange={(event) => set({ email: event.target.value })}
        error={problem.email}
      />
      <MultiSelect
        label={t('users.roles')}
        data={roleOptions}
        value={invited.roles}
        onChange={(roles) => set({ roles })}
        error={problem.roles}
      />
      <ReferenceSelect
        object="department"
        label={t('users.department')}
        value={invited.department}
        onChange={(department) => set({ department })}
      />
      <ReferenceSelect
        object="user"
        label={t('users.superior')}
        value={invited.superior}
        onChange={(superior) => set({ superior })}
      />
    </>
  );
}
