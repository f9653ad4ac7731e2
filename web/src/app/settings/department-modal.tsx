import { TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { createRecord, updateRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ReferenceSelect } from './reference-select.tsx';
import styles from './settings-page.module.css';

/** A department being made, or changed when it has an id. */
export type DepartmentDraft = { id?: string; name: string; parent: Reference | null };

export function DepartmentModal({ draft, onClose }: { draft: DepartmentDraft; onClose: () => void }) {
  const t = useText();
  const formId = useId();
  const [values, setValues] = useState(draft);
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const body = { name: values.name, parent: values.parent?.id ?? null };
      if (draft.id) await updateRecord('department', draft.id, body);
      else await createRecord('department', body);
      await queryClient.invalidateQueries({ queryKey: queryKeys.records('department') });
      onClose();
    } catch (error) {
      setBusy(false);
      toast.problem(error);
    }
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={t(draft.id ? 'departments.rename' : 'departments.add')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.column} onSubmit={save}>
        <TextInput
          label={t('departments.name')}
          required
          data-autofocus
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
      </form>
    </Modal>
  );
}
