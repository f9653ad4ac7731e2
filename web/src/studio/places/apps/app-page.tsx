import { useState } from 'react';
import type { AppBody } from '../../../../../metadata/define/app.ts';
import { paths } from '../../../base/paths.ts';
import { useSystemRight } from '../../../base/use-me.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useBody } from '../../store/use-studio.ts';
import { NewObjectDialog } from '../objects/new-object-dialog.tsx';
import { AppContents } from './app-contents.tsx';
import { AppFrame } from './app-frame.tsx';
import styles from './app-page.module.css';
import { AppPanel } from './app-panel.tsx';
import { AppRoles } from './app-roles.tsx';
import { useAppElements } from './use-apps.ts';

/** An app as a whole: what belongs to it, who has it and who administers it; its names beside. */
export function AppPage({ app }: { app: string }) {
  const t = useText();
  const body = useBody<AppBody>({ kind: 'app', name: app });
  const elements = useAppElements();
  return (
    <AppFrame
      app={app}
      here="settings"
      up={paths.studio('apps')}
      list={{ elements, selected: app }}
      panel={body && <AppPanel app={app} body={body} />}
    >
      {body ? <AppWhole app={app} /> : <EmptyState icon="apps" title={t('studioApps.missing')} help={t('studio.noObjectHelp')} />}
    </AppFrame>
  );
}

function AppWhole({ app }: { app: string }) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const givesRoles = useSystemRight('manageRoles');
  return (
    <div className={styles.page}>
      {givesRoles && <AppRoles app={app} />}
      <section>
        <header className={styles.head}>
          <h2>{t('studioApps.contents')}</h2>
          <span data-builds>
            <Button size="sm" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {t('studio.newObject')}
            </Button>
          </span>
        </header>
        <AppContents app={app} />
      </section>
      {isAdding && <NewObjectDialog app={app} onClose={() => setAdding(false)} />}
    </div>
  );
}
