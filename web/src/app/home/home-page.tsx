import type { ReactNode } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { usePageTitle } from '../../base/page-title.ts';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { PeriodFilter } from '../../dashboards/period-filter.tsx';
import { SampleMark } from '../../dashboards/sample-mark.tsx';
import { PhoneSearch } from '../../ui/phone-search.tsx';
import { useMenuObjects } from '../shell/navigation.ts';
import { UpgradeNotices } from '../solutions/upgrade-notice.tsx';
import styles from './home-page.module.css';
import { useHomePeriod } from './home-period.ts';
import { KeyFigures } from './key-figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { Pipeline } from './pipeline.tsx';
import { Recent } from './recent.tsx';
import { ServerTroubles } from './server-troubles.tsx';
import { StartChecklist } from './start-checklist.tsx';
import { Todos } from './todos.tsx';

const EmptyWorkspace = loadLater(() => import('./empty-workspace.tsx'), 'EmptyWorkspace');

/** Where the day begins: what is due, how the pipeline stands, what to try next. */
export function HomePage() {
  const { objects } = useModel();
  const [period, changePeriod] = useHomePeriod();
  usePageTitle(useText()('nav.home'));
  if (useMenuObjects().length === 0) return <EmptyWorkspace />;
  return (
    <div className={styles.home}>
      <Greeting>
        <PeriodFilter search={period} onChange={changePeriod} />
      </Greeting>
      <div className={styles.figures}>
        <KeyFigures period={period} />
      </div>
      <div className={styles.column}>
        <ServerTroubles />
        <UpgradeNotices />
        <NextSteps />
        {objects.task && <Todos task={objects.task} />}
        <Pipeline />
      </div>
      <div className={styles.column}>
        <StartChecklist />
        <Recent />
      </div>
    </div>
  );
}

function Greeting({ children }: { children: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { user, timeZone } = useMe();
  return (
    <header className={styles.greeting}>
      <div className={styles.line}>
        <h1>{t(greetingAt(timeZone), { name: user.name })}</h1>
        <PhoneSearch />
      </div>
      <div className={styles.line}>
        <p>
          {format.longDate(format.today())}
          <SampleMark />
        </p>
        {children}
      </div>
    </header>
  );
}

function greetingAt(timeZone: string): TextKey {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(new Date()));
  if (hour >= 4 && hour < 12) return 'home.morning';
  return hour >= 12 && hour < 18 ? 'home.afternoon' : 'home.evening';
}
