import { Suspense } from 'react';
import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import { loadLater } from '../../base/load-later.ts';
import { useModel } from '../../base/use-model.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { ActivityEntry } from './activity-entry.tsx';
import { ChangeEntry } from './change-entry.tsx';

const CommentEntry = loadLater(() => import('../comments/comment-entry.tsx'), 'CommentEntry');

type Props = { item: TimelineItem; open: OpenRecord; onReply: () => void };

/** One thing that happened: an activity, something that was said, or a change of the record itself. */
export function TimelineEntry({ item, open, onReply }: Props) {
  const activity = useModel().objects[item.type];
  if (item.comment)
    return (
      <Suspense>
        <CommentEntry comment={item.comment} open={open} onReply={onReply} />
      </Suspense>
    );
  if (item.change) return <ChangeEntry item={item} change={item.change} object={open.object} />;
  return activity && item.record ? <ActivityEntry item={item} object={activity} record={item.record} /> : null;
}
