import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import type { Clash } from '../../base/clashes.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import styles from './conflict-dialog.module.css';

const sides = ['current', 'yours', 'original'] as const;
type Side = (typeof sides)[number];

type Props = {
  object: ObjectModel;
  clashes: Clash[];
  /** The values to save, or nothing to leave the record as it is. */
  onAnswer: (values: Record<string, unknown> | undefined) => void;
};

/** Somebody else changed the same fields: the user picks what each shall say. */
export function ConflictDialog({ object, clashes, onAnswer }: Props) {
  const t = useText();
  const label = useLabel();
  const [picked, setPicked] = useState<Record<string, Side>>({});
  const sideOf = (name: string) => picked[name] ?? 'yours';
  const save = () => onAnswer(Object.fromEntries(clashes.map((clash) => [clash.name, clash[sideOf(clash.name)]])));
  const footer = (
    <>
      <Button onClick={() => onAnswer(undefined)}>{t('record.conflict.keepCurrent')}</Button>
      <Button variant="primary" onClick={save}>
        {t('record.conflict.save')}
      </Button>
    </>
  );
  return (
    <Modal open onClose={() => onAnswer(undefined)} title={t('record.conflict.title')} footer={footer} size="lg">
      <p className={styles.help}>{t('record.conflict.help')}</p>
      {clashes.map((clash) => {
        const field = object.fields[clash.name];
        if (!field) return null;
        return (
          <fieldset key={clash.name} className={styles.field}>
            <legend>{label(field.label)}</legend>
            {sides.map((side) => (
              <label key={side} className={styles.side}>
                <input
                  type="radio"
                  name={clash.name}
                  checked={sideOf(clash.name) === side}
                  onChange={() => setPicked({ ...picked, [clash.name]: side })}
                />
                <span className={styles.name}>{t(`record.conflict.${side}`)}</span>
                <FieldValue field={field} value={clash[side]} />
              </label>
            ))}
          </fieldset>
        );
      })}
    </Modal>
  );
}
