import type { ObjectModel, TimelineItem, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { doneSwitch, isDone } from '../model/done-switch.ts';
import { plainText } from '../model/record-title.ts';
import { isSame } from '../model/undo-values.ts';
import { TickBox } from '../related/tick-box.tsx';
import styles from './activity-entry.module.css';
import { composerFields } from './composer-fields.ts';
import { EntryFrame } from './timeline-entry.tsx';

type Props = { item: TimelineItem; object: ObjectModel; record: WireRecord };

/** Something done or to do, with its words and what else its form asks for. */
export function ActivityEntry({ item, object, record }: Props) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const { kind, facts } = composerFields(useModel(), object);
  const text = plainText(record[object.activity?.text ?? object.title]);
  const ending = doneSwitch(object);
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
        <Link
          to={paths.record(object.name, record.id)}
          className={styles.open}
          aria-label={t('record.timeline.open', { object: inline(object.label) })}
        >
          <Icon name="external-link" size={14} />
        </Link>
      }
    >
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
    </EntryFrame>
  );
}
