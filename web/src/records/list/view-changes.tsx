import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { noChanges, viewBody } from './shown-view.ts';
import type { List } from './use-list.ts';
import { useViewSaving } from './use-saved-views.ts';
import styles from './view-tabs.module.css';

/** What to do with a view that was changed: keep it, keep it as another, take it back. Views of others are never overwritten. */
export function ViewChanges({ list }: { list: List }) {
  const t = useText();
  const save = useViewSaving();
  const [naming, setNaming] = useState(false);
  const { saved, shown } = list;
  if (!list.changed) return null;
  const keep = () =>
    save(viewBody({ ...shown, type: saved.type }), { name: saved.name }).then(() => list.change(noChanges), toast.problem);
  return (
    <div className={styles.changes}>
      <Button size="sm" variant="ghost" onClick={() => list.change(noChanges)}>
        {t('list.resetView')}
      </Button>
      <Button size="sm" onClick={() => setNaming(true)}>
        {t('list.saveViewAs')}
      </Button>
      {saved.source === 'personal' && (
        <Button size="sm" variant="primary" onClick={keep}>
          {t('action.save')}
        </Button>
      )}
      {naming && <NameView list={list} onClose={() => setNaming(false)} />}
    </div>
  );
}

function NameView({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useText();
  const save = useViewSaving();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [saving, setSaving] = useState(false);
  const keep = async () => {
    setSaving(true);
    try {
      const made = await save(viewBody({ ...list.shown, label: { zh: name.trim(), en: name.trim() }, order: undefined }), {
        shared,
      });
      list.openView(made);
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
      title={t('list.saveViewAs')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form="save-view" loading={saving} disabled={!name.trim()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form
        id="save-view"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextInput
          data-autofocus
          label={t('list.viewName')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox label={t('list.shareView')} checked={shared} onChange={(event) => setShared(event.target.checked)} />
      </form>
    </Modal>
  );
}
