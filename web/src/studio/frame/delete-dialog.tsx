import { type TextKey, useText } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { UseList, type UseTarget, useUses } from './used-by.tsx';

type Props = { target: UseTarget; title: string; onDelete: () => void; onClose: () => void };

/** Where it is used, before it goes; what becomes of its values, and how it comes back. */
export function DeleteDialog({ target, title, onDelete, onClose }: Props) {
  const t = useText();
  const found = useUses(target);
  const remove = async () => {
    onDelete();
    onClose();
  };
  return (
    <FormModal title={title} action={t('action.delete')} danger onSubmit={remove} onClose={onClose}>
      <p>{t(helpFor(target))}</p>
      {found && found.uses.length > 0 && (
        <>
          <p>{t('studio.stillUsedIn', { count: found.uses.length })}</p>
          <UseList uses={found.uses} />
        </>
      )}
      {found && found.personal > 0 && <p>{t('studio.usedPersonally', { count: found.personal })}</p>}
      {found && found.uses.length === 0 && <p>{t('studio.unused')}</p>}
    </FormModal>
  );
}

/** Objects and fields have records to lose. */
function helpFor(target: UseTarget): TextKey {
  if ('kind' in target) return 'studio.deleteDefinitionHelp';
  return target.field === undefined ? 'studio.deleteObjectHelp' : 'studio.deleteFieldHelp';
}
