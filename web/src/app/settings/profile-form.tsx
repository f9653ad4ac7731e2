import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Locale } from '../../../../metadata/label.ts';
import type { ThemePreference } from '../../base/theme.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { changeLocale, changeTheme, saveOwnSettings } from '../shell/preferences.ts';
import styles from './settings-page.module.css';

/** Each field saves itself when it is left or chosen. */
export function ProfileForm() {
  const t = useText();
  const me = useMe();
  const [name, setName] = useState(me.user.name);
  const save = (settings: Parameters<typeof saveOwnSettings>[0]) =>
    saveOwnSettings(settings).then(() => toast.success(t('settings.saved')), toast.problem);
  const saveName = () => {
    if (name.trim() && name !== me.user.name) save({ name: name.trim() });
  };
  return (
    <div className={styles.form}>
      <TextInput
        label={t('gate.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={saveName}
        onKeyDown={(event) => event.key === 'Enter' && saveName()}
      />
      <TextInput label={t('gate.email')} value={me.user.email} readOnly />
      <Select
        label={t('gate.language')}
        data={[
          { value: 'zh', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
        value={me.locale}
        allowDeselect={false}
        onChange={(locale) => changeLocale(locale as Locale)}
      />
      <Select
        label={t('theme.title')}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
        value={me.theme}
        allowDeselect={false}
        onChange={(theme) => changeTheme(theme as ThemePreference)}
      />
      <Select
        label={t('account.timeZone')}
        data={Intl.supportedValuesOf('timeZone')}
        value={me.timeZone}
        searchable
        limit={50}
        allowDeselect={false}
        onChange={(timeZone) => timeZone && save({ timeZone })}
      />
    </div>
  );
}
