import { useParams } from '@tanstack/react-router';
import type { Model } from '../../../metadata/wire.ts';
import { usePageTitle } from '../base/page-title.ts';
import { useIsPhone } from '../base/use-is-phone.ts';
import { useModel } from '../base/use-model.ts';
import { useShortcut } from '../base/use-shortcut.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { CustomiseButton } from '../ui/customise.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DashboardGrid } from './dashboard-grid.tsx';
import styles from './dashboard-page.module.css';
import { DashboardSwitch } from './dashboard-switch.tsx';
import { PeriodFilter } from './period-filter.tsx';
import { PersonFilter } from './person-filter.tsx';
import { SampleMark } from './sample-mark.tsx';
import { useDashboardSearch } from './use-dashboard-search.ts';
import { useFullScreen } from './use-full-screen.ts';

type Dashboard = Model['dashboards'][number];

/** `/dashboards/:name`, or the first dashboard where none is named. */
export function DashboardPage() {
  const { name } = useParams({ strict: false }) as { name?: string };
  const dashboards = [...useModel().dashboards].sort((a, b) => (a.order ?? 99) - (b.order ?? 99));
  const dashboard = name === undefined ? dashboards[0] : dashboards.find((each) => each.name === name);
  if (dashboard) return <OpenDashboard key={dashboard.name} dashboard={dashboard} all={dashboards} />;
  return <NoDashboard found={name === undefined ? 'none' : 'missing'} />;
}

function NoDashboard({ found }: { found: 'none' | 'missing' }) {
  const t = useText();
  usePageTitle(t('dashboards.title'));
  return (
    <>
      <PageHeader icon="layout-dashboard" title={t('dashboards.title')} />
      <EmptyState icon="layout-dashboard" title={t(`dashboards.${found}`)} help={t(`dashboards.${found}Help`)} />
    </>
  );
}

function OpenDashboard({ dashboard, all }: { dashboard: Dashboard; all: Dashboard[] }) {
  const t = useText();
  const title = useLabel()(dashboard.label);
  const { search, change, request } = useDashboardSearch();
  const [isFull, toggleFull] = useFullScreen();
  const isPhone = useIsPhone();
  usePageTitle(title, t('dashboards.title'));
  useShortcut('f', toggleFull, { label: 'dashboards.fullScreen' });
  return (
    <div className={classNames(styles.page, isFull && styles.full)}>
      <PageHeader
        icon="layout-dashboard"
        aside={!isPhone && <SampleMark />}
        title={all.length > 1 ? <DashboardSwitch title={title} current={dashboard.name} all={all} /> : title}
      >
        <CustomiseButton place={{ kind: 'dashboard', name: dashboard.name }} what="dashboard" />
        <span className={styles.screen}>
          <IconButton
            icon={<Icon name={isFull ? 'minimize' : 'maximize'} />}
            label={t(isFull ? 'dashboards.leaveFullScreen' : 'dashboards.fullScreen')}
            onClick={toggleFull}
          />
        </span>
      </PageHeader>
      <div className={styles.filters}>
        <PeriodFilter search={search} onChange={change} />
        <PersonFilter person={search.person} onChange={(person) => change({ person })} />
        {isPhone && <SampleMark />}
      </div>
      {dashboard.widgets.length === 0 ? (
        <EmptyState icon="chart-bar" title={t('dashboards.empty')} />
      ) : (
        <DashboardGrid dashboard={dashboard} request={request} />
      )}
    </div>
  );
}
