import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { ChangesButtons } from '../changes/changes-buttons.tsx';
import { useWayBack } from './come-from.ts';
import { type Crumb, Crumbs } from './crumbs.tsx';
import { HistoryButtons } from './history-buttons.tsx';
import { PreviewButtons } from './preview-buttons.tsx';
import { SaveState } from './save-state.tsx';
import { SetMenu } from './set-menu.tsx';
import styles from './top-bar.module.css';

/** Where one is, undo and redo, whether it is saved and in which set, how it is looked at, and what becomes of it. */
export function TopBar({ crumbs, previews }: { crumbs: readonly Crumb[]; previews: boolean }) {
  const t = useText();
  return (
    <header className={styles.bar}>
      <Link {...useWayBack()} className={styles.back} title={t('studio.backHelp')}>
        <Icon name="arrow-left" />
        <span className={styles.backText}>{t('action.back')}</span>
      </Link>
      <Crumbs crumbs={crumbs} />
      <HistoryButtons />
      <div className={styles.saved}>
        <SaveState />
        <SetMenu />
      </div>
      {previews && <PreviewButtons />}
      <ChangesButtons />
    </header>
  );
}
