import { useState } from 'react';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { JobsDot } from '../jobs/jobs-button.tsx';
import { CreateSheet } from './create-sheet.tsx';
import { useMenuObjects, usePluralLabel } from './navigation.ts';
import { PlacesSheet } from './places-sheet.tsx';
import styles from './tab-bar.module.css';

/** Bottom navigation of phones: home, the first object, plus, dashboards, me. */
export function TabBar() {
  const t = useText();
  const plural = usePluralLabel();
  const objects = useMenuObjects();
  const { dashboards } = useModel();
  const [sheet, setSheet] = useState<'create' | 'places'>();
  const main = objects.find((object) => object.name === 'account') ?? objects[0];
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      <Tab to={paths.home} icon="home" label={t('nav.home')} exact />
      {main ? <Tab to={paths.list(main.name)} icon={main.icon} label={plural(main)} /> : <span />}
      <button type="button" className={styles.plus} aria-label={t('action.create')} onClick={() => setSheet('create')}>
        <Icon name="plus" size={22} />
      </button>
      {dashboards[0] ? <Tab to={paths.dashboard(dashboards[0].name)} icon="chart-bar" label={t('nav.dashboards')} /> : <span />}
      <button type="button" className={styles.tab} onClick={() => setSheet('places')}>
        <Icon name="menu-2" size={22} />
        <span className={styles.news}>
          <JobsDot />
        </span>
        {t('nav.all')}
      </button>
      <CreateSheet open={sheet === 'create'} onClose={() => setSheet(undefined)} />
      <PlacesSheet open={sheet === 'places'} onClose={() => setSheet(undefined)} />
    </nav>
  );
}

function Tab({ to, icon, label, exact }: { to: string; icon: string; label: string; exact?: boolean }) {
  return (
    <Link to={to} exact={exact} className={styles.tab}>
      <Icon name={icon} size={22} />
      {label}
    </Link>
  );
}
