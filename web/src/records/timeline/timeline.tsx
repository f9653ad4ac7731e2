import { type RefObject, useEffect, useRef, useState } from 'react';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { activitiesAbout } from '../model/activities.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { Composer } from './composer.tsx';
import { DayHeading } from './day-heading.tsx';
import { groupByDay } from './group-by-day.ts';
import { splitPlanned } from './split-planned.ts';
import styles from './timeline.module.css';
import { TimelineEntry } from './timeline-entry.tsx';
import { useTimeline } from './use-timeline.ts';

type Props = { open: OpenRecord; composer?: RefObject<HTMLTextAreaElement | null> };

const changes = 'change';

/** What was done about a record and what changed in it, day by day; the box on top adds to it. */
export function Timeline({ open, composer }: Props) {
  const t = useText();
  const label = useLabel();
  const { timeZone } = useMe();
  const { object, record } = open;
  const model = useModel();
  const activities = activitiesAbout(model, object);
  const [shown, setShown] = useState<string>();
  const timeline = useTimeline(object, record.id);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const items = data?.pages.flatMap((page) => page.items).filter(({ type }) => shown === undefined || type === shown);
  const { planned, past } = splitPlanned(items ?? [], model.objects);
  const kinds = [
    { key: undefined, text: t('record.timeline.all') },
    ...activities.map((activity) => ({
      key: activity.object.name,
      text: label(activity.object.plural ?? activity.object.label),
    })),
    { key: changes, text: t('record.timeline.changes') },
  ];
  return (
    <div className={styles.timeline}>
      <Composer open={open} activities={activities.filter((activity) => activity.object.access.create)} box={composer} />
      <div className={styles.kinds} role="tablist" aria-label={t('record.part.timeline')}>
        {kinds.map(({ key, text }) => (
          <button key={text} type="button" role="tab" aria-selected={key === shown} onClick={() => setShown(key)}>
            {text}
          </button>
        ))}
      </div>
      {error && !items && <ProblemPanel error={error} onRetry={refetch} />}
      {!items && !error && <SkeletonRows count={4} height={56} />}
      {items?.length === 0 && !hasNextPage && (
        <EmptyState icon="history" title={t('record.timeline.none')} help={t('record.timeline.noneHelp')} />
      )}
      {planned.length > 0 && (
        <section className={styles.day}>
          <h2 className={styles.heading}>{t('record.timeline.planned')}</h2>
          <ol className={styles.entries}>
            {planned.map((item) => (
              <TimelineEntry key={item.id} item={item} open={open} />
            ))}
          </ol>
        </section>
      )}
      {groupByDay(past, timeZone).map(({ day, items: entries }) => (
        <section key={day} className={styles.day}>
          <DayHeading day={day} />
          <ol className={styles.entries}>
            {entries.map((item) => (
              <TimelineEntry key={item.id} item={item} open={open} />
            ))}
          </ol>
        </section>
      ))}
      <MoreOnSight enabled={hasNextPage && !isFetchingNextPage} onSight={fetchNextPage} />
      {isFetchingNextPage && <SkeletonRows count={2} height={56} />}
    </div>
  );
}

/** Asks for more when the end of what is shown comes near. */
function MoreOnSight({ enabled, onSight }: { enabled: boolean; onSight: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const tell = useRef(onSight);
  tell.current = onSight;
  useEffect(() => {
    if (!enabled || !mark.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && tell.current(), { rootMargin: '400px' });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [enabled]);
  return <div ref={mark} />;
}
