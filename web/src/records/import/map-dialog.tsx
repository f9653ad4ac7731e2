import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportMap, ImportPlan } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import styles from './map-bar.module.css';
import { useMapKeeping } from './use-import-maps.ts';

type Props = { plan: ImportPlan; present: ImportMap | undefined; onClose: () => void };

/** Names the plan that shall be kept; one's own of the same name is replaced. */
export function MapDialog({ plan, present, onClose }: Props) {
  const t = useText();
  const keepMap = useMapKeeping();
  const [name, setName] = useState(present?.mine ? present.name : '');
  const [shared, setShared] = useState(present?.mine === true && present.shared);
  const [saving, setSaving] = useState(false);
  const keep = async () => {
    setSaving(true);
    try {
      await keepMap(name.trim(), plan, shared);
      toast.success(t('import.mapKept', { name: name.trim() }));
      onClose();
    } catch (error) {
      toast.problem(error);
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      onClose={onClose}
      size="sm"
      title={t('import.keepMapTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form="keep-map" loading={saving} disabled={!name.trim()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form
        id="keep-map"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextInput
          data-autofocus
          label={t('import.mapName')}
          description={t('import.mapNameHelp')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox label={t('import.shareMap')} checked={shared} onChange={(event) => setShared(event.target.checked)} />
      </form>
    </Modal>
  );
}
