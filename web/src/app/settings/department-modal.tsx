import { useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { createRecord, updateRecord } from '../../base/records.ts';
import { useText } from '../../base/use-text.ts';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { ReferenceSelect } from './reference-select.tsx';

/** A department being made, or changed when it has an id. */
export type DepartmentDraft = { id?: string; name: string; parent: Reference | null };

export function DepartmentModal({ draft, onClose }: { draft: DepartmentDraft; onClose: () => void }) {
  const t = useText();
  const [values, setValues] = useState(draft);

  async function save() {
    const body = { name: values.name, parent: values.parent?.id ?? null };
    if (draft.id) await updateRecord('department', { id: draft.id, values: body });
    else await createRecord('department', body);
    await queryClient.invalidateQueries({ queryKey: queryKeys.records('department') });
    onClose();
  }

  return (
    <FormModal
      title={t(draft.id ? 'departments.rename' : 'departments.add')}
      action={t('action.save')}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput
        label={t('departments.name')}
        required
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
      />
      <ReferenceSelect
        object="department"
        label={t('departments.parent')}
        value={values.parent}
        onChange={(parent) => setValues({ ...values, parent })}
        except={draft.id}
      />
    </FormModal>
  );
}
