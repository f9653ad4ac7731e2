import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import { useModel } from '../../base/use-model.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { ActivityEntry } from './activity-entry.tsx';
import { ChangeEntry } from './change-entry.tsx';

/** One thing that happened: an activity, or a change of the record itself. */
export function TimelineEntry({ item, open }: { item: TimelineItem; open: OpenRecord }) {
  const activity = useModel().objects[item.type];
  if (item.change) return <ChangeEntry item={item} change={item.change} object={open.object} />;
  return activity && item.record ? <ActivityEntry item={item} object={activity} record={item.record} /> : null;
}
