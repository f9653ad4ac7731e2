import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address, api } from '../../base/api.ts';
import { waitForJob } from '../../base/job.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './settings-page.module.css';
import { SettingsPage, SettingsSection } from './settings-page.tsx';

/** Sample data and the definitions as a file. */
export function DataPage() {
  const t = useText();
  const mayExport = useSystemRight('manageMetadata');
  return (
    <SettingsPage title={t('settings.data')}>
      <SettingsSection title={t('data.samples')}>
        <SampleData />
      </SettingsSection>
      {mayExport && (
        <SettingsSection title={t('data.definitions')} help={t('data.definitionsHelp')}>
          <div className={styles.row}>
            <a href={address('/definitions/export')} download className={styles.row}>
              <Icon name="download" /> {t('data.downloadDefinitions')}
            </a>
          </div>
        </SettingsSection>
      )}
    </SettingsPage>
  );
}

function SampleData() {
  const t = useText();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    queryKey: queryKeys.settings('sample-data'),
    queryFn: ({ signal }) => api.get('/sample-data', { signal }),
  });
  if (!data) return <Skeleton width={240} />;
  if (!data.present) return <p>{t('data.samplesNone')}</p>;

  async function remove() {
    setBusy(true);
    try {
      const { job } = await api.delete('/sample-data');
      await waitForJob(job);
      await queryClient.invalidateQueries();
      toast.success(t('data.removed'));
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  }

  return (
    <>
      <p>{t('data.samplesPresent', { count: format.number(data.records) })}</p>
      <div className={styles.row}>
        <Button variant="danger" icon={<Icon name="trash" />} loading={busy} onClick={remove}>
          {t(busy ? 'data.removing' : 'data.removeSamples')}
        </Button>
      </div>
    </>
  );
}
