import { useState } from 'react';
import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { recordTitle } from '../model/record-title.ts';
import styles from './loss-reason.module.css';

/** A choice field of this name is asked for when a record is lost. */
const reasonName = 'loss_reason';

export function lossReasonField(object: ObjectModel): FieldModel | undefined {
  const field = object.fields[reasonName];
  return field?.access === 'edit' && 'options' in field ? field : undefined;
}

type Props = {
  object: ObjectModel;
  record: WireRecord;
  onAnswer: (values: Record<string, unknown>) => void;
  onCancel: () => void;
};

/** Why was it lost? Cancelling leaves the record where it was. */
export function LossReason({ object, record, onAnswer, onCancel }: Props) {
  const t = useText();
  const label = useLabel();
  const field = lossReasonField(object);
  const [reason, setReason] = useState(() => (record[reasonName] as string | null) ?? null);
  if (!field) return null;
  const footer = (
    <>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
      <Button variant="primary" disabled={reason === null} onClick={() => onAnswer({ [reasonName]: reason })}>
        {t('record.lost.confirm')}
      </Button>
    </>
  );
  return (
    <Modal
      open
      onClose={onCancel}
      title={t('record.lost.title', { title: recordTitle(object, record) })}
      footer={footer}
      size="sm"
    >
      <fieldset className={styles.reasons}>
        <legend>{label(field.label)}</legend>
        {offeredOptions(field, record).map((option) => (
          <label key={option.value} className={styles.reason}>
            <input type="radio" name={reasonName} checked={reason === option.value} onChange={() => setReason(option.value)} />
            {label(option.label)}
          </label>
        ))}
      </fieldset>
    </Modal>
  );
}
