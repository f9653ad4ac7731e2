import { type RefObject, Suspense, useState } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Activity } from '../model/activities.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { ActivityForm } from './activity-form.tsx';
import styles from './composer.module.css';

const CommentForm = loadLater(() => import('../comments/comment-form.tsx'), 'CommentForm');

/** Of what is said; no object has such a name. */
export const commentKind = '~comment';

type Props = {
  open: OpenRecord;
  activities: Activity[];
  box?: RefObject<HTMLTextAreaElement | null>;
  /** What is written; undefined: the first kind of activity, or a comment where there is none. */
  chosen: string | undefined;
  onChoose: (kind: string) => void;
};

/** Notes what was done or is to be done about a record, one tab per kind of activity; or says something about it. */
export function Composer({ open, activities, box, chosen, onChoose }: Props) {
  const t = useText();
  const label = useLabel();
  const [isResting, setResting] = useState(true);
  const activity =
    activities.find(({ object }) => object.name === chosen) ?? (chosen === commentKind ? undefined : activities[0]);
  return (
    // On a phone it is one line until somebody writes.
    <div className={styles.composer} data-resting={isResting || undefined}>
      {activities.length > 0 && (
        <div className={styles.tabs} role="tablist" aria-label={t('record.log')}>
          {activities.map(({ object }) => (
            <button
              key={object.name}
              type="button"
              role="tab"
              aria-selected={object === activity?.object}
              onClick={() => onChoose(object.name)}
            >
              <Icon name={object.icon} size={14} />
              {label(object.label)}
            </button>
          ))}
          <button type="button" role="tab" aria-selected={activity === undefined} onClick={() => onChoose(commentKind)}>
            <Icon name="message-circle" size={14} />
            {t('record.comment')}
          </button>
        </div>
      )}
      {activity ? (
        <ActivityForm key={activity.object.name} open={open} activity={activity} box={box} onRest={setResting} />
      ) : (
        <Suspense>
          <CommentForm open={open} box={box} onRest={setResting} />
        </Suspense>
      )}
    </div>
  );
}
