import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './jobs-button.module.css';
import { openJobs } from './jobs-state.ts';
import { shareDone, useJobs } from './use-jobs.ts';

type Props = { className: string | undefined; iconSize?: number; onOpen?: () => void };

/** The way to the tray, there only while there is something in it: a ring fills as the work goes on, a dot says that some has ended. */
export function JobsButton({ className, iconSize = 18, onOpen }: Props) {
  const t = useText();
  const { jobs, active, hasNews } = useJobs();
  if (jobs.length === 0) return null;
  const name = active.length > 0 ? t('jobs.button', { count: active.length }) : t(hasNews ? 'jobs.buttonNew' : 'jobs.title');
  const [first] = active;
  const open = () => {
    onOpen?.();
    openJobs();
  };
  return (
    <button type="button" className={className} title={name} aria-label={name} onClick={open}>
      {first ? <Ring share={shareDone(first)} size={iconSize} /> : <Icon name="activity" size={iconSize} />}
      <span>{t('jobs.title')}</span>
      <JobsDot />
    </button>
  );
}

/** How many are under way, or that some have ended. */
export function JobsDot() {
  const { active, hasNews } = useJobs();
  if (active.length === 0 && !hasNews) return null;
  return (
    <b className={styles.dot} data-count={active.length > 0} aria-hidden>
      {active.length || ''}
    </b>
  );
}

const around = 2 * Math.PI * 7;

function Ring({ share, size }: { share: number | undefined; size: number }) {
  return (
    <svg viewBox="0 0 18 18" width={size} height={size} className={styles.ring} data-waiting={share === undefined} aria-hidden>
      <circle cx={9} cy={9} r={7} />
      <circle cx={9} cy={9} r={7} strokeDasharray={around} strokeDashoffset={around * (1 - (share ?? 0.25))} />
    </svg>
  );
}
