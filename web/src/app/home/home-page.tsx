import type { ReactNode } from 'react';
import type { CardModel } from '../../../../metadata/wire.ts';
import { localTime } from '../../../../metadata/zoned-time.ts';
import { useCurrentApp } from '../../base/current-app.ts';
import { loadLater } from '../../base/load-later.ts';
import { usePageTitle } from '../../base/page-title.ts';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { PeriodFilter } from '../../dashboards/period-filter.tsx';
import { SampleMark } from '../../dashboards/sample-mark.tsx';
import { HomeCardView } from '../../home/home-card.tsx';
import { HomeColumns } from '../../home/home-columns.tsx';
import { useHomePeriod } from '../../home/home-period.ts';
import { CustomiseButton } from '../../ui/customise.tsx';
import { PhoneSearch } from '../../ui/phone-search.tsx';
import { useMenuObjects } from '../shell/navigation.ts';
import { UpgradeNotices } from '../solutions/upgrade-notice.tsx';
import styles from './home-page.module.css';
import { ServerTroubles } from './server-troubles.tsx';

const EmptyWorkspace = loadLater(() => import('./empty-workspace.tsx'), 'EmptyWorkspace');

/** Where the day begins: what is due, how the pipeline stands, what to try next. */
export function HomePage() {
  const [period, changePeriod] = useHomePeriod();
  const cards = useHomeCards();
  const app = useCurrentApp().shown.find(({ name }) => name !== '');
  usePageTitle(useText()('nav.home'));
  if (useMenuObjects().length === 0) return <EmptyWorkspace />;
  const hasFigures = cards.some(({ card }) => card === 'figures');
  return (
    <HomeColumns
      head={
        <Greeting>
          <span className={styles.tools}>
            {hasFigures && <PeriodFilter search={period} onChange={changePeriod} />}
            {app && <CustomiseButton place={{ kind: 'app', name: app.name, at: ['home'] }} what="home" />}
          </span>
        </Greeting>
      }
      first={
        <>
          <ServerTroubles />
          <UpgradeNotices />
        </>
      }
      cards={cards}
      draw={(card) => <HomeCardView card={card} period={period} />}
    />
  );
}

/** Those of the app that was chosen, or of all in their order; what is the same in every app stands once. */
function useHomeCards(): CardModel[] {
  const cards = useCurrentApp().shown.flatMap(({ name, home }) => home.map((card) => ({ ...card, id: `${name}.${card.id}` })));
  return cards.filter((card, index) => !isShared(card) || cards.findIndex((other) => other.card === card.card) === index);
}

function isShared({ card }: CardModel): boolean {
  return card === 'firstSteps' || card === 'recent';
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
  const { hour } = localTime(Date.now(), timeZone);
  if (hour >= 4 && hour < 12) return 'home.morning';
  return hour >= 12 && hour < 18 ? 'home.afternoon' : 'home.evening';
}
