import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CustomiseButton } from '../../ui/customise.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './create-form.module.css';

type Save = (goOn: boolean) => void;

type Props = {
  object: string;
  isSaving: boolean;
  /** Of a record that is there, nothing is begun anew. */
  isEdit: boolean;
  onSave: Save;
  onCancel: () => void;
  /** Of a form in steps: to the one before, and to the one after where there is one. */
  onBack?: () => void;
  onNext?: () => void;
};

/** What a form ends with: back and next in steps, and saving at the last of them. */
export function FormActions({ object, isSaving, isEdit, onSave, onCancel, onBack, onNext }: Props) {
  const t = useText();
  const customise = (
    <CustomiseButton place={{ kind: 'layout', name: object, at: ['quickCreate'], of: object }} what="form" onGo={onCancel} />
  );
  const back = onBack && <Button onClick={onBack}>{t('record.create.back')}</Button>;
  if (onNext)
    return (
      <>
        {customise}
        <Button className={styles.again} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        {back}
        <Button variant="primary" onClick={onNext}>
          {t('record.create.next')}
          <Kbd keys="mod+enter" />
        </Button>
      </>
    );
  return (
    <>
      {customise}
      {!isEdit && (
        <Button className={styles.again} disabled={isSaving} onClick={() => onSave(true)}>
          {t('record.create.again')}
        </Button>
      )}
      {back ?? (
        <Button className={isEdit ? undefined : styles.cancel} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      )}
      <Button variant="primary" loading={isSaving} onClick={() => onSave(false)}>
        {t('action.save')}
        <Kbd keys="mod+enter" />
      </Button>
    </>
  );
}

/** Stands inside the form's layer, so that the keys belong to the form on top. */
export function FormKeys({ onSave }: { onSave: Save }) {
  useShortcut('mod+enter', () => onSave(false), { label: 'action.save' });
  useShortcut('mod+shift+enter', () => onSave(true), { label: 'record.create.again' });
  return null;
}
