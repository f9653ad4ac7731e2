import { useLabel, useText } from '../../base/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { UpgradeNotices } from '../solutions/upgrade-notice.tsx';
import { useSolutions } from '../solutions/use-solutions.ts';
import styles from './settings-page.module.css';

/** What the workspace began with, in which version. */
export function Solutions() {
  const t = useText();
  const label = useLabel();
  const solutions = useSolutions();
  if (!solutions) return <Skeleton width={240} />;
  if (solutions.length === 0) return <p>{t('solutions.none')}</p>;
  return (
    <>
      <ul>
        {solutions.map((solution) => (
          <li key={solution.name} className={styles.row}>
            {label(solution.label)} <small>{t('solutions.version', { version: solution.version })}</small>
          </li>
        ))}
      </ul>
      <UpgradeNotices />
    </>
  );
}
