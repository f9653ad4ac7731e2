import { useText } from '../../../base/use-text.ts';
import { ElementList } from '../../frame/element-list.tsx';
import { RolesHeading } from './roles-heading.tsx';
import { useRoleSteps } from './use-role-steps.ts';
import { useMakesRoles, useRoleElements, useRoles } from './use-roles.ts';

type Props = { selected?: string; onAdd: () => void; onRemove: (name: string) => void };

/** All roles, on the left of each page of them. */
export function RoleList({ selected, onAdd, onRemove }: Props) {
  const t = useText();
  const steps = useRoleSteps();
  const roles = useRoles();
  const mayChange = useMakesRoles() !== 'none';
  const remove = (name: string) => {
    if (!roles.find((role) => role.name === name)?.isFixed) onRemove(name);
  };
  return (
    <ElementList
      heading={<RolesHeading here="roles" />}
      elements={useRoleElements()}
      selected={selected}
      {...(mayChange && {
        add: { label: t('roles.add'), run: onAdd },
        onCopy: (name: string) => void steps.copy(name),
        onRemove: remove,
      })}
    />
  );
}
