import { useState } from 'react';
import { paths } from '../../base/paths.ts';
import { downloadApp } from '../../base/save-package.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useLocale, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import styles from './apps-page.module.css';
import { UninstallModal } from './uninstall-modal.tsx';
import { type AppLine, switchApp } from './use-apps.ts';

/** One app with what can be done with it as a whole. */
export function AppRow({ app }: { app: AppLine }) {
  const t = useText();
  const label = useLabel();
  const list = new Intl.ListFormat(useLocale());
  const [busy, setBusy] = useState(false);
  const [leaves, setLeaves] = useState(false);
  const name = label(app.label);
  const run = async (work: () => Promise<void>, done?: string) => {
    setBusy(true);
    try {
      await work();
      if (done) toast.success(done);
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  };
  return (
    <li className={styles.app} aria-label={name}>
      <Icon name={app.icon} size={20} />
      <div className={styles.about}>
        <b>{name}</b> {app.off && <Chip>{t('apps.isOff')}</Chip>} {!app.solution && <Chip color="blue">{t('apps.own')}</Chip>}
        <small>{list.format(app.objects.map((object) => label(object.label)))}</small>
      </div>
      <div className={styles.deeds}>
        <Link to={paths.studio('apps', app.name)} className={styles.edit}>
          {t('apps.rolesOf')}
        </Link>
        <Button size="sm" icon={<Icon name="download" />} disabled={busy} onClick={() => run(() => downloadApp(app))}>
          {t('apps.export')}
        </Button>
        <Button
          size="sm"
          disabled={busy}
          onClick={() => run(() => switchApp(app, app.off), t(app.off ? 'apps.switchedOn' : 'apps.switchedOff', { name }))}
        >
          {t(app.off ? 'apps.switchOn' : 'apps.switchOff')}
        </Button>
        {app.solution && (
          <Button size="sm" variant="danger" disabled={busy} onClick={() => setLeaves(true)}>
            {t('apps.uninstall')}
          </Button>
        )}
      </div>
      {leaves && app.solution && <UninstallModal app={app} solution={app.solution} onClose={() => setLeaves(false)} />}
    </li>
  );
}
