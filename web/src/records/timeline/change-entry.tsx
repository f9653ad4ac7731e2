import { useState } from 'react';
import type { HistoryEntry, TimelineItem } from '../../../../metadata/api/about-record.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './change-entry.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { isOfRows, RowChanges } from './row-changes.tsx';

type Props = { item: TimelineItem; change: HistoryEntry; object: ObjectModel };

/** “李雷 changed 3 fields”, which opens to show each from what to what; a single one is shown at once. */
export function ChangeEntry({ item, change, object }: Props) {
  const t = useText();
  const label = useLabel();
  const names = Object.keys(change.changes).filter((name) => object.fields[name]);
  const isOne = change.action === 'update' && names.length === 1 && !change.button;
  const [isOpen, setOpen] = useState(isOne);
  const first = label(object.fields[names[0] ?? '']?.label);
  const sentences = {
    create: t('record.timeline.create'),
    delete: t('record.timeline.delete'),
    restore: t('record.timeline.restore'),
    print: t('record.timeline.print'),
    reveal: t('record.timeline.reveal', { field: first }),
    update: isOne ? t('record.timeline.changedOne', { field: first }) : t('record.timeline.changed', { count: names.length }),
  };
  const verb = change.button ? t('record.timeline.pressed', { button: label(change.button) }) : sentences[change.action];
  const canOpen = names.length > 0 && !isOne && change.action !== 'reveal';
  return (
    <EntryFrame
      quiet
      actor={item.actor}
      at={item.at}
      headline={
        canOpen ? (
          <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {verb}
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
          </button>
        ) : (
          verb
        )
      }
    >
      {isOpen && (
        <ul className={styles.changes}>
          {names.map((name) => (
            <Change
              key={name}
              object={object}
              name={name}
              change={change}
              text={isOne ? undefined : label(object.fields[name]?.label)}
            />
          ))}
        </ul>
      )}
    </EntryFrame>
  );
}

function Change({ object, name, change, text }: { object: ObjectModel; name: string; change: HistoryEntry; text?: string }) {
  const field = object.fields[name];
  const values = change.changes[name];
  if (!field || !values) return null;
  if (change.action === 'update' && isOfRows(values))
    return (
      <li>
        {text && <span className={styles.name}>{text}</span>}
        <RowChanges field={field} from={values.from ?? []} to={values.to ?? []} />
      </li>
    );
  return (
    <li className={styles.change}>
      {text && <span className={styles.name}>{text}</span>}
      {change.action !== 'create' && (
        <>
          <span className={styles.from}>
            <FieldValue field={field} value={values.from} />
          </span>
          <Icon name="arrow-right" size={14} className={styles.arrow} />
        </>
      )}
      <span className={styles.to}>
        <FieldValue field={field} value={values.to} />
      </span>
    </li>
  );
}
