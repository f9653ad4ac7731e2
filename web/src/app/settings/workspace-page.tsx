import { Select, TextInput } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Locale } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import type { BodyAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { regionOptions } from '../../base/regions.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { ChangeSets } from './change-sets.tsx';
import { SchemaTasks } from './schema-tasks.tsx';
import styles from './settings-page.module.css';
import { SettingsPage, SettingsSection } from './settings-page.tsx';
import { Solutions } from './solutions.tsx';

/** What the workspace is called, which saves itself when it is left, and what was settled when it was made. */
export function WorkspacePage() {
  const t = useText();
  return (
    <SettingsPage title={t('settings.workspace')}>
      <div className={styles.form}>
        <NameInput />
        <PlaceInputs />
      </div>
      <SettingsSection title={t('solutions.installed')}>
        <Solutions />
      </SettingsSection>
      <ChangeSets />
      <SchemaTasks />
    </SettingsPage>
  );
}

function NameInput() {
  const t = useText();
  const { workspace } = useMe();
  const [name, setName] = useState(workspace.name);
  const save = async () => {
    const wanted = name.trim();
    if (!wanted || wanted === workspace.name) return setName(workspace.name);
    await change({ name: wanted }, queryKeys.me);
  };
  return (
    <TextInput
      label={t('workspace.name')}
      description={t('workspace.nameHelp')}
      maxLength={100}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function PlaceInputs() {
  const t = useText();
  const { currency, timeZone, region, yearStart } = useModel();
  const locale = useLocale();
  const regions = useMemo(() => regionOptions(locale), [locale]);
  return (
    <>
      <Select
        label={t('workspace.region')}
        description={t('workspace.regionHelp')}
        data={regions}
        value={region}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(wanted) => wanted && wanted !== region && change({ region: wanted }, queryKeys.model)}
      />
      <Select
        label={t('workspace.yearStart')}
        description={t('workspace.yearStartHelp')}
        data={months(locale)}
        value={String(yearStart)}
        allowDeselect={false}
        onChange={(wanted) => wanted && wanted !== String(yearStart) && change({ yearStart: Number(wanted) }, queryKeys.model)}
      />
      <TextInput label={t('workspace.currency')} description={t('workspace.currencyHelp')} value={currency} disabled />
      <TextInput label={t('account.timeZone')} description={t('workspace.timeZoneHelp')} value={timeZone} disabled />
    </>
  );
}

async function change(part: BodyAt<'PATCH', '/workspace'>, queryKey: QueryKey): Promise<void> {
  try {
    await api.patch('/workspace', part);
    await queryClient.invalidateQueries({ queryKey });
    toast.success(text('settings.saved'));
  } catch (error) {
    toast.problem(error);
  }
}

function months(locale: Locale): { value: string; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({ value: String(month + 1), label: name.format(Date.UTC(2026, month)) }));
}
