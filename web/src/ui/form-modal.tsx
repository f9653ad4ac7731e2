import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../base/use-text.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Modal } from './modal.tsx';
import { useRefusal } from './refusal.tsx';

type Props = {
  title: ReactNode;
  /** What its button says. */
  action: string;
  danger?: boolean;
  disabled?: boolean;
  /** Closes the dialog when it is done; when it fails the dialog stays and says what was refused, or a toast what else went wrong. */
  onSubmit: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

/** A few fields to be filled in, or a question to be answered, and a button that does it. */
export function FormModal({ title, action, danger, disabled, onSubmit, onClose, children }: Props) {
  const t = useText();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const { refusal, tell } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    tell();
    await onSubmit().catch(tell);
    setBusy(false);
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} variant={danger ? 'danger' : 'primary'} loading={busy} disabled={disabled}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {children}
        {refusal}
      </form>
    </Modal>
  );
}
