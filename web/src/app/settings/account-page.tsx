import { useText } from '../../base/use-text.ts';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';
import { SettingsPage, SettingsSection } from './settings-page.tsx';

/** One's own name, language, look, time zone, password and devices. */
export function AccountPage() {
  const t = useText();
  return (
    <SettingsPage title={t('settings.account')}>
      <SettingsSection title={t('account.profile')}>
        <ProfileForm />
      </SettingsSection>
      <SettingsSection title={t('account.password')}>
        <PasswordForm />
      </SettingsSection>
      <SettingsSection title={t('account.sessions')}>
        <SessionList />
      </SettingsSection>
    </SettingsPage>
  );
}
