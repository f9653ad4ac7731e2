import type { ReactNode } from 'react';
import type { Reference, TimelineItem } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import { ActivityEntry } from './activity-entry.tsx';
import { ChangeEntry } from './change-entry.tsx';
import { EntryTime } from './entry-time.tsx';
import styles from './timeline-entry.module.css';

/** One thing that happened: an activity, or a change of the record itself. */
export function TimelineEntry({ item, open }: { item: TimelineItem; open: OpenRecord }) {
  const activity = useModel().objects[item.type];
  if (item.change) return <ChangeEntry item={item} change={item.change} object={open.object} />;
  return activity && item.record ? <ActivityEntry item={item} object={activity} record={item.record} /> : null;
}

type FrameProps = {
  actor: Reference | null;
  at: string;
  headline: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
  quiet?: boolean;
};

/** Who did what, when; below it what it says. */
export function EntryFrame({ actor, at, headline, aside, children, quiet }: FrameProps) {
  const t = useText();
  const name = actor?.title ?? t('record.timeline.system');
  return (
    <li className={styles.entry} data-quiet={quiet || undefined}>
      <Avatar name={name} size={quiet ? 20 : 28} />
      <div className={styles.content}>
        <div className={styles.headline}>
          <span className={styles.what}>
            <strong>{name}</strong> {headline}
          </span>
          <span className={styles.time}>
            <EntryTime at={at} />
          </span>
          {aside}
        </div>
        {children}
      </div>
    </li>
  );
}
