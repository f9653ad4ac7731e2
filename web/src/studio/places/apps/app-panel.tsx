import { useState } from 'react';
import type { AppBody } from '../../../../../metadata/define/app.ts';
import { paths } from '../../../base/paths.ts';
import { downloadApp } from '../../../base/save-package.ts';
import { toast } from '../../../base/toast.ts';
import { useDesigns } from '../../../base/use-me.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { IconControl } from '../../controls/icon-control.tsx';
import { NumberControl, SwitchControl } from '../../controls/plain-controls.tsx';
import { NamesControl, useObjectChoices, useRoleChoices } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { PackageFile } from '../../packages/package-file.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useRun } from '../../store/use-studio.ts';
import styles from './app-page.module.css';
import { NewAppDialog } from './new-app-dialog.tsx';

/** What an app is called, where it stands among the others, and what belongs to it without a place in its menu. */
export function AppPanel({ app, body }: { app: string; body: AppBody }) {
  const t = useText();
  const bound = useElementBound({ kind: 'app', name: app, at: [] }, body.label);
  const objects = useObjectChoices();
  return (
    <PropertiesPanel
      element={{ kind: 'app', name: app, at: [] }}
      icon={body.icon}
      title={body.label}
      aside={<code>{app}</code>}
      more={
        <>
          <NumberControl
            label={t('studioApps.order')}
            help={t('studioApps.orderHelp')}
            bound={bound<number>('order', 'studioApps.order')}
          />
          <SwitchControl label={t('studioApps.off')} help={t('studioApps.offHelp')} bound={bound('off', 'studioApps.off')} />
        </>
      }
      actions={<AppDeeds app={app} body={body} />}
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <IconControl label={t('studio.icon')} bound={bound('icon', 'studio.icon')} />
      <NamesControl
        label={t('studioApps.others')}
        help={t('studioApps.othersHelp')}
        choices={objects}
        bound={bound('objects', 'studioApps.others')}
      />
      <NamesControl
        label={t('studioApps.itsRoles')}
        help={t('studioApps.itsRolesHelp')}
        choices={useRoleChoices()}
        bound={bound('roles', 'studioApps.itsRoles')}
      />
    </PropertiesPanel>
  );
}

/** Whoever changes an app takes it away as a file, and compares and installs another version of it. Apps come and go by who designs everything. Its objects stay, with all that is about them. */
function AppDeeds({ app, body }: { app: string; body: AppBody }) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const designs = useDesigns();
  const [isCopying, setCopying] = useState(false);
  const take = (
    <Button
      size="sm"
      icon={<Icon name="download" />}
      title={t('studioApps.downloadHelp')}
      onClick={() => void downloadApp({ name: app, label: body.label }).catch(toast.problem)}
    >
      {t('studioApps.download')}
    </Button>
  );
  // Whoever designs everything has packages under Settings → Apps.
  if (designs !== 'all')
    return (
      <div className={styles.deeds}>
        {take}
        <PackageFile size="sm" />
      </div>
    );
  const remove = () => {
    run({ key: 'studio.did.remove', values: { thing: body.label } }, (step) =>
      step.write({ kind: 'app', name: app, at: [] }, { to: undefined }),
    );
    void go(paths.studio('apps'));
  };
  return (
    <div className={styles.deeds}>
      {take}
      <Button size="sm" icon={<Icon name="copy" />} onClick={() => setCopying(true)}>
        {t('studioApps.copy')}
      </Button>
      <Button size="sm" variant="danger" icon={<Icon name="trash" />} title={t('studioApps.deleteHelp')} onClick={remove}>
        {t('studioApps.delete')}
      </Button>
      {isCopying && <NewAppDialog copied={app} onClose={() => setCopying(false)} />}
    </div>
  );
}
