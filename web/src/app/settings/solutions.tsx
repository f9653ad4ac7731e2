import { useLabel, useText } from '../../base/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SolutionOffers } from '../solutions/solution-offers.tsx';
import { UpgradeNotices } from '../solutions/upgrade-notice.tsx';
import { useSolutions } from '../solutions/use-solutions.ts';
import styles from './settings-page.module.css';

/** What is installed, in which version, and what else could be. */
export function Solutions() {
  const t = useText();
  const label = useLabel();
  const solutions = useSolutions();
  if (!solutions) return <Skeleton width={240} />;
  return (
    <>
      {solutions.length === 0 && <p>{t('solutions.none')}</p>}
      <ul>
        {solutions.map((solution) => (
          <li key={solution.name} className={styles.row}>
            {label(solution.label)} <small>{t('solutions.version', { version: solution.version })}</small>
          </li>
        ))}
      </ul>
      <UpgradeNotices />
      <SolutionOffers title={t('solutions.more')} />
    </>
  );
}
