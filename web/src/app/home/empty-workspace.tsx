import { paths } from '../../base/paths.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { useSettingsPlaces } from '../settings/settings-places.ts';
import { SolutionOffers } from '../solutions/solution-offers.tsx';
import styles from './empty-workspace.module.css';

const next = [...['users', 'roles', 'api-keys', 'workspace'].map((part) => paths.settings(part)), paths.studio('roles')];

/** No object to work with yet: an administrator installs a solution or prepares the workspace, the others are told to wait. */
export function EmptyWorkspace() {
  const t = useText();
  const mayChoose = useSystemRight('manageMetadata');
  const places = useSettingsPlaces().filter(({ path }) => next.includes(path));
  if (!mayChoose) return <EmptyState icon="box" title={t('home.empty')} help={t('home.emptyHelp')} />;
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('home.empty')}</h1>
        <p>{t('home.emptyIntro')}</p>
        <Link to={paths.studio('objects')} search={{ new: true }} className={styles.own}>
          <Icon name="plus" size={18} />
          {t('home.makeOwn')}
        </Link>
      </header>
      <SolutionOffers />
      <SolutionOffers title={t('apps.gallery')} isGallery />
      <section>
        <h2>{t('home.emptyNext')}</h2>
        <ul>
          {places.map(({ path, icon, label }) => (
            <li key={path}>
              <Link to={path} className={styles.place}>
                <Icon name={icon} size={18} />
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
