import { useState } from 'react';
import type { FieldModel, Reference, WireRecord } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { FormModal } from '../../ui/form-modal.tsx';

type Props = {
  field: FieldModel;
  record: WireRecord;
  onAssign: (owner: Reference | null) => Promise<void>;
  onClose: () => void;
};

/** Who is to take care of a record from now on. */
export function AssignDialog({ field, record, onAssign, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const [owner, setOwner] = useState<unknown>(record.owner ?? null);
  const { Editor } = fieldWidget(field);
  const assign = async () => {
    await onAssign(owner as Reference | null);
    onClose();
  };
  return (
    <FormModal title={t('list.assign')} action={t('action.save')} onSubmit={assign} onClose={onClose}>
      <label htmlFor="assigned">{label(field.label)}</label>
      {Editor && <Editor id="assigned" field={field} value={owner} onChange={setOwner} />}
    </FormModal>
  );
}
