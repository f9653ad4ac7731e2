import { useLocation } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useCurrentApp } from '../../base/current-app.ts';
import { openPalette } from '../../base/palette-state.ts';
import { paths } from '../../base/paths.ts';
import { useDesigns } from '../../base/use-me.ts';
import { useMayDesign } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { CustomiseLink } from '../../ui/customise.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { JobsButton } from '../jobs/jobs-button.tsx';
import { UnreadBadge } from '../notices/unread-badge.tsx';
import { AppSwitcher } from './app-switcher.tsx';
import { fixedPlaces, useMenu, useOpenElsewhere, usePluralLabel, useShownDashboards } from './navigation.ts';
import styles from './sidebar.module.css';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** Left navigation; icons only on tablets, replaced by the tab bar on phones. */
export function Sidebar() {
  const t = useText();
  const designs = useDesigns();
  return (
    <nav className={styles.sidebar} aria-label={t('nav.main')}>
      <WorkspaceMenu />
      <button type="button" className={styles.search} onClick={openPalette} title={t('action.search')}>
        <Icon name="search" />
        <span>{t('action.search')}</span>
        <Kbd keys="mod+k" />
      </button>
      <AppSwitcher />
      <div className={styles.links}>
        <NavigationLink to={fixedPlaces.home.path} icon="home" label={t('nav.home')} exact />
        <NavigationLink to={fixedPlaces.todo.path} icon="checklist" label={t('nav.todo')} />
        <NavigationLink to={fixedPlaces.notices.path} icon="bell" label={t('nav.notices')}>
          <UnreadBadge />
        </NavigationLink>
        <ObjectLinks />
        <DashboardLinks />
        <CustomiseMenu />
      </div>
      <div className={styles.bottom}>
        <JobsButton className={classNames(styles.link, styles.plain)} />
        <NavigationLink to={fixedPlaces.trash.path} icon="trash" label={t('nav.trash')} />
        {designs !== 'nothing' && <StudioLink />}
        <NavigationLink to={fixedPlaces.settings.path} icon="settings" label={t('settings.title')} />
        <UserMenu />
      </div>
    </nav>
  );
}

/** Opens the studio at what one looks at, and leads back here. */
function StudioLink() {
  const t = useText();
  const { pathname, href } = useLocation();
  const [, kind, object = ''] = pathname.split('/');
  const mayDesign = useMayDesign();
  const to = kind === 'o' && object && mayDesign(object) ? paths.studio('objects', object, 'fields') : paths.studio();
  return (
    <PlaceLink to={to} search={{ from: href }} className={styles.link} title={t('nav.studio')}>
      <Icon name="adjustments-horizontal" size={18} />
      <span>{t('nav.studio')}</span>
    </PlaceLink>
  );
}

/** The menu of the app that was chosen, or of the first. */
function CustomiseMenu() {
  const app = useCurrentApp().shown.find(({ name }) => name !== '');
  if (!app) return null;
  const place = { kind: 'app', name: app.name, at: ['menu'] };
  return <CustomiseLink place={place} what="menu" className={classNames(styles.link, styles.plain, styles.quiet)} />;
}

function ObjectLinks() {
  const label = useLabel();
  const plural = usePluralLabel();
  const elsewhere = useOpenElsewhere();
  return [...useMenu(), ...(elsewhere ? [elsewhere] : [])].map(({ key, label: heading, objects }) => (
    <Fragment key={key}>
      {heading && <p className={styles.heading}>{label(heading)}</p>}
      {objects.map((object) => (
        <NavigationLink key={object.name} to={paths.list(object.name)} icon={object.icon} label={plural(object)} />
      ))}
    </Fragment>
  ));
}

function DashboardLinks() {
  const t = useText();
  const label = useLabel();
  const dashboards = useShownDashboards();
  if (dashboards.length === 0) return null;
  return (
    <>
      <p className={styles.heading}>{t('nav.dashboards')}</p>
      {dashboards.map((dashboard) => (
        <NavigationLink
          key={dashboard.name}
          to={paths.dashboard(dashboard.name)}
          icon="layout-dashboard"
          label={label(dashboard.label)}
        />
      ))}
    </>
  );
}

type LinkProps = { to: string; icon: string; label: string; exact?: boolean; children?: ReactNode };

function NavigationLink({ to, icon, label, exact, children }: LinkProps) {
  return (
    <PlaceLink to={to} exact={exact} className={styles.link} title={label}>
      <Icon name={icon} size={18} />
      <span>{label}</span>
      {children}
    </PlaceLink>
  );
}
