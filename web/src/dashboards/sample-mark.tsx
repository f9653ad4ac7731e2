import { paths } from '../base/paths.ts';
import { useMe } from '../base/use-me.ts';
import { useText } from '../base/use-text.ts';
import { Chip } from '../ui/chip.tsx';
import { Link } from '../ui/link.tsx';
import styles from './sample-mark.module.css';

/** Says that figures count the sample company, with the way to be rid of it. */
export function SampleMark() {
  const t = useText();
  const { sampleData, system } = useMe();
  if (!sampleData) return null;
  return (
    <span className={styles.mark}>
      <Chip color="yellow">{t('dashboards.sample')}</Chip>
      {system.includes('manageSampleData') && <Link to={paths.settings('data')}>{t('dashboards.removeSample')}</Link>}
    </span>
  );
}
