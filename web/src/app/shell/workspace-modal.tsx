import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { baseCurrencies, currencyText } from '../../base/currencies.ts';
import { regionOptions } from '../../base/regions.ts';
import { useModel } from '../../base/use-model.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';

/** Another company on the same server; its first page asks for a template. */
export function WorkspaceModal({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const t = useText();
  const { currency, timeZone, region } = useModel();
  const locale = useLocale();
  const [values, setValues] = useState({ name: '', currency, region });
  const make = async () => onMade((await api.post('/workspaces', { ...values, timeZone })).id);
  return (
    <FormModal title={t('workspace.new')} action={t('workspace.create')} onSubmit={make} onClose={onClose}>
      <TextInput
        label={t('workspace.name')}
        required
        maxLength={100}
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      <NativeSelect
        label={t('workspace.currency')}
        description={t('workspace.currencyHelp')}
        data={[...new Set([currency, ...baseCurrencies])].map((value) => ({ value, label: currencyText(value, locale) }))}
        value={values.currency}
        onChange={(event) => setValues({ ...values, currency: event.target.value })}
      />
      <NativeSelect
        label={t('workspace.region')}
        description={t('workspace.regionHelp')}
        data={regionOptions(locale)}
        value={values.region}
        onChange={(event) => setValues({ ...values, region: event.target.value })}
      />
    </FormModal>
  );
}
