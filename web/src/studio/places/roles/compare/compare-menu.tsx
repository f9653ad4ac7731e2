import { paths } from '../../../../base/paths.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { compareWith } from '../role-address.ts';
import { useRoles } from '../use-roles.ts';

/** With which role a role is compared. */
export function CompareMenu({ role, other }: { role: string; other?: string }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const roles = useRoles();
  const chosen = roles.find(({ name }) => name === other);
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Icon name="columns-3" />}>
          {chosen ? label(chosen.body.label) : t('roles.compareWith')}
        </Button>
      }
    >
      {roles
        .filter(({ name }) => name !== role)
        .map(({ name, body }) => (
          <MenuItem key={name} checked={name === other} onSelect={() => void go(paths.studio('roles', role, compareWith, name))}>
            {label(body.label) || name}
          </MenuItem>
        ))}
    </Menu>
  );
}
