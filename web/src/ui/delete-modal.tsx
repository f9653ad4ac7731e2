import { useText } from '../base/use-text.ts';
import { FormModal } from './form-modal.tsx';

type Props = {
  title: string;
  /** What goes with it. */
  help: string;
  onDelete: () => Promise<void>;
  onClose: () => void;
};

/** Asks before something is deleted that does not come back. */
export function DeleteModal({ title, help, onDelete, onClose }: Props) {
  const t = useText();
  return (
    <FormModal title={title} action={t('action.delete')} danger onSubmit={onDelete} onClose={onClose}>
      <p>{help}</p>
    </FormModal>
  );
}
