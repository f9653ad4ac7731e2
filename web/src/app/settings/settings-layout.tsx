import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './settings-layout.module.css';
import { useIsForbidden, useSettingsPlaces } from './settings-places.ts';

/** The frame of all settings pages. */
export function SettingsLayout() {
  const t = useText();
  const places = useSettingsPlaces();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isForbidden = useIsForbidden(pathname);
  useEffect(() => {
    // On a phone the places are wider than the screen.
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={styles.layout}>
        <nav ref={nav} className={styles.places} aria-label={t('settings.title')}>
          {places.map((place) => (
            <PlaceLink key={place.path} to={place.path} exact={place.path === paths.settings()} className={styles.place}>
              <Icon name={place.icon} />
              {t(place.label)}
            </PlaceLink>
          ))}
        </nav>
        <div className={styles.page}>
          {isForbidden ? (
            <EmptyState icon="lock" title={t('list.noRight')} help={t('list.noRightHelp')} />
          ) : (
            <Suspense fallback={<SkeletonRows />}>
              <Outlet />
            </Suspense>
          )}
        </div>
      </div>
    </>
  );
}
