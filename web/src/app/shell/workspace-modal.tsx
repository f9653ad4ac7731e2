import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import settings from '../settings/settings-page.module.css';

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'AUD'];

/** Another company on the same server; its first page asks for a template. */
export function WorkspaceModal({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const t = useText();
  const { currency, timeZone } = useModel();
  const formId = useId();
  const [values, setValues] = useState({ name: '', currency });
  const [busy, setBusy] = useState(false);

  async function make(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      onMade((await api.post<{ id: string }>('/workspaces', { ...values, timeZone })).id);
    } catch (error) {
      setBusy(false);
      toast.problem(error);
    }
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={t('workspace.new')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {t('workspace.create')}
          </Button>
        </>
      }
    >
      <form id={formId} className={settings.column} onSubmit={make}>
        <TextInput
          label={t('workspace.name')}
          required
          maxLength={100}
          data-autofocus
          value={values.name}
          onChange={(event) => setValues({ ...values, name: event.target.value })}
        />
        <NativeSelect
          label={t('workspace.currency')}
          description={t('workspace.currencyHelp')}
          data={[...new Set([currency, ...currencies])]}
          value={values.currency}
          onChange={(event) => setValues({ ...values, currency: event.target.value })}
        />
      </form>
    </Modal>
  );
}
