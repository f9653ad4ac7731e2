import { useLabel, useText } from '../../../base/use-text.ts';
import { Refusal } from '../../../ui/refusal.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { SettingsPage, SettingsSection } from '../settings-page.tsx';
import { MailLog } from './mail-log.tsx';
import { MailServerForm } from './mail-server-form.tsx';
import { MailTest } from './mail-test.tsx';
import { useMailServer } from './use-mail.ts';

/** Which server takes the workspace's mail, whether it does, and what became of each. */
export function MailPage() {
  const t = useText();
  const label = useLabel();
  const { data } = useMailServer();
  return (
    <SettingsPage title={t('settings.mail')} intro={t('mail.intro')}>
      {!data && <SkeletonRows count={4} />}
      {data?.server?.stopped && <Refusal words={t('mail.stopped', { why: label(data.server.stopped) })} />}
      {data && (
        <SettingsSection title={t('mail.server')}>
          <MailServerForm key={data.server ? 'kept' : 'new'} server={data.server} />
        </SettingsSection>
      )}
      {data?.server && (
        <SettingsSection title={t('mail.test')} help={t('mail.testHelp')}>
          <MailTest />
        </SettingsSection>
      )}
      {data && (
        <SettingsSection title={t('mail.log')} help={t('mail.logHelp')}>
          <MailLog counts={data.counts} />
        </SettingsSection>
      )}
    </SettingsPage>
  );
}
