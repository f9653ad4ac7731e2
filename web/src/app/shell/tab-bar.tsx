import { Suspense, useEffect, useState } from 'react';
import type { ObjectOutline } from '../../../../metadata/wire.ts';
import { useCurrentApp } from '../../base/current-app.ts';
import { loadLater, whenIdle } from '../../base/load-later.ts';
import { paths } from '../../base/paths.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { JobsDot } from '../jobs/jobs-button.tsx';
import { UnreadBadge } from '../notices/unread-badge.tsx';
import { useMenuObjects, usePluralLabel, useShownDashboards } from './navigation.ts';
import styles from './tab-bar.module.css';

type Sheet = 'create' | 'places';

const loadCreateSheet = () => import('./create-sheet.tsx');
const loadPlacesSheet = () => import('./places-sheet.tsx');
const CreateSheet = loadLater(loadCreateSheet, 'CreateSheet');
const PlacesSheet = loadLater(loadPlacesSheet, 'PlacesSheet');

/** Bottom navigation of phones: home, what the app puts there, plus, dashboards or a second object, everything. */
export function TabBar() {
  const t = useText();
  const plural = usePluralLabel();
  const dashboards = useShownDashboards();
  const [sheet, setSheet] = useState<Sheet>();
  // What was opened once stays, to close in its own time.
  const [opened, setOpened] = useState<ReadonlySet<Sheet>>(new Set());
  const open = (name: Sheet) => {
    setOpened(new Set([...opened, name]));
    setSheet(name);
  };
  useReadySheets();
  const [first, second] = useTabObjects();
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      <Tab to={paths.home} icon="home" label={t('nav.home')} exact />
      {first ? <Tab to={paths.list(first.name)} icon={first.icon} label={plural(first)} /> : <span />}
      <button type="button" className={styles.plus} aria-label={t('action.create')} onClick={() => open('create')}>
        <Icon name="plus" size={22} />
      </button>
      {second && (second.isChosen || !dashboards[0]) ? (
        <Tab to={paths.list(second.name)} icon={second.icon} label={plural(second)} />
      ) : dashboards[0] ? (
        <Tab to={paths.dashboard(dashboards[0].name)} icon="chart-bar" label={t('nav.dashboards')} />
      ) : (
        <span />
      )}
      <button type="button" className={styles.tab} onClick={() => open('places')}>
        <Icon name="menu-2" size={22} />
        <span className={styles.news}>
          <UnreadBadge />
          <JobsDot />
        </span>
        {t('nav.all')}
      </button>
      <Suspense>
        {opened.has('create') && <CreateSheet open={sheet === 'create'} onClose={() => setSheet(undefined)} />}
        {opened.has('places') && <PlacesSheet open={sheet === 'places'} onClose={() => setSheet(undefined)} />}
      </Suspense>
    </nav>
  );
}

/** Those of the first app that puts some there; else what it is about. An app in which they make nothing is not one that they work in. */
function useTabObjects(): (ObjectOutline & { isChosen: boolean })[] {
  const { outlines } = useModel();
  const offering = useCurrentApp().shown.filter(({ tabs = [] }) => tabs.length > 0);
  const own = offering.find(({ main }) => main.some((name) => outlines[name]?.access.create));
  const chosen = (own ?? offering[0])?.tabs ?? [];
  const names = [...chosen, ...useMenuObjects().map(({ name }) => name)];
  return [...new Set(names)].flatMap((name) => {
    const object = outlines[name];
    return object ? [{ ...object, isChosen: chosen.includes(name) }] : [];
  });
}

/** On a phone they are there when they are asked for. */
function useReadySheets(): void {
  const isPhone = useIsPhone();
  useEffect(() => {
    if (isPhone) whenIdle(() => Promise.all([loadCreateSheet(), loadPlacesSheet()]));
  }, [isPhone]);
}

function Tab({ to, icon, label, exact }: { to: string; icon: string; label: string; exact?: boolean }) {
  return (
    <PlaceLink to={to} exact={exact} className={styles.tab}>
      <Icon name={icon} size={22} />
      {label}
    </PlaceLink>
  );
}
