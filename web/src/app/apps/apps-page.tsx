import { useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { PackageFile } from '../../studio/packages/package-file.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx';
import { SolutionOffers } from '../solutions/solution-offers.tsx';
import { AppRow } from './app-row.tsx';
import styles from './apps-page.module.css';
import { ExportModal } from './export-modal.tsx';
import { useApps } from './use-apps.ts';

/** What apps there are, on or off; the gallery to start from; and the way in for an app that lies in a file. */
export function AppsPage() {
  const t = useText();
  const apps = useApps();
  return (
    <SettingsPage title={t('settings.apps')}>
      <SettingsSection title={t('apps.here')} help={t('apps.hereHelp')}>
        {!apps && <Skeleton width={240} />}
        {apps?.length === 0 && <p>{t('apps.none')}</p>}
        <ul className={styles.apps}>
          {apps?.map((app) => (
            <AppRow key={app.name} app={app} />
          ))}
        </ul>
      </SettingsSection>
      <SettingsSection title={t('apps.gallery')} help={t('apps.galleryHelp')}>
        <SolutionOffers isGallery />
      </SettingsSection>
      <SettingsSection title={t('apps.selection')} help={t('apps.selectionHelp')}>
        <ExportSelection />
      </SettingsSection>
      <SettingsSection title={t('apps.file')} help={t('apps.fileHelp')}>
        <PackageFile />
      </SettingsSection>
    </SettingsPage>
  );
}

function ExportSelection() {
  const t = useText();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div>
      <Button icon={<Icon name="download" />} onClick={() => setChoosing(true)}>
        {t('apps.chooseParts')}
      </Button>
      {isChoosing && <ExportModal onClose={() => setChoosing(false)} />}
    </div>
  );
}
