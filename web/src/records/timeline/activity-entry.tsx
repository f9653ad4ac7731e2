import { useState } from 'react';
import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import type { ObjectModel, Reference, WireRecord } from '../../../../metadata/wire.ts';
import { isSame } from '../../base/is-same.ts';
import { paths } from '../../base/paths.ts';
import { plainText } from '../../base/plain-text.ts';
import { useFormat } from '../../base/use-format.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { doneSwitch, isDone } from '../model/done-switch.ts';
import { TickBox } from '../related/tick-box.tsx';
import { ActivityEditor } from './activity-editor.tsx';
import styles from './activity-entry.module.css';
import { useComposerFields } from './composer-fields.ts';
import { EntryFrame } from './entry-frame.tsx';

type Props = { item: TimelineItem; object: ObjectModel; record: WireRecord };

/** Something done or to do, with its words and what else its form asks for. Who may change it does so where it stands. */
export function ActivityEntry({ item, object, record }: Props) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const { kind } = useComposerFields(object, 'detail', record);
  const [isEdited, setEdited] = useState(false);
  const named = { object: inline(object.label) };
  return (
    <EntryFrame
      actor={item.actor}
      at={item.at}
      headline={
        <>
          <Icon name={object.icon} size={14} className={styles.icon} label={label(object.label)} />
          {kind && !isBlank(record[kind]) && <FieldValue field={object.fields[kind] as never} value={record[kind]} compact />}
        </>
      }
      aside={
        <>
          <EditedMark object={object} record={record} />
          <span className={styles.tools}>
            {item.editable && !isEdited && object.activity && (
              <button
                type="button"
                className={styles.tool}
                title={t('record.timeline.edit', named)}
                aria-label={t('record.timeline.edit', named)}
                onClick={() => setEdited(true)}
              >
                <Icon name="pencil" size={14} />
              </button>
            )}
            <Link to={paths.record(object.name, record.id)} className={styles.tool} aria-label={t('record.timeline.open', named)}>
              <Icon name="external-link" size={14} />
            </Link>
          </span>
        </>
      }
    >
      {isEdited ? (
        <ActivityEditor object={object} record={record} onClose={() => setEdited(false)} />
      ) : (
        <Content {...{ item, object, record }} />
      )}
    </EntryFrame>
  );
}

function Content({ item, object, record }: Props) {
  const label = useLabel();
  const { facts } = useComposerFields(object, 'detail', record);
  const text = plainText(record[object.activity?.text ?? object.title]);
  const ending = doneSwitch(object);
  return (
    <>
      <div className={styles.body}>
        {ending && <TickBox object={object} record={record} ending={ending} title={text} />}
        <p className={classNames(styles.text, ending && isDone(record, ending) && styles.done)}>{text}</p>
      </div>
      <dl className={styles.facts}>
        {facts
          .filter((name) => !isBlank(record[name]) && !isSame(record[name], item.actor))
          .map((name) => (
            <div key={name} className={styles.fact}>
              <dt>{label(object.fields[name]?.label)}</dt>
              <dd>
                <FieldValue field={object.fields[name] as never} value={record[name]} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** Said of what was done. What is to be done changes as it goes, by being ticked off at least. */
function EditedMark({ object, record }: { object: ObjectModel; record: WireRecord }) {
  const t = useText();
  const format = useFormat();
  if (record.version <= 1 || doneSwitch(object)) return null;
  const { updated_by: by, updated_at: at } = record;
  const told =
    by && at
      ? t('record.timeline.editedBy', { name: (by as Reference).title ?? '', time: format.exactTime(String(at)) })
      : undefined;
  return (
    <span className={styles.edited} title={told}>
      {t('record.timeline.edited')}
    </span>
  );
}
