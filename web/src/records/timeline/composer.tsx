import { type RefObject, useState } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Activity } from '../model/activities.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { ActivityForm } from './activity-form.tsx';
import styles from './composer.module.css';

type Props = { open: OpenRecord; activities: Activity[]; box?: RefObject<HTMLTextAreaElement | null> };

/** Notes what was done or is to be done about a record; one tab per kind of activity. */
export function Composer({ open, activities, box }: Props) {
  const t = useText();
  const label = useLabel();
  const [chosen, setChosen] = useState(activities[0]?.object.name);
  const [isResting, setResting] = useState(true);
  const activity = activities.find(({ object }) => object.name === chosen);
  if (!activity) return null;
  return (
    // On a phone it is one line until somebody writes.
    <div className={styles.composer} data-resting={isResting || undefined}>
      {activities.length > 1 && (
        <div className={styles.tabs} role="tablist" aria-label={t('record.log')}>
          {activities.map(({ object }) => (
            <button
              key={object.name}
              type="button"
              role="tab"
              aria-selected={object === activity.object}
              onClick={() => setChosen(object.name)}
            >
              <Icon name={object.icon} size={14} />
              {label(object.label)}
            </button>
          ))}
        </div>
      )}
      <ActivityForm key={activity.object.name} open={open} activity={activity} box={box} onRest={setResting} />
    </div>
  );
}
