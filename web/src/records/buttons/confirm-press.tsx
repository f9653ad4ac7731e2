import { useLabel } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import type { ShownButton } from './buttons-at.ts';

type Props = { button: ShownButton; onConfirm: () => Promise<void>; onClose: () => void };

/** Asks before a button is pressed, in the button's own words. */
export function ConfirmPress({ button, onConfirm, onClose }: Props) {
  const label = useLabel();
  return (
    <FormModal title={label(button.label)} action={label(button.label)} onSubmit={onConfirm} onClose={onClose}>
      <p>{label(button.confirm)}</p>
    </FormModal>
  );
}
