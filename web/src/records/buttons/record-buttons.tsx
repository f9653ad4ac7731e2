import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './record-buttons.module.css';
import { useButtons } from './use-buttons.ts';
import { usePress } from './use-press.tsx';

type Props = {
  object: ObjectModel;
  record: WireRecord;
  /** By name, in the order in which the layout has them. */
  names: readonly string[];
};

/** Buttons on the page of a record, as far as their conditions say that they are there. */
export function RecordButtons({ object, record, names }: Props) {
  const t = useText();
  const label = useLabel();
  const shown = useButtons(object, record, 'record');
  const { press, busy, dialog } = usePress(object);
  const placed = names.flatMap((name) => shown.filter((button) => button.name === name));
  if (placed.length === 0) return null;
  return (
    <div className={styles.buttons} role="toolbar" aria-label={t('buttons.title')}>
      {placed.map((button) => (
        <Button
          key={button.name}
          size="sm"
          className={styles.button}
          icon={<Icon name={button.icon} />}
          loading={busy === button.name}
          onClick={() => press(button, { record })}
        >
          {label(button.label)}
        </Button>
      ))}
      {dialog}
    </div>
  );
}
