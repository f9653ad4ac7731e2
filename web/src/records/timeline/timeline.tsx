import { useSearch } from '@tanstack/react-router';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { activitiesAbout } from '../model/activities.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { Composer, commentKind } from './composer.tsx';
import { DayHeading } from './day-heading.tsx';
import { groupByDay } from './group-by-day.ts';
import { splitPlanned } from './split-planned.ts';
import styles from './timeline.module.css';
import { TimelineEntry } from './timeline-entry.tsx';
import { useTimeline } from './use-timeline.ts';

type Props = { open: OpenRecord; composer?: RefObject<HTMLTextAreaElement | null> };

const changes = 'change';

const CommentList = loadLater(() => import('../comments/comment-list.tsx'), 'CommentList');

/** What was done about a record and what changed in it, day by day; the box on top adds to it. */
export function Timeline({ open, composer }: Props) {
  const t = useText();
  const label = useLabel();
  const { object } = open;
  const model = useModel();
  const activities = activitiesAbout(model, object);
  const meant = useMeantComment();
  const [shown, setShown] = useState<string | undefined>(meant === undefined ? undefined : commentKind);
  const [kind, setKind] = useState(meant === undefined ? undefined : commentKind);
  useEffect(() => {
    if (meant !== undefined) setShown(commentKind);
  }, [meant]);
  const reply = () => setKind(commentKind);
  const kinds = [
    { key: undefined, text: t('record.timeline.all') },
    ...activities.map((activity) => ({
      key: activity.object.name,
      text: label(activity.object.plural ?? activity.object.label),
    })),
    { key: commentKind, text: t('record.timeline.comments') },
    { key: changes, text: t('record.timeline.changes') },
  ];
  return (
    <div className={styles.timeline}>
      <Composer
        open={open}
        activities={activities.filter((activity) => activity.object.access.create)}
        box={composer}
        chosen={kind}
        onChoose={setKind}
      />
      <div className={styles.kinds} role="tablist" aria-label={t('record.part.timeline')}>
        {kinds.map(({ key, text }) => (
          <button key={text} type="button" role="tab" aria-selected={key === shown} onClick={() => setShown(key)}>
            {text}
          </button>
        ))}
      </div>
      {shown === commentKind ? (
        <Suspense fallback={<SkeletonRows count={3} height={56} />}>
          <CommentList key={meant} open={open} meant={meant || undefined} onReply={reply} />
        </Suspense>
      ) : (
        <Happened open={open} shown={shown} onReply={reply} />
      )}
    </div>
  );
}

type Happening = { open: OpenRecord; shown: string | undefined; onReply: () => void };

/** Day by day, of a kind or all. */
function Happened({ open, shown, onReply }: Happening) {
  const t = useText();
  const { timeZone } = useMe();
  const model = useModel();
  const timeline = useTimeline(open.object, open.record.id);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const items = data?.pages.flatMap((page) => page.items).filter(({ type }) => shown === undefined || type === shown);
  const { planned, past } = splitPlanned(items ?? [], model.objects);
  return (
    <>
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
              <TimelineEntry key={item.id} item={item} open={open} onReply={onReply} />
            ))}
          </ol>
        </section>
      )}
      {groupByDay(past, timeZone).map(({ day, items: entries }) => (
        <section key={day} className={styles.day}>
          <DayHeading day={day} />
          <ol className={styles.entries}>
            {entries.map((item) => (
              <TimelineEntry key={item.id} item={item} open={open} onReply={onReply} />
            ))}
          </ol>
        </section>
      ))}
      <MoreOnSight enabled={hasNextPage && !isFetchingNextPage} onSight={fetchNextPage} />
      {isFetchingNextPage && <SkeletonRows count={2} height={56} />}
    </>
  );
}

/** The comment that the address names; empty where it names that there is one. */
function useMeantComment(): string | undefined {
  const { comment } = useSearch({ strict: false }) as { comment?: string };
  return comment;
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
