import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useRoleSteps } from './use-role-steps.ts';
import { useHolders, useRoles } from './use-roles.ts';

/** A role that people have is not taken away from under them. */
export function DeleteRole({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const steps = useRoleSteps();
  const people = useHolders().get(name) ?? [];
  const title = label(useRoles().find((role) => role.name === name)?.body.label) || name;
  const remove = async () => {
    steps.remove(name);
    onClose();
    void go(paths.studio('roles'));
  };
  return (
    <FormModal
      title={t('roles.deleteTitle', { name: title })}
      action={t('action.delete')}
      danger
      disabled={people.length > 0}
      onSubmit={remove}
      onClose={onClose}
    >
      <p>{people.length > 0 ? t('roles.stillHeld', { count: people.length }) : t('roles.deleteHelp')}</p>
      {people.length > 0 && <p>{people.map((person) => person.name).join(t('studio.comma'))}</p>}
    </FormModal>
  );
}
