import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useUpdateRecord } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { type DoneSwitch, isDone } from '../model/done-switch.ts';
import styles from './tick-box.module.css';

type Props = { object: ObjectModel; record: WireRecord; ending: DoneSwitch; title: string };

/** Ticks a thing to do off, and takes it back. */
export function TickBox({ object, record, ending, title }: Props) {
  const t = useText();
  const { mutate, isPending, variables } = useUpdateRecord(object.name);
  const done = isPending ? variables.values[ending.field] === ending.done : isDone(record, ending);
  const toggle = () =>
    mutate(
      { id: record.id, values: { [ending.field]: done ? ending.undone : ending.done }, seen: record },
      { onError: toast.problem },
    );
  return (
    <label className={styles.box}>
      <input type="checkbox" checked={done} disabled={isPending} onChange={toggle} aria-label={t('record.tick', { title })} />
      <span>{done && <Icon name="check" size={12} />}</span>
    </label>
  );
}
