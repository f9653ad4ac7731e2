import type { ReactNode } from 'react';
import type { CardModel, ObjectModel } from '../../../../metadata/wire.ts';
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
import { type HomePeriod, useHomePeriod } from './home-period.ts';
import { KeyFigures } from './key-figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { Pipeline } from './pipeline.tsx';
import { Recent } from './recent.tsx';
import { ServerTroubles } from './server-troubles.tsx';
import { StartChecklist } from './start-checklist.tsx';
import { Todos } from './todos.tsx';
import { ViewRecords } from './view-records.tsx';

const EmptyWorkspace = loadLater(() => import('./empty-workspace.tsx'), 'EmptyWorkspace');

/** Where the day begins: what is due, how the pipeline stands, what to try next. */
export function HomePage() {
  const [period, changePeriod] = useHomePeriod();
  const cards = useHomeCards();
  const figures = cards.filter(({ card }) => card === 'figures');
  const inColumn = (isSide: boolean) => cards.filter(({ card, side = false }) => card !== 'figures' && side === isSide);
  usePageTitle(useText()('nav.home'));
  if (useMenuObjects().length === 0) return <EmptyWorkspace />;
  return (
    <div className={styles.home}>
      <Greeting>{figures.length > 0 && <PeriodFilter search={period} onChange={changePeriod} />}</Greeting>
      {figures.map((card) => (
        <div key={card.id} className={styles.figures}>
          <OneCard card={card} period={period} />
        </div>
      ))}
      <div className={styles.column}>
        <ServerTroubles />
        <UpgradeNotices />
        {inColumn(false).map((card) => (
          <OneCard key={card.id} card={card} period={period} />
        ))}
      </div>
      <div className={styles.column}>
        {inColumn(true).map((card) => (
          <OneCard key={card.id} card={card} period={period} />
        ))}
      </div>
    </div>
  );
}

/** Those of all apps, in their order; what is the same in every app stands once. */
function useHomeCards(): CardModel[] {
  const cards = useModel().apps.flatMap(({ name, home }) => home.map((card) => ({ ...card, id: `${name}.${card.id}` })));
  return cards.filter((card, index) => !isShared(card) || cards.findIndex((other) => other.card === card.card) === index);
}

function isShared({ card }: CardModel): boolean {
  return card === 'firstSteps' || card === 'recent';
}

function OneCard({ card, period }: { card: CardModel; period: HomePeriod }) {
  const { objects } = useModel();
  const { object = '' } = card;
  switch (card.card) {
    case 'figures':
      return <KeyFigures dashboard={card.dashboard} period={period} />;
    case 'nextSteps':
      return <NextSteps object={object} view={card.view} />;
    case 'stages':
      return <Pipeline object={object} view={card.view} />;
    case 'records':
      return <ViewRecords object={object} view={card.view} />;
    case 'todos':
      return objects[object] ? <Todos card={card} object={objects[object] as ObjectModel} /> : null;
    case 'firstSteps':
      return <StartChecklist />;
    case 'recent':
      return <Recent />;
  }
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
